-- P26: own columns hold any text.
-- A date column of the office's own that holds a text with a quote: the question is malformed JSON, and nobody can read the inbox.
-- needs the extension

ALTER TABLE client ADD COLUMN note TEXT;
ALTER TABLE client ADD COLUMN opened TEXT;
INSERT INTO prompt_rule (id, source, columns, change, milestone_type, date_column, question) VALUES ('n', 'client', 'note', 'any', 'Change in Staff', 'opened', 'n?');
SELECT crm_install();
--> 4
UPDATE client SET opened = 'a"b', note = 'x' WHERE id = 'acme';
SELECT json_valid(proposed) FROM prompt;
--> 1
SELECT count(will_write) FROM prompt_inbox;
--> 1
