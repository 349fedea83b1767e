-- P23: What an accepted prompt writes asks nothing back.
-- "promotes a synchronized link between client and milestone data"

-- From the client to the milestone: each kind of milestone that would ask for an edit of its client if it were entered by hand.
UPDATE client SET date_established = '2025-01-02', company_gender = 'EDWOSB Certified', disadvantage_status = 'Certified SDB', hubzone = 'Certified',
    export_employees = 1, gross_sales = 2, gross_export_sales = 3, gross_profits = 4 WHERE id = 'acme';
UPDATE client SET company_gender = 'Woman-Owned (WOSB) Certified', disadvantage_status = 'SBA 8(a) Certified' WHERE id = 'bolt';
UPDATE prompt SET answer = 'accept';
SELECT (SELECT count(*) FROM milestone), (SELECT count(*) FROM prompt), (SELECT count(*) FROM prompt WHERE status = 'accepted');
--> 10 | 10 | 10

-- From the milestone to the client: each kind that would ask for a milestone if the client were edited by hand.
INSERT INTO milestone (client_id, type, milestone_date, value) SELECT 'core', value, '2025-02-01', position FROM pick_list WHERE list = 'Milestone Type';
UPDATE prompt SET answer = 'decline' WHERE milestone_id IN (SELECT id FROM milestone WHERE client_id = 'core' AND type GLOB '[WS8]* Obtained');
UPDATE prompt SET answer = 'accept' WHERE status = 'pending';
SELECT company_status, date_established, company_gender, hubzone, part_time_employees, full_time_employees, export_employees, gross_sales,
    gross_export_sales, gross_profits FROM client WHERE id = 'core';
--> In Business | 2025-02-01 | EDWOSB Certified | Certified | 11 | 10 | 12 | 13 | 14 | 15
SELECT count(*) FROM prompt WHERE status = 'pending';
--> 0
INSERT INTO milestone (client_id, type, milestone_date) VALUES ('core', 'WOSB Certification Obtained', '2025-02-02'),
    ('core', 'SDB Certification Obtained', '2025-02-02'), ('core', '8(A) Certification Obtained', '2025-02-03');
UPDATE prompt SET answer = 'accept' WHERE status = 'pending';
SELECT company_gender, disadvantage_status FROM client WHERE id = 'core';
--> Woman-Owned (WOSB) Certified | SBA 8(a) Certified
SELECT count(*) FROM prompt WHERE status = 'pending';
--> 0
-- A person's own edit right afterwards asks as ever.
UPDATE client SET hubzone = 'Applied' WHERE id = 'core';
UPDATE client SET hubzone = 'Certified' WHERE id = 'core';
INSERT INTO milestone (client_id, type, value) VALUES ('core', 'Change in Sales', 1);
SELECT action FROM prompt WHERE status = 'pending';
--> create milestone
--> update client
