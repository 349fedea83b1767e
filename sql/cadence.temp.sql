-- cadence: the TEMP tables of a connection in which a synchronization is planned. They are empty between two calls.
CREATE TEMP TABLE IF NOT EXISTS cadence_call (now TEXT, api_limit INTEGER, "left" INTEGER, from_crm INTEGER, updates INTEGER, to_crm INTEGER, activities INTEGER, conflict TEXT,
  run_id INTEGER, last_change INTEGER, last_crm_change INTEGER, first INTEGER, last INTEGER);
CREATE TEMP TABLE IF NOT EXISTS cadence_pending (record_type TEXT, record_id TEXT, side TEXT, kind TEXT, field TEXT, old_value, position INTEGER, passed INTEGER, fresh INTEGER,
  PRIMARY KEY (record_type, record_id, side, kind, field)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS cadence_record (record_type TEXT, record_id TEXT, position INTEGER, fresh INTEGER, passed INTEGER, is_there INTEGER, is_converted INTEGER,
  prospect_id TEXT, is_new INTEGER, crm_whole INTEGER, cadence_whole INTEGER, crm_goes INTEGER, hold TEXT DEFAULT 'cadence.from_crm is 0',
  PRIMARY KEY (record_type, record_id)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS cadence_item (record_type TEXT, record_id TEXT, field TEXT, prospect_field TEXT, crm_value, cadence_value, crm_pending INTEGER, crm_old,
  cadence_pending INTEGER, cadence_old, crm_changed INTEGER, cadence_changed INTEGER, PRIMARY KEY (record_type, record_id, field)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS cadence_match (record_type TEXT, record_id TEXT, workflow_id TEXT, PRIMARY KEY (record_type, record_id, workflow_id)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS cadence_work (seq INTEGER PRIMARY KEY, record_type TEXT, record_id TEXT, position INTEGER, fresh INTEGER, prospect_id TEXT, is_new INTEGER,
  kind TEXT, direction TEXT, field TEXT, prospect_field TEXT, old_value, value, is_conflict INTEGER, cost INTEGER, fate TEXT, reason TEXT, goes INTEGER);
CREATE INDEX IF NOT EXISTS temp.cadence_work_record ON cadence_work (record_id);
CREATE TEMP TABLE IF NOT EXISTS cadence_effect (record_type TEXT, record_id TEXT, workflow_id TEXT, action TEXT, prospect_id TEXT, cadence_id TEXT, position INTEGER,
  status TEXT, effect TEXT);
DELETE FROM temp.cadence_call;
DELETE FROM temp.cadence_pending;
DELETE FROM temp.cadence_record;
DELETE FROM temp.cadence_item;
DELETE FROM temp.cadence_match;
DELETE FROM temp.cadence_work;
DELETE FROM temp.cadence_effect;
