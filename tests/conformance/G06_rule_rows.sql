-- G6: Rule data (which edit prompts what, pick lists, texts) are rows that an administrator can change, never constants in code.
-- needs the extension

-- The question's text, and the milestone that is asked for.
UPDATE prompt_rule SET question = '{client} is now in a HUBZone?', milestone_type = 'HUBZone Recertified' WHERE id = 'P8';
SELECT crm_install();
--! crm_install: prompt_rule 'P8': the pick list Milestone Type has no value HUBZone Recertified; add it there, or correct the rule
INSERT INTO pick_list (list, value, position) VALUES ('Milestone Type', 'HUBZone Recertified', 16);
SELECT crm_install();
--> 4
UPDATE client SET hubzone = 'Certified' WHERE id = 'acme';
SELECT question, proposed FROM prompt;
--> Acme is now in a HUBZone? | {"type":"HUBZone Recertified"}
UPDATE prompt SET answer = 'accept';
SELECT type FROM milestone;
--> HUBZone Recertified

-- The value that asks.
UPDATE prompt_rule SET to_value = 'Applied' WHERE id = 'P8';
SELECT crm_install();
--> 4
UPDATE client SET hubzone = 'Certified' WHERE id = 'bolt';
UPDATE client SET hubzone = 'Applied' WHERE id = 'core';
SELECT client_id FROM prompt WHERE status = 'pending';
--> core
UPDATE prompt SET answer = 'decline' WHERE status = 'pending';

-- A rule is switched off, another deleted, in both directions.
UPDATE prompt_rule SET active = 0 WHERE id IN ('P7', 'P19');
DELETE FROM prompt_rule WHERE id IN ('P12', 'P21');
SELECT crm_install();
--> 4
UPDATE client SET organization = 'LLC', gross_profits = 5 WHERE id = 'acme';
INSERT INTO milestone (client_id, type, value) VALUES ('acme', 'Change in Sales', 5), ('acme', 'Change in Profits', 6);
SELECT count(*) FROM prompt WHERE status = 'pending';
--> 0
UPDATE prompt_rule SET active = 1 WHERE id = 'P7';
SELECT crm_install();
--> 4
UPDATE client SET organization = 'Corporation' WHERE id = 'acme';
SELECT field FROM prompt WHERE status = 'pending';
--> organization

-- Pick lists need no call. A list can be put to a column of the office's own, which does.
INSERT INTO pick_list (list, value) VALUES ('Organization', 'Tribal Enterprise');
UPDATE client SET organization = 'Tribal Enterprise' WHERE id = 'bolt';
ALTER TABLE client ADD COLUMN sector TEXT;
INSERT INTO pick_list (list, value) VALUES ('Sector', 'Retail');
INSERT INTO pick_list_column (table_name, column_name, list) VALUES ('client', 'sector', 'Sector');
SELECT crm_install();
--> 4
UPDATE client SET sector = 'Retail' WHERE id = 'acme';
UPDATE client SET sector = 'Farming' WHERE id = 'acme';
--! client.sector: this value is not in the pick list, or is retired (a blank is NULL); see SELECT value FROM pick_list WHERE list = 'Sector' AND active
INSERT INTO pick_list_column (table_name, column_name, list) VALUES ('client', 'region', 'Sector');
SELECT crm_install();
--! crm_install: pick_list_column 'client.region': there is no such column of a table; correct the row or delete it
