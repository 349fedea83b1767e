-- P26: to_value is compared as the column keeps it, whether it was entered as a number or a text.
-- needs the extension

ALTER TABLE client ADD COLUMN flag INTEGER;
ALTER TABLE client ADD COLUMN stars TEXT;
INSERT INTO prompt_rule (id, source, columns, change, to_value, milestone_type, question) VALUES
  ('flag', 'client', 'flag', 'to', '1', 'Change in Staff', 'Flag?'), ('stars', 'client', 'stars', 'to', 5, 'Change in Staff', 'Stars?');
SELECT crm_install();
--> 4
UPDATE client SET flag = 1, stars = 5 WHERE id = 'acme';
SELECT question FROM prompt ORDER BY question;
--> Flag?
--> Stars?
UPDATE client SET flag = 0, stars = '4' WHERE id = 'acme';
SELECT status FROM prompt;
--> withdrawn
--> withdrawn
INSERT INTO prompt_rule (id, source, columns, change, to_value, milestone_type, question) VALUES
  ('typo', 'client', 'hubzone', 'to', 'certified', 'Change in Staff', 'Typo?');
SELECT crm_install();
--! crm_install: prompt_rule 'typo': the pick list HUBZone has no value certified; correct to_value, or add it there
