-- P3: Only edits to an existing client ask; an insert never does.
-- "users are prompted to create a new milestone record when the edits listed in the following table are made to an existing client record."

INSERT INTO client (id, name, date_established, company_gender, disadvantage_status, organization, hubzone, part_time_employees, full_time_employees,
    export_employees, gross_sales, gross_export_sales, gross_profits)
VALUES ('dune', 'Dune', '2024-05-01', 'EDWOSB Certified', 'Certified SDB', 'LLC', 'Certified', 1, 2, 3, 4, 5, 6);
REPLACE INTO client (id, name, hubzone) VALUES ('echo', 'Echo', 'Certified');
INSERT INTO client (id, name, hubzone) VALUES ('fern', 'Fern', 'Certified') ON CONFLICT (id) DO UPDATE SET hubzone = excluded.hubzone;
SELECT count(*) FROM prompt;
--> 0
-- A client that was deleted and is entered anew is a new one.
DELETE FROM client WHERE id = 'echo';
INSERT INTO client (id, name, hubzone) VALUES ('echo', 'Echo', 'Applied');
SELECT count(*) FROM prompt;
--> 0
-- From then on it exists. Fields that no rule names ask nothing.
UPDATE client SET name = 'Dune Inc.', kind = 'Stakeholder', status = 'Inactive', email = 'info@dune.example', company_status = 'In Business',
    gender_certification_date = '2025-01-01', gross_sales_date = '2025-01-01', international_trade = 1 WHERE id = 'dune';
SELECT count(*) FROM prompt;
--> 0
UPDATE client SET export_employees = 4 WHERE id = 'dune';
UPDATE client SET hubzone = 'Certified' WHERE id = 'echo';
SELECT client_id, field FROM prompt;
--> dune | export_employees
--> echo | hubzone
