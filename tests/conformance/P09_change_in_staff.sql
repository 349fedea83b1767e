-- P9: Part-time or Full-time Employees, any edit: the milestone "Change in Staff". Decided: one question when both change in one statement.
-- "If either the Part-time or Full-time Employees field... ...is edited in any way... ...you are prompted to create a "Change in Staff"
-- milestone record."

UPDATE client SET part_time_employees = 2 WHERE id = 'acme';
UPDATE client SET full_time_employees = 3 WHERE id = 'bolt';
UPDATE client SET part_time_employees = 4, full_time_employees = 5 WHERE id = 'core';
SELECT question, proposed FROM prompt;
--> Acme: staff is now part-time 2, full-time blank. Create a "Change in Staff" milestone? | {"type":"Change in Staff","value":2}
--> Bolt: staff is now part-time blank, full-time 3. Create a "Change in Staff" milestone? | {"type":"Change in Staff","value":3}
--> Core: staff is now part-time 4, full-time 5. Create a "Change in Staff" milestone? | {"type":"Change in Staff","value":9}
UPDATE prompt SET answer = 'accept';
SELECT client_id, type, milestone_date, value FROM milestone ORDER BY client_id;
--> acme | Change in Staff | 2025-03-10 | 2
--> bolt | Change in Staff | 2025-03-10 | 3
--> core | Change in Staff | 2025-03-10 | 9
-- Fewer, none and blank are edits too.
UPDATE client SET part_time_employees = 1 WHERE id = 'acme';
UPDATE client SET full_time_employees = 0 WHERE id = 'bolt';
UPDATE client SET part_time_employees = NULL, full_time_employees = NULL WHERE id = 'core';
SELECT client_id, old_values, new_values FROM prompt WHERE status = 'pending';
--> acme | part_time_employees = 2, full_time_employees = NULL | part_time_employees = 1, full_time_employees = NULL
--> bolt | part_time_employees = NULL, full_time_employees = 3 | part_time_employees = NULL, full_time_employees = 0
--> core | part_time_employees = 4, full_time_employees = 5 | part_time_employees = NULL, full_time_employees = NULL
