-- G10: The same statements on the same database write the same rows: nothing written depends on chance or wall time but the clock
-- and the ids' column default, and ids of rows that a trigger writes derive from their cause.

BEGIN;
UPDATE client SET full_time_employees = 3, modified_by = 'bob' WHERE id <> 'core';
INSERT INTO milestone (id, client_id, type, milestone_date, value) VALUES ('m1', 'core', 'Change in Sales', '2025-01-02', 70);
UPDATE prompt SET answer = 'accept', answered_by = 'ann';
SELECT id, client_id, milestone_id, asked_at, answered_at FROM prompt;
--> 1 | acme | 01957f48-4e80-prompt-1-acme | 2025-03-10 09:00:00 | 2025-03-10 09:00:00
--> 2 | bolt | 01957f48-4e80-prompt-2-bolt | 2025-03-10 09:00:00 | 2025-03-10 09:00:00
--> 3 | core | m1 | 2025-03-10 09:00:00 | 2025-03-10 09:00:00
SELECT id, type, value, entered_at, modified_by FROM milestone ORDER BY id;
--> 01957f48-4e80-prompt-1-acme | Change in Staff | 3 | 2025-03-10 09:00:00 | ann
--> 01957f48-4e80-prompt-2-bolt | Change in Staff | 3 | 2025-03-10 09:00:00 | ann
--> m1 | Change in Sales | 70 | 2025-03-10 09:00:00 | NULL
SELECT id, row_id, column_name, new_value FROM audit_log;
--> 1 | 1 | answer | accept
--> 2 | 01957f48-4e80-prompt-1-acme | NULL | Change in Staff
--> 3 | 2 | answer | accept
--> 4 | 01957f48-4e80-prompt-2-bolt | NULL | Change in Staff
--> 5 | 3 | answer | accept
--> 6 | core | gross_sales | 70
--> 7 | core | gross_sales_date | 2025-01-02
ROLLBACK;

-- Again, on the same database: to the letter the same.
UPDATE client SET full_time_employees = 3, modified_by = 'bob' WHERE id <> 'core';
INSERT INTO milestone (id, client_id, type, milestone_date, value) VALUES ('m1', 'core', 'Change in Sales', '2025-01-02', 70);
UPDATE prompt SET answer = 'accept', answered_by = 'ann';
SELECT id, client_id, milestone_id, asked_at, answered_at FROM prompt;
--> 1 | acme | 01957f48-4e80-prompt-1-acme | 2025-03-10 09:00:00 | 2025-03-10 09:00:00
--> 2 | bolt | 01957f48-4e80-prompt-2-bolt | 2025-03-10 09:00:00 | 2025-03-10 09:00:00
--> 3 | core | m1 | 2025-03-10 09:00:00 | 2025-03-10 09:00:00
SELECT id, type, value, entered_at, modified_by FROM milestone ORDER BY id;
--> 01957f48-4e80-prompt-1-acme | Change in Staff | 3 | 2025-03-10 09:00:00 | ann
--> 01957f48-4e80-prompt-2-bolt | Change in Staff | 3 | 2025-03-10 09:00:00 | ann
--> m1 | Change in Sales | 70 | 2025-03-10 09:00:00 | NULL
SELECT id, row_id, column_name, new_value FROM audit_log;
--> 1 | 1 | answer | accept
--> 2 | 01957f48-4e80-prompt-1-acme | NULL | Change in Staff
--> 3 | 2 | answer | accept
--> 4 | 01957f48-4e80-prompt-2-bolt | NULL | Change in Staff
--> 5 | 3 | answer | accept
--> 6 | core | gross_sales | 70
--> 7 | core | gross_sales_date | 2025-01-02
