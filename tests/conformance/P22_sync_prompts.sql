-- P22: The same through sync_prompts, the list of pending questions that can be answered in place.
-- "it throws up one or more prompts, as shown in the next graphic"
-- needs the extension

UPDATE client SET hubzone = 'Certified', gross_sales = 500 WHERE id = 'acme';
INSERT INTO milestone (id, client_id, type, value) VALUES ('m1', 'bolt', 'Change in Sales', 900);
SELECT client, field, will_write, edited_by FROM sync_prompts JOIN prompt USING (id, client_id, field) ORDER BY client, field;
--> Acme | gross_sales | milestone: type = Change in Sales, value = 500, milestone_date = 2025-03-10 | bob
--> Acme | hubzone | milestone: type = HUBZone Certification Obtained, milestone_date = 2025-03-10 | bob
--> Bolt | gross_sales,gross_sales_date | client: gross_sales = 900 | NULL
SELECT field FROM sync_prompts('bolt');
--> gross_sales,gross_sales_date
SELECT count(*) FROM sync_prompts('nobody');
--> 0

UPDATE sync_prompts SET answer = 'accept', answered_by = 'ann' WHERE client_id = 'acme' AND field = 'hubzone';
UPDATE sync_prompts SET answer = 'accept', answered_by = 'ann', proposed = '{"gross_sales":950}' WHERE client_id = 'bolt';
UPDATE sync_prompts SET answer = 'decline', answered_by = 'bob';
SELECT field, status, answered_by, answered_at FROM prompt ORDER BY field;
--> gross_sales | declined | bob | 2025-03-10 09:00:00
--> gross_sales,gross_sales_date | accepted | ann | 2025-03-10 09:00:00
--> hubzone | accepted | ann | 2025-03-10 09:00:00
SELECT gross_sales, (SELECT group_concat(type) FROM milestone WHERE prompt_id IS NOT NULL) FROM client WHERE id = 'bolt';
--> 950 | HUBZone Certification Obtained
SELECT * FROM sync_prompts;
--> (no rows)

-- Only the answer is written here.
UPDATE client SET organization = 'LLC' WHERE id = 'acme';
UPDATE sync_prompts SET question = 'Is it?';
--! sync_prompts: only answer, proposed and answered_by are written here; edit the client or the milestone itself
DELETE FROM sync_prompts;
--! sync_prompts: questions are never deleted
INSERT INTO sync_prompts (client_id, question) VALUES ('acme', 'Is it?');
--! sync_prompts: rows cannot be inserted here
