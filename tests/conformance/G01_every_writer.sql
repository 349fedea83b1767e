-- G1: The rules hold for every writer and whatever the statement: many rows, UPSERT, OR REPLACE, OR IGNORE, on a connection with
-- default pragmas that never loaded the extension (each of these files runs on one).

-- Clients. Many rows in one UPDATE: each client is asked about, and a bad value in one row refuses them all.
UPDATE client SET hubzone = 'Certified';
SELECT client_id, field, status FROM prompt;
--> acme | hubzone | pending
--> bolt | hubzone | pending
--> core | hubzone | pending
UPDATE client SET full_time_employees = CASE id WHEN 'core' THEN -1 ELSE 5 END;
--! CHECK constraint failed: client.full_time_employees must be a whole number, 0 or more
UPDATE prompt SET answer = 'decline';

-- An UPSERT that finds the client is an edit; one that does not is a new client, which asks nothing.
INSERT INTO client (id, name, organization) VALUES ('acme', 'Acme', 'LLC'), ('dune', 'Dune', 'LLC')
    ON CONFLICT (id) DO UPDATE SET organization = excluded.organization;
INSERT INTO client (id, name, organization) VALUES ('acme', 'Acme', 'Corporation'), ('echo', 'Echo', 'Other') ON CONFLICT DO NOTHING;
INSERT OR IGNORE INTO client (id, name, organization) VALUES ('acme', 'Acme', 'Corporation'), ('fern', 'Fern', 'Other');
SELECT client_id, old_values, new_values FROM prompt WHERE status = 'pending';
--> acme | organization = NULL | organization = 'LLC'

-- INSERT OR REPLACE of an existing client is an edit: what it leaves out becomes blank.
INSERT OR REPLACE INTO client (id, name, hubzone, gross_sales) VALUES ('acme', 'Acme', 'Certified', 1000), ('gale', 'Gale', 'Certified', 5);
SELECT client_id, field, status, old_values, new_values FROM prompt WHERE answer IS NULL;
--> acme | organization | withdrawn | organization = NULL | organization = NULL
--> acme | gross_sales | pending | gross_sales = NULL | gross_sales = 1000
REPLACE INTO client (id, name, hubzone, gross_sales) VALUES ('acme', 'Acme', 'Certified', 1000);
SELECT count(*) FROM prompt;
--> 5
REPLACE INTO client (id, name, hubzone, gross_sales) VALUES ('acme', 'Acme', 'Maybe', 1000);
--! client.hubzone: this value is not in the pick list

-- UPDATE OR REPLACE and UPDATE OR IGNORE ask as UPDATE does, and are refused as it is.
UPDATE OR REPLACE client SET gross_sales = 2000 WHERE id = 'acme';
UPDATE OR IGNORE client SET gross_profits = 300 WHERE id = 'acme';
SELECT field, old_values, new_values FROM prompt WHERE status = 'pending';
--> gross_sales | gross_sales = NULL | gross_sales = 2000
--> gross_profits | gross_profits = NULL | gross_profits = 300
UPDATE OR IGNORE client SET hubzone = 'Maybe' WHERE id = 'acme';
--! client.hubzone: this value is not in the pick list
UPDATE OR REPLACE client SET id = 'bolt' WHERE id = 'acme';
--! client.id: the id of a record never changes
UPDATE OR IGNORE client SET gross_sales = -1, hubzone = 'Applied' WHERE id = 'acme';
SELECT gross_sales, hubzone FROM client WHERE id = 'acme';
--> 2000 | Certified
UPDATE prompt SET answer = 'decline' WHERE status = 'pending';

-- References hold with PRAGMA foreign_keys off.
INSERT OR IGNORE INTO milestone (client_id, type) VALUES ('nobody', 'Change in Sales');
--! milestone.client_id: there is no client with this id
UPDATE OR IGNORE client SET counselor_id = 'nobody' WHERE id = 'acme';
--! client.counselor_id: there is no user_account with this id
DELETE FROM user_account WHERE id = 'bob';
--! user_account: client.counselor_id still refers to it

-- Milestones. Many rows, UPSERT and OR IGNORE: each that is created asks, one that was there does not ask again.
INSERT INTO milestone (id, client_id, type, value) VALUES ('m1', 'acme', 'Change in Sales', 3000), ('m2', 'bolt', 'Change in Profits', 70);
INSERT INTO milestone (id, client_id, type, value) VALUES ('m1', 'acme', 'Change in Sales', 4000), ('m3', 'core', 'Change in Full-Time Staff', 5)
    ON CONFLICT (id) DO UPDATE SET value = excluded.value;
INSERT OR IGNORE INTO milestone (id, client_id, type, value) VALUES ('m1', 'acme', 'Change in Sales', 9), ('m4', 'core', 'Change in Part-Time Staff', 6);
INSERT INTO milestone (id, client_id, type, value) VALUES ('m1', 'acme', 'Change in Sales', 9) ON CONFLICT DO NOTHING;
SELECT milestone_id, client_id, proposed FROM prompt WHERE status = 'pending';
--> m1 | acme | {"gross_sales":4000}
--> m2 | bolt | {"gross_profits":70}
--> m3 | core | {"full_time_employees":5}
--> m4 | core | {"part_time_employees":6}
-- INSERT OR REPLACE of a milestone that exists is an edit of it, not a creation.
INSERT OR REPLACE INTO milestone (id, client_id, type, value) VALUES ('m1', 'acme', 'Change in Sales', 5000), ('m2', 'bolt', 'Change in Staff', 70);
SELECT milestone_id, status, proposed FROM prompt WHERE milestone_id IN ('m1', 'm2') ORDER BY 1;
--> m1 | pending | {"gross_sales":5000}
--> m2 | withdrawn | {"gross_profits":70}
UPDATE OR REPLACE milestone SET id = 'm2' WHERE id = 'm1';
--! milestone.id: the id of a record never changes

-- Answers. UPDATE OR IGNORE with values that do not fit must not leave an accepted question that was not carried out.
UPDATE OR IGNORE prompt SET answer = 'accept', proposed = '{"gross_sales":-1}' WHERE milestone_id = 'm1';
--! CHECK constraint failed: client.gross_sales must be a number, 0 or more, or NULL
UPDATE OR REPLACE prompt SET answer = 'accept', proposed = '{"gross_sales":"much"}' WHERE milestone_id = 'm1';
--! CHECK constraint failed: client.gross_sales must be a number, 0 or more
UPDATE OR IGNORE prompt SET answer = 'maybe' WHERE milestone_id = 'm1';
UPDATE client SET export_employees = 2 WHERE id = 'bolt';
UPDATE OR IGNORE prompt SET answer = 'accept', proposed = '{"milestone_date":"tomorrow"}' WHERE field = 'export_employees';
--! CHECK constraint failed: milestone.milestone_date must be a day as YYYY-MM-DD, or NULL
UPDATE OR IGNORE prompt SET answer = 'accept', proposed = '{"type":"No such type"}' WHERE field = 'export_employees';
--! milestone.type: this value is not in the pick list
SELECT milestone_id, field, status FROM prompt WHERE milestone_id = 'm1' OR field = 'export_employees';
--> m1 | gross_sales,gross_sales_date | pending
--> NULL | export_employees | pending
UPDATE OR REPLACE prompt SET answer = 'accept', answered_by = 'ann' WHERE status = 'pending';
SELECT id, gross_sales, full_time_employees, part_time_employees FROM client WHERE id IN ('acme', 'core');
--> acme | 5000 | NULL | NULL
--> core | NULL | 5 | 6
SELECT client_id, type, value, modified_by FROM milestone WHERE prompt_id IS NOT NULL;
--> bolt | Change in Export-related Staff | 2 | ann
UPDATE OR IGNORE prompt SET answer = 'decline' WHERE milestone_id = 'm1';
--! prompt: this question has been answered
UPDATE OR REPLACE prompt SET id = 1 WHERE milestone_id = 'm1';
--! prompt: only answer, proposed and answered_by are written by hand
DELETE FROM prompt;
--! prompt: questions are never deleted

-- Settings.
INSERT OR REPLACE INTO setting (name, value) VALUES ('sync_prompts.enabled', 'yes');
--! setting: this setting is a switch; its value must be 1 or 0
UPDATE OR IGNORE setting SET value = '2' WHERE name = 'sync_prompts.enabled';
--! setting: this setting is a switch; its value must be 1 or 0
INSERT INTO setting (name, value) VALUES ('sync_prompts.enabled', 'on') ON CONFLICT (name) DO UPDATE SET value = excluded.value;
--! setting: this setting is a switch; its value must be 1 or 0
INSERT OR IGNORE INTO setting (name, value) VALUES ('sync_prompts.enable', '1');
--! setting: there is no setting of this name
DELETE FROM setting;
--! setting: a setting cannot be deleted
INSERT OR REPLACE INTO setting (name, value) VALUES ('sync_prompts.enabled', '0');
SELECT value FROM setting WHERE name = 'sync_prompts.enabled';
--> 0

-- The audit log only grows.
UPDATE OR IGNORE audit_log SET actor = 'nobody';
--! audit_log: entries are never changed
DELETE FROM audit_log WHERE id = 1;
--! audit_log: entries are never deleted
INSERT OR REPLACE INTO audit_log SELECT * FROM audit_log WHERE id = 1;
--! audit_log: entries are never replaced
INSERT OR IGNORE INTO audit_log (id, at, action, table_name, row_id) VALUES (1, '2025-03-10 09:00:00', 'nothing', 'client', 'acme');
--! audit_log: entries are never replaced
