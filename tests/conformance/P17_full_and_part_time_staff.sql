-- P17: "Change in Full-Time Staff" / "Change in Part-Time Staff" -> Full-Time / Part-Time Employees. "Change in Staff", which P9 creates,
-- asks nothing back: the document's two tables differ.
-- "If a "Change in Full-Time Staff" or "Change in Part-Time Staff" milestone record is created for a client... ...you are prompted to update
-- the client's Full-Time Employees or Part-Time Employees fields respectively."

INSERT INTO milestone (client_id, type, value) VALUES ('acme', 'Change in Full-Time Staff', 7), ('acme', 'Change in Part-Time Staff', 0);
SELECT question, proposed FROM prompt;
--> Acme: full-time staff changed to 7. Update Full-Time Employees? | {"full_time_employees":7}
--> Acme: part-time staff changed to 0. Update Part-Time Employees? | {"part_time_employees":0}
UPDATE prompt SET answer = 'accept';
SELECT full_time_employees, part_time_employees FROM client WHERE id = 'acme';
--> 7 | 0
INSERT INTO milestone (client_id, type, value) VALUES ('acme', 'Change in Staff', 9), ('acme', 'Changed Legal Form', 'LLC');
SELECT count(*) FROM prompt;
--> 2
