-- P1: The global setting "Prompt to synchronize clients and milestones?" turns everything on and off. Decided: shipped on.
-- "When this setting is selected, certain edits made to a client record will prompt the creation of a corresponding milestone record
-- and vice-versa: the creation of some types of milestone records can prompt edits to a client record."

SELECT value, description FROM setting JOIN setting_definition USING (name) WHERE name = 'sync_prompts.enabled';
--> 1 | Prompt to synchronize clients and milestones? 1: edits raise questions; 0: nothing new is asked (P1).
UPDATE client SET hubzone = 'Certified', gross_sales = 100 WHERE id = 'acme';
INSERT INTO milestone (id, client_id, type, value) VALUES ('m1', 'acme', 'Change in Profits', 5);
SELECT field FROM prompt;
--> hubzone
--> gross_sales
--> gross_profits,gross_profits_date

-- Off: neither direction asks, whatever the statement.
UPDATE setting SET value = '0' WHERE name = 'sync_prompts.enabled';
UPDATE client SET date_established = '2025-01-02', company_gender = 'EDWOSB Certified', disadvantage_status = 'Certified SDB',
    organization = 'LLC', hubzone = 'Certified', full_time_employees = 3, export_employees = 1, gross_sales = 9, gross_export_sales = 8, gross_profits = 7
 WHERE id = 'bolt';
REPLACE INTO client (id, name, hubzone) VALUES ('core', 'Core', 'Certified');
INSERT INTO milestone (client_id, type) SELECT 'bolt', value FROM pick_list WHERE list = 'Milestone Type';
SELECT count(*) FROM prompt;
--> 3
-- What was asked before can still be answered, and is kept true.
UPDATE client SET gross_sales = 200 WHERE id = 'acme';
UPDATE client SET hubzone = 'Applied' WHERE id = 'acme';
SELECT field, status, proposed FROM prompt;
--> hubzone | withdrawn | {"type":"HUBZone Certification Obtained"}
--> gross_sales | pending | {"type":"Change in Sales","value":200}
--> gross_profits,gross_profits_date | pending | {"gross_profits":5}
UPDATE prompt SET answer = 'accept' WHERE status = 'pending';
SELECT gross_profits, (SELECT value FROM milestone WHERE prompt_id = 2) FROM client WHERE id = 'acme';
--> 5 | 200

-- On again: edits ask again, and nothing is asked about those made in between.
UPDATE setting SET value = '1' WHERE name = 'sync_prompts.enabled';
SELECT count(*) FROM prompt WHERE status = 'pending';
--> 0
UPDATE client SET hubzone = 'Certified' WHERE id = 'acme';
INSERT INTO milestone (client_id, type, value) VALUES ('bolt', 'Change in Profits', 6);
SELECT client_id, field FROM prompt WHERE status = 'pending';
--> acme | hubzone
--> bolt | gross_profits,gross_profits_date
