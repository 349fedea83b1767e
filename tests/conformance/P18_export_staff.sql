-- P18: "Change in Export-related Staff" -> Export-Related Employees.
-- "If a "Change in Export-related Staff" milestone record is created for a client... ...you are prompted to update the client's
-- Export-Related Employees field."

INSERT INTO milestone (client_id, type, value) VALUES ('acme', 'Change in Export-related Staff', 3);
SELECT question, proposed FROM prompt;
--> Acme: export-related staff changed to 3. Update Export-Related Employees? | {"export_employees":3}
UPDATE prompt SET answer = 'accept';
SELECT export_employees FROM client WHERE id = 'acme';
--> 3
