-- P26: An administrator can add a rule for any client column, their own added columns included: a column, a row, one call.
-- "certain edits made to a client record will prompt the creation of a corresponding milestone record and vice-versa"
-- needs the extension

ALTER TABLE client ADD COLUMN loans NUMERIC;
ALTER TABLE client ADD COLUMN lender TEXT;
ALTER TABLE client ADD COLUMN loan_date TEXT;
ALTER TABLE client ADD COLUMN has_loan INTEGER;
ALTER TABLE client ADD COLUMN "straße" TEXT;
INSERT INTO pick_list (list, value) VALUES ('Milestone Type', 'Loan Obtained'), ('Milestone Type', 'Lender Found'), ('Milestone Type', 'Moved');
INSERT INTO prompt_rule (id, source, columns, change, to_value, milestone_type, date_column, carries_value, question) VALUES
  ('loans', 'client', 'loans, has_loan', 'any', NULL, 'Loan Obtained', 'loan_date', 1, '{client} has borrowed {loans} ({has_loan})?'),
  ('lender', 'client', 'lender', 'filled', NULL, 'Lender Found', NULL, 1, '{client} has a lender, {lender}?'),
  ('it''s "closed"', 'client', 'company_status', 'to', 'Out of Business', 'Moved', NULL, 0, '{client} closed; it''s "over"? {{now}}'),
  ('street', 'client', 'straße', 'any', NULL, 'Moved', NULL, 1, '{client} moved to {straße}?');
INSERT INTO prompt_rule (id, source, columns, to_value, milestone_type, date_column, check_column, question) VALUES
  ('loan back', 'milestone', 'loans', NULL, 'Loan Obtained', 'loan_date', 'has_loan', '{client} borrowed {value} on {date}. Note it?'),
  ('moved back', 'milestone', 'straße', NULL, 'Moved', NULL, NULL, '{client} moved to {value}?');
SELECT crm_install();
--> 4
SELECT * FROM crm_check;
--> (no rows)

-- any: each edit; the event's day and the sum of the columns go along.
UPDATE client SET loans = 5000, loan_date = '2025-03-03' WHERE id = 'acme';
-- filled: blank to a value.
UPDATE client SET lender = 'First Bank' WHERE id IN ('acme', 'bolt');
-- to: that value alone.
UPDATE client SET company_status = 'In Business' WHERE id = 'bolt';
UPDATE client SET company_status = 'Out of Business' WHERE id = 'bolt';
SELECT rule_id, client_id, question, proposed FROM prompt ORDER BY rule_id, client_id;
--> it's "closed" | bolt | Bolt closed; it's "over"? {{now}} | {"type":"Moved"}
--> lender | acme | Acme has a lender, First Bank? | {"type":"Lender Found","value":"First Bank"}
--> lender | bolt | Bolt has a lender, First Bank? | {"type":"Lender Found","value":"First Bank"}
--> loans | acme | Acme has borrowed 5000 (blank)? | {"type":"Loan Obtained","milestone_date":"2025-03-03","value":5000}
UPDATE client SET lender = '' WHERE id = 'bolt';
SELECT status FROM prompt WHERE rule_id = 'lender' AND client_id = 'bolt';
--> withdrawn
UPDATE prompt SET answer = 'accept' WHERE status = 'pending';
SELECT client_id, type, milestone_date, value FROM milestone ORDER BY type;
--> acme | Lender Found | 2025-03-10 | First Bank
--> acme | Loan Obtained | 2025-03-03 | 5000
--> bolt | Moved | 2025-03-10 | NULL
UPDATE client SET lender = 'Second Bank' WHERE id = 'acme';
SELECT count(*) FROM prompt WHERE status = 'pending';
--> 0

-- The other direction, the office's own date and check box included.
INSERT INTO milestone (client_id, type, milestone_date, value) VALUES ('core', 'Loan Obtained', '2025-03-04', 700);
SELECT question, field, proposed FROM prompt WHERE status = 'pending';
--> Core borrowed 700 on 2025-03-04. Note it? | loans,loan_date,has_loan | {"loans":700,"loan_date":"2025-03-04","has_loan":1}
UPDATE prompt SET answer = 'accept' WHERE status = 'pending';
SELECT loans, loan_date, has_loan FROM client WHERE id = 'core';
--> 700 | 2025-03-04 | 1

-- Any text: quotes, backslashes, newlines, umlauts and other letters come through unharmed.
UPDATE client SET "straße" = 'Äußere "Gasse"\3,' || char(10, 9) || 'Zürich ' || char(128512) || ' {client} ''x''' WHERE id = 'acme';
SELECT json_valid(proposed), old_values FROM prompt WHERE status = 'pending';
--> 1 | straße = NULL
SELECT proposed ->> 'value' = client."straße", new_values = 'straße = ' || quote(client."straße") FROM prompt JOIN client ON client.id = client_id WHERE prompt.status = 'pending';
--> 1 | 1
UPDATE prompt SET answer = 'accept' WHERE status = 'pending';
INSERT INTO milestone (id, client_id, type, value) SELECT 'm1', 'bolt', 'Moved', "straße" FROM client WHERE id = 'acme';
UPDATE prompt SET answer = 'accept' WHERE status = 'pending';
SELECT count(*), count(DISTINCT "straße"), (SELECT count(DISTINCT value) FROM milestone WHERE type = 'Moved') FROM client WHERE "straße" <> '';
--> 2 | 1 | 1

-- Of the documents' columns, any: two fields that no shipped rule watches.
INSERT INTO prompt_rule (id, source, columns, change, milestone_type, question) VALUES ('mail', 'client', 'email, status', 'any', 'Moved', 'Has {client} moved?');
SELECT crm_install();
--> 4
UPDATE client SET status = 'Inactive' WHERE id = 'acme';
SELECT rule_id FROM prompt WHERE status = 'pending';
--> mail

-- A wrong row is refused: at once, or by crm_install(), which says what to do, and leaves the rules in force as they were.
INSERT INTO prompt_rule (id, source, columns, change, milestone_type, question) VALUES ('x', 'client', 'email', 'changed', 'Moved', 'x?');
--! CHECK constraint failed: prompt_rule.change must be 'any', 'filled' or 'to' for source client, and NULL for source milestone
INSERT INTO prompt_rule (id, source, columns, change, milestone_type, question) VALUES ('x', 'client', 'email', 'to', 'Moved', 'x?');
--! CHECK constraint failed: prompt_rule.to_value: give it when change is 'to', leave it NULL when change is 'any' or 'filled'
INSERT INTO prompt_rule (id, source, columns, change, milestone_type, question) VALUES ('x', 'contact', 'email', 'any', 'Moved', 'x?');
--! CHECK constraint failed: prompt_rule.source must be client or milestone
INSERT INTO prompt_rule (id, source, columns, change, milestone_type, question) VALUES ('x', 'client', 'mobile', 'any', 'Moved', 'x?');
SELECT crm_install();
--! crm_install: prompt_rule 'x': client has no column mobile; add it to client, or correct the rule
SELECT row_id, problem FROM crm_check WHERE "check" = 'prompt rule';
--> x | client has no column mobile; add it to client, or correct the rule
UPDATE prompt_rule SET columns = 'email', milestone_type = 'Went Away' WHERE id = 'x';
SELECT crm_install();
--! crm_install: prompt_rule 'x': the pick list Milestone Type has no value Went Away; add it there, or correct the rule
UPDATE prompt_rule SET milestone_type = 'Moved', columns = 'email, name', change = 'filled' WHERE id = 'x';
SELECT crm_install();
--! crm_install: prompt_rule 'x': client.name cannot be asked about
UPDATE prompt_rule SET columns = 'email, lender' WHERE id = 'x';
SELECT crm_install();
--! crm_install: prompt_rule 'x': only a rule of source client with change any may name several columns
UPDATE prompt_rule SET columns = 'lender', slot = 'lender' WHERE id = 'x';
SELECT crm_install();
--! crm_install: prompt_rule 'lender': rule x shares its slot, so both must have the same columns, and change to
