-- G2: a TEMP table named like one of ours is refused before anything goes astray.
-- needs the extension

CREATE TEMP TABLE client AS SELECT * FROM client;
UPDATE prompt_rule SET active = 0 WHERE id = 'P7';
SELECT crm_install();
--! crm_install: the TEMP table client hides the office's own; drop it or give it another name
SELECT * FROM sync_prompts;
--! sync_prompts: the TEMP table client hides the office's own; drop it or give it another name
SELECT * FROM crm_check;
--! crm_check: the TEMP table client hides the office's own; drop it or give it another name
DROP TABLE temp.client;
SELECT crm_install();
--> 4
SELECT count(*) FROM sqlite_schema WHERE name = 'prompt_rule_P7_asks';
--> 0
UPDATE client SET hubzone = 'Nonsense' WHERE id = 'acme';
--! client.hubzone: this value is not in the pick list
