-- cadence: the TEMP tables of a connection in which a synchronization is planned. They are empty between two calls. A record's position, that of
-- its first change that waits, is its key in them, and the order in which the records go. (The indexes hold what is rare, so that no step reads all
-- records to find none.)
CREATE TEMP TABLE IF NOT EXISTS cadence_call (crm TEXT, now TEXT, api_limit INTEGER, "left" INTEGER, from_crm INTEGER, updates INTEGER, to_crm INTEGER, activities INTEGER, conflict TEXT,
  run_id INTEGER, last_change INTEGER, last_crm_change INTEGER, first INTEGER, last INTEGER);
CREATE TEMP TABLE IF NOT EXISTS cadence_pending (record_type TEXT, record_id TEXT, side TEXT, kind TEXT, field TEXT, old_value, position INTEGER, passed INTEGER, fresh INTEGER,
  PRIMARY KEY (record_type, record_id, side, kind, field)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS cadence_record (position INTEGER PRIMARY KEY, record_type TEXT, record_id TEXT, fresh INTEGER, passed INTEGER, is_there INTEGER,
  is_converted INTEGER, crm_row INTEGER, prospect_row INTEGER, is_new INTEGER, crm_whole INTEGER, cadence_whole INTEGER, crm_edited INTEGER, cadence_edited INTEGER,
  touched INTEGER);
CREATE INDEX IF NOT EXISTS temp.cadence_record_new ON cadence_record (position) WHERE is_new;
CREATE INDEX IF NOT EXISTS temp.cadence_record_gone ON cadence_record (position) WHERE NOT is_there;
CREATE INDEX IF NOT EXISTS temp.cadence_record_whole ON cadence_record (record_type) WHERE crm_whole OR cadence_whole;
CREATE INDEX IF NOT EXISTS temp.cadence_record_touched ON cadence_record (position) WHERE touched;
CREATE TEMP TABLE IF NOT EXISTS cadence_open (record_type TEXT, field TEXT, prospect_field TEXT, PRIMARY KEY (record_type, field)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS cadence_match (position INTEGER, workflow_id TEXT, PRIMARY KEY (position, workflow_id)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS cadence_work (position INTEGER, written_row INTEGER, direction TEXT, kind TEXT, field TEXT, prospect_field TEXT, old_value, value,
  crm_changed INTEGER, crm_old, cadence_changed INTEGER, cadence_old, is_conflict INTEGER, cost INTEGER, fate TEXT, reason TEXT, goes INTEGER,
  PRIMARY KEY (position, direction, kind, field)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS temp.cadence_work_to_crm ON cadence_work (position, kind, field) WHERE direction = 'to_crm';
CREATE INDEX IF NOT EXISTS temp.cadence_work_conflict ON cadence_work (position) WHERE is_conflict;
CREATE INDEX IF NOT EXISTS temp.cadence_work_stays ON cadence_work (position) WHERE NOT goes;
CREATE TEMP TABLE IF NOT EXISTS cadence_effect (position INTEGER, workflow_id TEXT, action TEXT, prospect_id TEXT, cadence_id TEXT, touch INTEGER, status TEXT, effect TEXT);
DELETE FROM temp.cadence_call;
DELETE FROM temp.cadence_pending;
DELETE FROM temp.cadence_record;
DELETE FROM temp.cadence_open;
DELETE FROM temp.cadence_match;
DELETE FROM temp.cadence_work;
DELETE FROM temp.cadence_effect;
