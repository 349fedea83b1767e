-- G3: Every function with an effect is all-or-nothing, is DIRECTONLY, and says in its error what was wrong and what to do.
-- needs the extension

-- Called from a trigger or a view, crm_install() is refused, and so is the statement.
CREATE VIEW installing AS SELECT crm_install() AS version;
SELECT * FROM installing;
--! unsafe use of crm_install()
CREATE TRIGGER installs AFTER INSERT ON contact BEGIN SELECT crm_install(); END;
INSERT INTO contact (id, client_id, name) VALUES ('carl', 'acme', 'Carl Cook');
--! unsafe use of crm_install()
DROP TRIGGER installs;

-- Of two rules, one good and one wrong, neither comes into force.
INSERT INTO prompt_rule (id, source, columns, change, milestone_type, question) VALUES
  ('E1', 'client', 'email', 'any', 'Change in Staff', '{client}: a new address?'),
  ('E2', 'client', 'e_mail', 'any', 'Change in Staff', '{client}: a new address?');
SELECT crm_install();
--! crm_install: prompt_rule 'E2': client has no column e_mail; add it to client, or correct the rule
SELECT crm_install('rehearse');
--! crm_install: prompt_rule 'E2': client has no column e_mail; add it to client, or correct the rule
UPDATE client SET email = 'new@acme.example' WHERE id = 'acme';
SELECT count(*) FROM prompt;
--> 0

-- Answers through sync_prompts: when one of several cannot be carried out, none is.
UPDATE client SET gross_profits = 5 WHERE id = 'acme';
INSERT INTO milestone (client_id, type, value) VALUES ('acme', 'Change in Sales', -5);
UPDATE sync_prompts SET answer = 'accept', answered_by = 'ann';
--! sync_prompts: CHECK constraint failed: client.gross_sales must be a number, 0 or more
UPDATE sync_prompts SET answer = 'accept', answered_by = 'ann' WHERE field = 'gross_profits';
SELECT type, value FROM milestone WHERE prompt_id IS NOT NULL;
--> Change in Profits | 5
