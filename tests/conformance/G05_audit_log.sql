-- G5: Every automatic change to a record is explained afterwards (who, when, which rule, before and after) and beforehand
-- (a preview that runs the same code).

UPDATE client SET gross_sales = 900, modified_by = 'bob' WHERE id = 'acme';
UPDATE prompt SET answer = 'decline';
UPDATE client SET full_time_employees = 4 WHERE id = 'acme';
INSERT INTO milestone (id, client_id, type, milestone_date, value, modified_by)
VALUES ('m1', 'acme', 'Change in Sales', '2025-02-01', 1200, 'bob');

-- Beforehand: what accepting will write.
SELECT client, action, will_write, rule_id, edited_by FROM prompt_inbox;
--> Acme | create milestone | milestone: type = Change in Staff, value = 4, milestone_date = 2025-03-10 | P9 | bob
--> Acme | update client | client: gross_sales = 1200, gross_sales_date = 2025-02-01 | P19 | bob
UPDATE prompt SET answer = 'accept', answered_by = 'ann' WHERE status = 'pending';

-- Afterwards: the answers, and what they wrote, one entry a changed column, or one for a created record.
SELECT type, milestone_date, value FROM milestone WHERE prompt_id IS NOT NULL;
--> Change in Staff | 2025-03-10 | 4
SELECT at, actor, action, rule, table_name, column_name, old_value, new_value FROM audit_log;
--> 2025-03-10 09:00:00 | NULL | question answered | P11.sales | prompt | answer | NULL | decline
--> 2025-03-10 09:00:00 | ann | question answered | P9 | prompt | answer | NULL | accept
--> 2025-03-10 09:00:00 | ann | milestone created | P9 | milestone | NULL | NULL | Change in Staff
--> 2025-03-10 09:00:00 | ann | question answered | P19 | prompt | answer | NULL | accept
--> 2025-03-10 09:00:00 | ann | client updated | P19 | client | gross_sales | 900 | 1200
--> 2025-03-10 09:00:00 | ann | client updated | P19 | client | gross_sales_date | NULL | 2025-02-01
SELECT (SELECT id FROM milestone WHERE prompt_id IS NOT NULL) = row_id FROM audit_log WHERE table_name = 'milestone';
--> 1
SELECT DISTINCT row_id FROM audit_log WHERE table_name = 'client';
--> acme

-- A value that was already there and a person's own edit are no automatic changes.
INSERT INTO milestone (client_id, type, milestone_date, value) VALUES ('acme', 'Change in Sales', '2025-03-01', 1200);
UPDATE prompt SET answer = 'accept', answered_by = 'bob' WHERE status = 'pending';
SELECT actor, column_name, old_value, new_value FROM audit_log WHERE id > 6;
--> bob | answer | NULL | accept
--> bob | gross_sales_date | 2025-02-01 | 2025-03-01

-- The log only grows.
UPDATE audit_log SET actor = 'bob' WHERE id = 1;
--! audit_log: entries are never changed
DELETE FROM audit_log;
--! audit_log: entries are never deleted
INSERT OR REPLACE INTO audit_log (id, at, actor, action, table_name, row_id) VALUES (1, '2025-03-10 09:00:00', 'bob', 'nothing', 'client', 'acme');
--! audit_log: entries are never replaced
