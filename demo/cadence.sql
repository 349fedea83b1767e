.bail on
.mode box --wrap 90 --wordwrap on
.once /dev/null
SELECT crm_install();
UPDATE setting SET value = '2025-03-03 15:00:00' WHERE name = 'clock.pinned';
INSERT INTO user_account (id, name, role) VALUES ('ada', 'Ada Administrator', 'Administrator');
.echo on
-- 1. Monday, 3 March 2025, 15:00. Only an administrator changes these settings: both directions, a budget
--    of 8 API calls in 24 hours, and a synchronization each 60 minutes.

UPDATE setting SET value = 1, modified_by = 'ada'
 WHERE name IN ('cadence.from_crm', 'cadence.to_crm', 'cadence.to_crm_activities');
UPDATE setting SET value = 8, modified_by = 'ada' WHERE name = 'cadence.api_limit';

-- 2. Three leads. Each field that is not blank is one call: 10 in all. When will they go?

INSERT INTO lead (id, first_name, last_name, phone) VALUES
  ('lea', 'Lea', 'Moreno', NULL), ('leo', 'Leo', 'Quill', '555-0102'), ('lou', 'Lou', 'Harbor', NULL);
SELECT "left", direction, record_id, field, goes_at FROM api_budget;

-- 3. The first synchronization: two leads become prospects. The third is deferred as a whole.

SELECT json_extract(r, '$.to_cadence.records') AS records, json_extract(r, '$.used') AS used,
       json_extract(r, '$.deferred') AS deferred, json_extract(r, '$.note') AS note
  FROM (SELECT cadence_sync() AS r);

-- 4. Outreach. A touch that connected makes an activity in the CRM, since its outcome is ticked; a corrected
--    phone number goes back. The CRM has changed it too: a conflict, which the CRM wins. The last call goes
--    to nobody: Lou is first in line, and needs more.

UPDATE touch_outcome SET create_activity = 1 WHERE name = 'Connected';
INSERT INTO touch_result (prospect_id, outcome, at)
SELECT id, 'Connected', '2025-03-03 15:20:00' FROM prospect WHERE record_id = 'lea';
UPDATE prospect SET phone = '555-0109' WHERE record_id = 'leo';
UPDATE lead SET phone = '555-0190' WHERE id = 'leo';
SELECT json_extract(cadence_sync('2025-03-03 16:00:00'), '$.used', '$.left', '$.deferred') AS used_left_deferred;
SELECT window_start, used, direction, record_id, field, goes_at FROM api_budget('2025-03-03 16:00:00');

-- 5. The next window, a day after the first call, finishes the work.

SELECT json_extract(cadence_sync('2025-03-04 15:00:00'), '$.used', '$.left', '$.deferred') AS used_left_deferred;
SELECT record_id, outcome, direction, field, old_value, new_value, reason FROM cadence_last_run;
SELECT field, crm_value, cadence_value, winner FROM cadence_conflict;

-- 6. A workflow: a lead that becomes Unqualified leaves its cadences, and nothing else goes from the CRM.
--    First what it would do, then the doing.

INSERT INTO cadence (id, name) VALUES ('calls', 'Three calls');
INSERT INTO cadence_touch (cadence_id, position, kind) VALUES ('calls', 1, 'call'), ('calls', 2, 'email');
INSERT INTO cadence_prospect (cadence_id, prospect_id) SELECT 'calls', id FROM prospect;
INSERT INTO cadence_workflow (id, record_type, action) VALUES ('leave', 'lead', 'exit');
INSERT INTO cadence_criterion (workflow_id, field, operator, value)
VALUES ('leave', 'status', 'changed to', 'Unqualified');
UPDATE setting SET value = 1, modified_by = 'ada' WHERE name = 'cadence.from_crm_updates';
UPDATE lead SET status = 'Unqualified' WHERE id = 'lou';
UPDATE lead SET phone = '555-0111' WHERE id = 'lea';
SELECT workflow_id, record_id, cadence_id, effect FROM cadence_preview('2025-03-04 16:00:00');
SELECT json_extract(cadence_sync('2025-03-04 16:00:00'), '$.actions', '$.held') AS actions_held;
SELECT record_id, cadence_prospect.status FROM cadence_prospect JOIN prospect ON id = prospect_id ORDER BY 1;
SELECT record_id, field, reason FROM cadence_waiting_change;

-- 7. Is everything sound?

SELECT count(*) AS problems FROM crm_check();
