-- G7: A value that the software itself goes by stays in its pick list: else reminders, surveys and runs would silently pass over what has another word for it.
-- needs the extension

UPDATE pick_list SET value = 'Scheduled' WHERE list = 'Appointment Status' AND value = 'scheduled';
--! pick_list.value: the software itself goes by this value, so it is neither renamed nor deleted; add yours beside it, or set its active to 0
UPDATE pick_list SET list = 'Old Types' WHERE list = 'Session Type';
--! pick_list.value: the software itself goes by this value
DELETE FROM pick_list WHERE list = 'Client Status';
--! pick_list.value: the software itself goes by this value
UPDATE OR REPLACE pick_list SET value = 'cancelled' WHERE list = 'Appointment Status' AND value = 'scheduled';
--! pick_list.value: the software itself goes by this value
-- It is ordered and retired; written anew as it is; others are renamed and deleted.
UPDATE pick_list SET position = position + 10, active = 0 WHERE list = 'Client Type' AND value = 'Pre-client';
INSERT OR REPLACE INTO pick_list (list, value, position) VALUES ('Client Type', 'Pre-client', 1);
UPDATE pick_list SET value = 'Partner' WHERE list = 'Client Type' AND value = 'Stakeholder';
DELETE FROM pick_list WHERE list = 'HUBZone' AND value = 'Applied';
INSERT INTO pick_list (list, value, position) VALUES ('Session Type', 'Workshop', 9);
UPDATE message_kind SET session_type = 'Workshop' WHERE kind = 'email_any_initial';
SELECT * FROM crm_check();
--> (no rows)
-- Rows that name a value that is not there are told.
UPDATE pick_list SET value = 'Class' WHERE list = 'Session Type' AND value = 'Workshop';
SELECT * FROM crm_check();
--> message kind | message_kind | email_any_initial | the pick list Session Type has no value Workshop, so nothing is queued for it; correct session_type, or add it there
-- So is one that is missing from before.
DROP TRIGGER pick_list_known_value_deleted;
DELETE FROM pick_list WHERE list = 'Sales Forecast Status' AND value = 'open';
SELECT table_name, row_id, problem FROM crm_check() WHERE "check" = 'pick list';
--> pick_list | open | the list Sales Forecast Status lacks this value, which the software itself goes by; add it
