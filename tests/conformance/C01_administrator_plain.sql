-- C1, C3: Only an administrator changes the settings, whatever the statement; frequency and limit are whole numbers within their bounds.

INSERT INTO user_account (id, name, role, status) VALUES ('eve', 'Eve', 'Administrator', 'Inactive');
UPDATE setting SET value = '1' WHERE name = 'cadence.from_crm';
--! setting: only an administrator changes a cadence setting; set modified_by to the id of an active user whose role is Administrator
UPDATE setting SET value = '1', modified_by = 'bob' WHERE name = 'cadence.from_crm';
--! setting: only an administrator changes a cadence setting
UPDATE setting SET value = '1', modified_by = 'eve' WHERE name = 'cadence.from_crm';
--! setting: only an administrator changes a cadence setting
UPDATE OR REPLACE setting SET value = '1', modified_by = 'nobody' WHERE name = 'cadence.to_crm';
--! setting: only an administrator changes a cadence setting
INSERT OR REPLACE INTO setting (name, value, modified_by) VALUES ('cadence.to_crm', '1', 'bob');
--! setting: only an administrator changes a cadence setting
INSERT INTO setting (name, value) VALUES ('cadence.to_crm', '1') ON CONFLICT (name) DO UPDATE SET value = excluded.value;
--! setting: only an administrator changes a cadence setting
DELETE FROM setting WHERE name = 'cadence.api_limit';
--! setting: a setting cannot be deleted
UPDATE setting SET value = '1', modified_by = 'ann' WHERE name = 'cadence.from_crm';
INSERT OR REPLACE INTO setting (name, value, modified_by) VALUES ('cadence.to_crm', '1', 'ann');
SELECT name, value, modified_by FROM setting WHERE name GLOB 'cadence.*';
--> cadence.api_limit | 5000 | NULL
--> cadence.conflict | crm | NULL
--> cadence.crm_admin | NULL | NULL
--> cadence.crm_schema | main | NULL
--> cadence.from_crm | 1 | ann
--> cadence.from_crm_updates | 0 | NULL
--> cadence.sync_frequency | 60 | NULL
--> cadence.to_crm | 1 | ann
--> cadence.to_crm_activities | 0 | NULL

-- Other settings are not concerned.
UPDATE setting SET value = '0', modified_by = 'bob' WHERE name = 'sync_prompts.enabled';

-- Bounds.
UPDATE setting SET value = '4', modified_by = 'ann' WHERE name = 'cadence.sync_frequency';
--! setting: cadence.sync_frequency must be a whole number of minutes, 5 to 240
UPDATE setting SET value = '241', modified_by = 'ann' WHERE name = 'cadence.sync_frequency';
--! setting: cadence.sync_frequency must be a whole number of minutes, 5 to 240
UPDATE setting SET value = 'hourly', modified_by = 'ann' WHERE name = 'cadence.sync_frequency';
--! setting: cadence.sync_frequency must be a whole number of minutes, 5 to 240
UPDATE setting SET value = 7.5, modified_by = 'ann' WHERE name = 'cadence.sync_frequency';
--! setting: cadence.sync_frequency must be a whole number of minutes, 5 to 240
UPDATE setting SET value = NULL, modified_by = 'ann' WHERE name = 'cadence.sync_frequency';
--! setting: cadence.sync_frequency must be a whole number of minutes, 5 to 240
UPDATE setting SET value = 0, modified_by = 'ann' WHERE name = 'cadence.api_limit';
--! setting: cadence.api_limit must be a whole number of calls, 1 or more
UPDATE setting SET value = -5, modified_by = 'ann' WHERE name = 'cadence.api_limit';
--! setting: cadence.api_limit must be a whole number of calls, 1 or more
UPDATE setting SET value = '', modified_by = 'ann' WHERE name = 'cadence.api_limit';
--! setting: cadence.api_limit must be a whole number of calls, 1 or more
UPDATE setting SET value = 'yes', modified_by = 'ann' WHERE name = 'cadence.to_crm';
--! setting: this setting is a switch; its value must be 1 or 0
UPDATE setting SET value = 'mine', modified_by = 'ann' WHERE name = 'cadence.conflict';
--! setting: cadence.conflict must be crm or cadence: the side that wins
UPDATE setting SET value = 'zoe', modified_by = 'ann' WHERE name = 'cadence.crm_admin';
--! setting: cadence.crm_admin must be the id of a user, or blank
UPDATE setting SET value = 5, modified_by = 'ann' WHERE name = 'cadence.sync_frequency';
UPDATE setting SET value = 240, modified_by = 'ann' WHERE name = 'cadence.sync_frequency';
UPDATE setting SET value = 1, modified_by = 'ann' WHERE name = 'cadence.api_limit';
UPDATE setting SET value = 'bob', modified_by = 'ann' WHERE name = 'cadence.crm_admin';
UPDATE setting SET value = '', modified_by = 'ann' WHERE name = 'cadence.crm_admin';
