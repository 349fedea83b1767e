-- P13: Creating a milestone asks to edit the client: "Started Business" or "Bought Business" -> Company Status and Date Established.
-- "If a "Started Business" or "Bought Business" milestone record is created for a client... ...you are prompted to update the client's
-- Company Status field and associated Date Established field."

INSERT INTO milestone (client_id, type, milestone_date) VALUES ('acme', 'Started Business', '2025-01-15'), ('bolt', 'Bought Business', '2025-01-16');
SELECT client_id, action, question, field, proposed FROM prompt;
--> acme | update client | Acme started business on 2025-01-15. Update Company Status and Date Established? | company_status,date_established | {"company_status":"In Business","date_established":"2025-01-15"}
--> bolt | update client | Bolt bought a business on 2025-01-16. Update Company Status and Date Established? | company_status,date_established | {"company_status":"In Business","date_established":"2025-01-16"}
UPDATE prompt SET answer = 'accept' WHERE client_id = 'acme';
UPDATE prompt SET answer = 'accept', proposed = '{"company_status":"Start-up","date_established":"2025-01-31"}' WHERE client_id = 'bolt';
SELECT id, company_status, date_established FROM client;
--> acme | In Business | 2025-01-15
--> bolt | Start-up | 2025-01-31
--> core | NULL | NULL
-- "... is created": an edit of a milestone asks nothing.
INSERT INTO milestone (id, client_id, type) VALUES ('m1', 'core', 'Change in Staff');
UPDATE milestone SET type = 'Started Business' WHERE id = 'm1';
SELECT count(*) FROM prompt WHERE status = 'pending';
--> 0
-- Without a day, only the status is proposed.
INSERT INTO milestone (client_id, type) VALUES ('core', 'Started Business');
SELECT question, proposed FROM prompt WHERE status = 'pending';
--> Core started business on (no day given). Update Company Status and Date Established? | {"company_status":"In Business"}
