-- cadence: views of what waits and of what was done, for connections without the extension.

CREATE VIEW cadence_waiting_change AS
  -- Every change that waits for a synchronization, new ones included. (Whether it will go, and when: api_budget, of the extension.)
SELECT
  record_type AS record_type, -- lead or contact
  record_id AS record_id, -- lead.id or contact.id
  side AS side, -- where it was changed: crm or cadence
  kind AS kind, -- edited, created, deleted, touched
  field AS field, -- edited: the column; touched: touch_result.id
  old_value AS old_value, -- edited: the value before
  coalesce(held, CASE WHEN waits THEN 'it did not fit into the API budget' ELSE 'it is new' END) AS reason -- why it waits
  FROM (SELECT record_type, record_id, side, kind, field, old_value, held, position, 1 AS waits FROM cadence_waiting
        UNION ALL SELECT record_type, record_id, side, kind, field, old_value, NULL, id + (SELECT coalesce(max(position), 0) FROM cadence_waiting), 0 FROM cadence_change)
 ORDER BY position;

CREATE VIEW cadence_last_run AS
  -- What the last synchronization did, and what it left newly.
SELECT
  r.at AS at, -- instant, UTC
  i.record_type AS record_type, -- lead or contact
  i.record_id AS record_id, -- lead.id or contact.id
  i.outcome AS outcome, -- done, deferred, held, dropped, acted
  i.direction AS direction, -- to_cadence, to_crm
  i.field AS field, -- the field of the CRM; activity; a workflow's action
  i.old_value AS old_value, -- value before
  i.new_value AS new_value, -- value after
  i.reason AS reason -- why
  FROM cadence_run r JOIN cadence_run_item i ON i.run_id = r.id
 WHERE r.id = (SELECT max(id) FROM cadence_run);
