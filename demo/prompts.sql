.bail on
.mode box --wrap 44 --wordwrap on
.echo on
-- 1. An office: install the CRM into a new file. The clock is pinned, so that every day shows the same.

SELECT crm_install() AS schema_version;
UPDATE setting SET value = '2025-03-10 14:30:00' WHERE name = 'clock.pinned';

-- 2. Clients from a spreadsheet. An empty cell arrives as '', which is neither a number nor a day,
--    so the sheet goes into a scratch table first, and nullif() makes every '' a blank (NULL).

.import --csv --schema temp demo/clients.csv sheet
INSERT INTO client (id, name, kind, email, date_established, company_status, company_gender,
                    organization, hubzone, part_time_employees, full_time_employees,
                    gross_sales, gross_sales_date, modified_by)
SELECT id, name, kind, nullif(email, ''), nullif(date_established, ''), nullif(company_status, ''),
       nullif(company_gender, ''), nullif(organization, ''), nullif(hubzone, ''),
       nullif(part_time_employees, ''), nullif(full_time_employees, ''),
       nullif(gross_sales, ''), nullif(gross_sales_date, ''), 'import'
  FROM sheet;
SELECT id, name, date_established, hubzone, full_time_employees, gross_sales FROM client;

-- 3. A new client asks nothing; some edits of an existing one do. Each question is answered on its own.

UPDATE client SET date_established = '2025-03-01', modified_by = 'maria' WHERE id = 'harbor';
UPDATE client SET full_time_employees = 8, gross_sales = 505000, gross_sales_date = '2024-12-31',
                  modified_by = 'maria' WHERE id = 'bluebird';
UPDATE client SET hubzone = 'Certified', hubzone_certification_date = '2025-02-18',
                  modified_by = 'maria' WHERE id = 'delgado';
SELECT id, question, will_write FROM sync_prompts;

-- 4. Answer: accept two as proposed, one with a day of one's own, and decline one.

UPDATE sync_prompts SET answer = 'accept', answered_by = 'maria' WHERE id IN (1, 4);
UPDATE sync_prompts SET answer = 'accept', answered_by = 'maria',
                        proposed = json_set(proposed, '$.milestone_date', '2025-02-03') WHERE id = 2;
UPDATE sync_prompts SET answer = 'decline', answered_by = 'maria' WHERE id = 3;
SELECT client_id, type, milestone_date, value, modified_by FROM milestone ORDER BY prompt_id;

-- 5. The other way round: a milestone asks to update its client.

INSERT INTO milestone (id, client_id, type, milestone_date, value, modified_by)
VALUES ('kline-2024', 'kline', 'Change in Sales', '2024-12-31', 2210000, 'maria');
SELECT id, question, will_write FROM sync_prompts;
UPDATE sync_prompts SET answer = 'accept', answered_by = 'maria' WHERE id = 5;
SELECT name, gross_sales, gross_sales_date, modified_by FROM client WHERE id = 'kline';

-- 6. An edit that is undone withdraws its question.

UPDATE client SET organization = 'LLC' WHERE id = 'quill';
UPDATE client SET organization = 'Sole Proprietorship' WHERE id = 'quill';
SELECT id, client_id, rule_id, status, answered_by FROM prompt;

-- 7. What the answers wrote is on record: when, who, by which rule, from what to what.

SELECT at, actor, action, rule,
       coalesce(column_name || ': ' || old_value || ' -> ', '') || new_value AS what FROM audit_log;

-- 8. A question about a column of your own: add column, milestone type and rule, and install again.

ALTER TABLE client ADD COLUMN website TEXT;
INSERT INTO pick_list (list, value, position) VALUES ('Milestone Type', 'Launched Website', 16);
INSERT INTO prompt_rule (id, source, columns, change, milestone_type, carries_value, question)
VALUES ('our.website', 'client', 'website', 'filled', 'Launched Website', 1,
        '{client} is now at {website}. Create a "Launched Website" milestone?');
SELECT crm_install() AS schema_version;
UPDATE client SET website = 'moreno.example', modified_by = 'maria' WHERE id = 'moreno';
SELECT id, question, will_write FROM sync_prompts;

-- 9. Is everything sound? crm_check() gives a row for each thing wrong.

SELECT count(*) AS problems FROM crm_check();
