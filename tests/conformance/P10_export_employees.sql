-- P10: Export-Related Employees, any edit: the milestone "Change in Export-related Staff".
-- "If the Export-Related Employees field... ...is edited in any way... ...you are prompted to create a "Change in Export-related Staff"
-- milestone record."

UPDATE client SET export_employees = 6 WHERE id = 'acme';
SELECT question, proposed FROM prompt;
--> Acme: Export-Related Employees are now 6. Create a "Change in Export-related Staff" milestone? | {"type":"Change in Export-related Staff","value":6}
UPDATE prompt SET answer = 'accept';
SELECT type, milestone_date, value FROM milestone;
--> Change in Export-related Staff | 2025-03-10 | 6
UPDATE client SET export_employees = 5 WHERE id = 'acme';
UPDATE prompt SET answer = 'decline' WHERE status = 'pending';
UPDATE client SET export_employees = NULL WHERE id = 'acme';
SELECT status, old_values, new_values FROM prompt WHERE id > 1;
--> declined | export_employees = 6 | export_employees = 5
--> pending | export_employees = 5 | export_employees = NULL
