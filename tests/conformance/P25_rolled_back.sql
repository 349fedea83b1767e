-- P25: A rolled-back edit leaves no question.
-- "when the edits listed in the following table are made to an existing client record"

BEGIN;
UPDATE client SET hubzone = 'Certified' WHERE id = 'acme';
INSERT INTO milestone (client_id, type, value) VALUES ('acme', 'Change in Sales', 5);
SELECT count(*) FROM prompt;
--> 2
ROLLBACK;
SELECT count(*) FROM prompt;
--> 0

-- Part of a transaction: only what stays asks, and a question is as it was before the part that was undone.
BEGIN;
UPDATE client SET gross_sales = 100 WHERE id = 'acme';
SAVEPOINT second_thoughts;
UPDATE client SET gross_sales = 200, hubzone = 'Certified' WHERE id = 'acme';
UPDATE prompt SET answer = 'accept' WHERE field = 'hubzone';
ROLLBACK TO second_thoughts;
COMMIT;
SELECT field, status, proposed FROM prompt;
--> gross_sales | pending | {"type":"Change in Sales","value":100}
SELECT (SELECT count(*) FROM milestone) + (SELECT count(*) FROM audit_log);
--> 0

-- So with an answer, and with an edit that fails.
BEGIN;
UPDATE prompt SET answer = 'accept';
ROLLBACK;
SELECT status FROM prompt;
--> pending
UPDATE client SET organization = 'LLC', hubzone = 'Maybe' WHERE id = 'bolt';
--! client.hubzone: this value is not in the pick list
