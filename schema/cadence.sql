-- cadence: outreach in steps (cadences), and its synchronization with the CRM's leads and contacts within a budget of API calls.
-- Source: "CRM Sync Settings" (Koncert Cadence); rules C1 to C8.

INSERT INTO setting_definition (name, kind, description) VALUES
  ('cadence.api_limit', 'count', 'The most API calls in 24 hours, 1 or more: each field that is updated and each activity that is created counts one, in both directions (C2).'),
  ('cadence.sync_frequency', 'count', 'Minutes between two synchronizations, 5 to 240 (C3).'),
  ('cadence.crm_admin', 'text', 'The CRM''s administrator: user_account.id, or blank. Kept, and without effect (C3).'),
  ('cadence.from_crm', 'switch', 'Sync data from CRM to Cadence? 1: leads and contacts go to their prospects; 0: their changes wait (C4).'),
  ('cadence.from_crm_updates', 'switch', 'Sync updates taking place in CRM to Cadence by workflows? 1: where a record type has workflows, a record goes when one matches; 0: all go (C4, C5).'),
  ('cadence.to_crm', 'switch', 'Sync data from Cadence to CRM? 1: edits of prospects go back to leads and contacts; 0: they wait (C6).'),
  ('cadence.to_crm_activities', 'switch', 'Sync updates taking place in Cadence to CRM? 1: touch results whose outcome is ticked become activities in the CRM; 0: they wait (C6).'),
  ('cadence.conflict', 'text', 'Which side wins when both changed a field between two synchronizations: crm or cadence (C7).'),
  ('cadence.crm_schema', 'text', 'Where the CRM''s leads, contacts and activities are: main, or the name under which another office is attached.');
INSERT INTO setting (name, value) VALUES
  ('cadence.api_limit', '5000'),
  ('cadence.sync_frequency', '60'),
  ('cadence.crm_admin', NULL),
  ('cadence.from_crm', '0'),
  ('cadence.from_crm_updates', '0'),
  ('cadence.to_crm', '0'),
  ('cadence.to_crm_activities', '0'),
  ('cadence.conflict', 'crm'),
  ('cadence.crm_schema', 'main');

INSERT INTO pick_list (list, value, position) VALUES
  ('Lead Status', 'New', 1),
  ('Lead Status', 'Working', 2),
  ('Lead Status', 'Qualified', 3),
  ('Lead Status', 'Unqualified', 4),
  ('Lead Status', 'Converted', 5),
  ('Touch Type', 'call', 1),
  ('Touch Type', 'email', 2),
  ('Touch Type', 'social', 3),
  ('Touch Type', 'linkedin', 4),
  ('Touch Type', 'task', 5);
INSERT INTO pick_list_column (table_name, column_name, list) VALUES
  ('lead', 'status', 'Lead Status'),
  ('cadence_touch', 'kind', 'Touch Type');

CREATE TABLE lead (
  -- CRM side: somebody who may become a client.
  id TEXT PRIMARY KEY NOT NULL DEFAULT ({{new_id}}), -- record id (G8)
  first_name TEXT, -- given name
  last_name TEXT, -- family name
  company TEXT, -- where the person works
  email TEXT, -- e-mail address
  phone TEXT, -- telephone number, as written
  status TEXT DEFAULT 'New', -- pick list Lead Status. Converted: became a client; the cadence side does not write to the lead (C6)
  owner_id TEXT REFERENCES user_account (id), -- whose lead it is
  entered_at TEXT -- instant at which the record was entered, UTC; filled from the clock when left out (G4)
    CONSTRAINT "lead.entered_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}entered_at{{/is_instant}}),
  modified_by TEXT, -- who wrote the row last: user_account.id, or the name of an import or program (G9)
  cadence_writes INTEGER NOT NULL DEFAULT 0 -- how many fields cadence_sync() has written; a write that counts on is no change that goes back (C7)
);
CREATE INDEX lead_owner ON lead (owner_id);

CREATE TABLE crm_activity (
  -- CRM side: what was done with a lead or contact. Each comes from one touch result (C6).
  id TEXT PRIMARY KEY NOT NULL DEFAULT ({{new_id}}), -- record id (G8)
  record_type TEXT NOT NULL -- lead or contact
    CONSTRAINT "crm_activity.record_type must be lead or contact" CHECK (record_type IN ('lead', 'contact')),
  record_id TEXT NOT NULL, -- lead.id or contact.id
  outcome TEXT NOT NULL, -- what came of it: touch_outcome.name
  at TEXT NOT NULL -- instant at which it was done, UTC
    CONSTRAINT "crm_activity.at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}at{{/is_instant}}),
  touch_result_id TEXT UNIQUE, -- touch_result.id: one activity a result; NULL: entered by hand
  modified_by TEXT -- who wrote the row last (G9)
);
CREATE INDEX crm_activity_record ON crm_activity (record_id, at);

CREATE TABLE cadence (
  -- A plan of outreach: touches in order.
  id TEXT PRIMARY KEY NOT NULL DEFAULT ({{new_id}}), -- record id (G8)
  name TEXT NOT NULL -- name as shown
    CONSTRAINT "cadence.name must not be blank" CHECK (trim(name) <> ''),
  modified_by TEXT -- who wrote the row last (G9)
);

CREATE TABLE cadence_touch (
  -- The steps of a cadence. Deleting a cadence deletes them with it.
  cadence_id TEXT NOT NULL REFERENCES cadence (id), -- the cadence
  position INTEGER NOT NULL -- order within it, 1 or more; gaps are allowed
    CONSTRAINT "cadence_touch.position must be a whole number, 1 or more" CHECK (typeof(position) = 'integer' AND position >= 1),
  kind TEXT NOT NULL, -- pick list Touch Type: call, email, social, linkedin, task
  PRIMARY KEY (cadence_id, position)
) WITHOUT ROWID;

CREATE TABLE prospect (
  -- Cadence side: a lead or contact as outreach sees it. Made by the first synchronization of the record.
  id TEXT PRIMARY KEY NOT NULL DEFAULT ({{new_id}}), -- record id (G8)
  record_type TEXT NOT NULL -- what it is in the CRM: lead or contact
    CONSTRAINT "prospect.record_type must be lead or contact" CHECK (record_type IN ('lead', 'contact')),
  record_id TEXT NOT NULL, -- lead.id or contact.id; no reference, since the prospect stays when the record goes (C6)
  first_name TEXT, -- given name
  last_name TEXT, -- family name; the whole name of a contact, which the CRM keeps in one field
  company TEXT, -- where the person works
  email TEXT, -- e-mail address
  phone TEXT, -- telephone number, as written
  status TEXT, -- the lead's status
  cadence_writes INTEGER NOT NULL DEFAULT 0, -- how many fields cadence_sync() has written, 1 when it made the row; a write that counts on is no change that goes back (C7)
  UNIQUE (record_id, record_type)
);

CREATE TABLE cadence_prospect (
  -- Which prospect is in which cadence, and where. A prospect is in a cadence once.
  cadence_id TEXT NOT NULL REFERENCES cadence (id), -- the cadence
  prospect_id TEXT NOT NULL REFERENCES prospect (id), -- the prospect
  position INTEGER NOT NULL DEFAULT 1 -- cadence_touch.position of the touch that is next
    CONSTRAINT "cadence_prospect.position must be a whole number, 1 or more" CHECK (typeof(position) = 'integer' AND position >= 1),
  status TEXT NOT NULL DEFAULT 'active' -- active; exited: taken out; completed: the last touch is done
    CONSTRAINT "cadence_prospect.status must be active, exited or completed" CHECK (status IN ('active', 'exited', 'completed')),
  PRIMARY KEY (cadence_id, prospect_id)
) WITHOUT ROWID;
CREATE INDEX cadence_prospect_prospect ON cadence_prospect (prospect_id, status);

CREATE TABLE touch_outcome (
  -- What can come of a touch, and whether the CRM is told of it (C6).
  name TEXT PRIMARY KEY NOT NULL -- the outcome as shown
    CONSTRAINT "touch_outcome.name must not be blank" CHECK (trim(name) <> ''),
  create_activity INTEGER NOT NULL DEFAULT 0 -- 1: ticked, such a result makes an activity in the CRM; 0: none
    CONSTRAINT "touch_outcome.create_activity must be 1 or 0" CHECK (create_activity IN (0, 1))
) WITHOUT ROWID;
INSERT INTO touch_outcome (name) VALUES
  ('Connected'), ('Left voicemail'), ('No answer'), ('Wrong number'), ('Meeting set'), ('Not interested'), ('E-mail sent'), ('E-mail replied'), ('Message sent'), ('Task done');

CREATE TABLE touch_result (
  -- Cadence side: a touch that was made.
  id TEXT PRIMARY KEY NOT NULL DEFAULT ({{new_id}}), -- record id (G8)
  prospect_id TEXT NOT NULL REFERENCES prospect (id), -- who was touched
  outcome TEXT NOT NULL, -- touch_outcome.name
  at TEXT NOT NULL -- instant of the touch, UTC
    CONSTRAINT "touch_result.at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}at{{/is_instant}}),
  modified_by TEXT -- who wrote the row last (G9)
);
CREATE INDEX touch_result_prospect ON touch_result (prospect_id, at);

CREATE TABLE cadence_field (
  -- Which field of the CRM's records is which of a prospect, and what criteria may be about. After adding a row for a column of your own, call
  -- crm_install().
  record_type TEXT NOT NULL -- table of the CRM: lead or contact
    CONSTRAINT "cadence_field.record_type must be lead or contact" CHECK (record_type IN ('lead', 'contact')),
  field TEXT NOT NULL, -- column of that table
  prospect_field TEXT, -- column of prospect that holds the same; NULL: only for criteria
  type TEXT NOT NULL DEFAULT 'text' -- how criteria compare it: text, number, date
    CONSTRAINT "cadence_field.type must be text, number or date" CHECK (type IN ('text', 'number', 'date')),
  PRIMARY KEY (record_type, field)
) WITHOUT ROWID;
INSERT INTO cadence_field (record_type, field, prospect_field, type) VALUES
  ('lead', 'first_name', 'first_name', 'text'),
  ('lead', 'last_name', 'last_name', 'text'),
  ('lead', 'company', 'company', 'text'),
  ('lead', 'email', 'email', 'text'),
  ('lead', 'phone', 'phone', 'text'),
  ('lead', 'status', 'status', 'text'),
  ('lead', 'owner_id', NULL, 'text'),
  ('lead', 'entered_at', NULL, 'date'),
  ('contact', 'name', 'last_name', 'text'),
  ('contact', 'email', 'email', 'text'),
  ('contact', 'phone', 'phone', 'text'),
  ('contact', 'job_title', NULL, 'text'),
  ('contact', 'client_id', NULL, 'text'),
  ('contact', 'entered_at', NULL, 'date');

CREATE TABLE cadence_workflow (
  -- What a change in the CRM means for a prospect's cadences (C4). Where a record type has workflows, its records synchronize when one matches
  -- (C5). Deleting a workflow deletes its criteria; one without criteria matches nothing.
  id TEXT PRIMARY KEY NOT NULL DEFAULT ({{new_id}}), -- record id (G8); several that match act in this order
  record_type TEXT NOT NULL -- lead or contact
    CONSTRAINT "cadence_workflow.record_type must be lead or contact" CHECK (record_type IN ('lead', 'contact')),
  match TEXT NOT NULL DEFAULT 'all' -- all: every criterion must match; any: one is enough
    CONSTRAINT "cadence_workflow.match must be all or any" CHECK (match IN ('all', 'any')),
  action TEXT NOT NULL -- exit: leaves its cadences; move: to another; next_touch: goes on to the next touch
    CONSTRAINT "cadence_workflow.action must be exit, move or next_touch" CHECK (action IN ('exit', 'move', 'next_touch')),
  move_to TEXT REFERENCES cadence (id) -- move: the cadence to enter, at its first touch
    CONSTRAINT "cadence_workflow.move_to must name a cadence for the action move, and is NULL for the others" CHECK ((action = 'move') = (move_to IS NOT NULL)),
  modified_by TEXT -- who wrote the row last (G9)
);

CREATE TABLE cadence_criterion (
  -- The rows of a workflow: field, operator, value (C4). Text is compared without regard to the case of ASCII letters, numbers as numbers, dates by
  -- their day. A blank field is NULL or ''; it equals, contains, begins and ends with nothing, and is neither greater nor less.
  id TEXT NOT NULL DEFAULT ({{new_id}}), -- tells rows apart
  workflow_id TEXT NOT NULL REFERENCES cadence_workflow (id), -- the workflow
  field TEXT NOT NULL, -- cadence_field.field of the workflow's record type
  operator TEXT NOT NULL -- how the field is compared with the value
    CONSTRAINT "cadence_criterion.operator must be equals, not equals, contains, does not contain, starts with, ends with, greater, less, at least, at most, is empty, is not empty, changed or changed to"
    CHECK (operator IN ('equals', 'not equals', 'contains', 'does not contain', 'starts with', 'ends with', 'greater', 'less', 'at least', 'at most', 'is empty', 'is not empty', 'changed', 'changed to')),
  value TEXT -- what it is compared with; NULL for is empty, is not empty and changed
    CONSTRAINT "cadence_criterion.value: this operator compares with a value; give one" CHECK (operator IN ('is empty', 'is not empty', 'changed') OR coalesce(value, '') <> ''),
  PRIMARY KEY (workflow_id, id)
);

CREATE TABLE cadence_change (
  -- What was changed on either side since the last synchronization, in order (C7). Written by triggers on any connection while cadence_noting says so,
  -- taken by cadence_sync().
  id INTEGER PRIMARY KEY, -- order of the changes
  side TEXT NOT NULL, -- where: crm (lead, contact) or cadence (prospect, touch_result)
  record_type TEXT NOT NULL, -- lead or contact
  record_id TEXT NOT NULL, -- lead.id or contact.id
  kind TEXT NOT NULL, -- edited; created, deleted: the lead, contact or prospect; touched: a touch result was entered
  field TEXT NOT NULL, -- edited: the column; touched: touch_result.id; else ''
  old_value, -- edited: the value before
  new_value, -- edited: the value after. (What goes is the value that stands there at the synchronization.)
  at REAL NOT NULL -- moment by the system's clock, as a Julian day: orders what was changed in two databases, where the CRM is an attached one
);

CREATE TABLE cadence_noting (
  -- The sides whose changes are noted in cadence_change: both while a direction is on, at the office that keeps them in step (C4, C6). Written by
  -- triggers when a setting turns the first direction on or the last one off; where the CRM is an attached office, there by cadence_sync().
  side TEXT PRIMARY KEY NOT NULL -- cadence_change.side: crm or cadence
    CONSTRAINT "cadence_noting.side must be crm or cadence" CHECK (side IN ('crm', 'cadence'))
) WITHOUT ROWID;

CREATE TABLE cadence_waiting (
  -- What a synchronization has looked at and left: it did not fit into the budget, its direction is off, or no workflow matches (C2, C5).
  record_type TEXT NOT NULL, -- lead or contact
  record_id TEXT NOT NULL, -- lead.id or contact.id
  side TEXT NOT NULL, -- cadence_change.side
  kind TEXT NOT NULL, -- cadence_change.kind
  field TEXT NOT NULL, -- cadence_change.field
  old_value, -- the value before the first change that waits
  position INTEGER NOT NULL, -- order of the records: that of the first change that waits
  passed INTEGER NOT NULL, -- 1: a workflow let the record go already, and the budget only part of it; 0: not yet
  held TEXT, -- why it does not go, until the record, a workflow or a setting changes; NULL: it goes in its turn
  PRIMARY KEY (record_type, record_id, side, kind, field)
) WITHOUT ROWID;
CREATE INDEX cadence_waiting_order ON cadence_waiting (position);
CREATE INDEX cadence_waiting_goes ON cadence_waiting (record_type, record_id) WHERE held IS NULL;
CREATE INDEX cadence_waiting_held ON cadence_waiting (record_type) WHERE held IS NOT NULL;

CREATE TABLE api_window (
  -- The API calls of each 24 hours (C2). A window begins with the first call after the one before has ended.
  started_at TEXT PRIMARY KEY NOT NULL, -- instant of its first call, UTC
  used INTEGER NOT NULL -- calls counted in it
) WITHOUT ROWID;

CREATE TABLE cadence_run (
  -- One row for each synchronization that took place, whether there was something to do or not.
  id INTEGER PRIMARY KEY, -- number of the synchronization
  at TEXT NOT NULL, -- instant, UTC; the next is due cadence.sync_frequency minutes later
  calls INTEGER NOT NULL DEFAULT 0, -- API calls it made
  deferred INTEGER NOT NULL DEFAULT 0, -- records that did not fit into the budget
  note TEXT -- why it did not do more; NULL: it did all there was
);

CREATE TABLE cadence_run_item (
  -- What a synchronization did, or newly left, item by item, and why (G5).
  run_id INTEGER NOT NULL, -- cadence_run.id
  record_type TEXT NOT NULL, -- lead or contact
  record_id TEXT NOT NULL, -- lead.id or contact.id
  outcome TEXT NOT NULL, -- done, deferred, held, dropped; acted: a workflow's action
  direction TEXT NOT NULL, -- to_cadence, to_crm
  field TEXT NOT NULL, -- the field of the CRM; activity; a workflow's action
  old_value, -- value before
  new_value, -- value after; the outcome of an activity; of a workflow, what it did
  reason TEXT -- why it was deferred, held or dropped; the rule that decided a conflict; cadence_workflow.id
);
CREATE INDEX cadence_run_item_record ON cadence_run_item (record_id);

CREATE TABLE cadence_conflict (
  -- Fields that both sides changed between two synchronizations (C7). The loser's value stands here, and nowhere else.
  id INTEGER PRIMARY KEY, -- order of the conflicts
  record_type TEXT NOT NULL, -- lead or contact
  record_id TEXT NOT NULL, -- lead.id or contact.id
  field TEXT NOT NULL, -- cadence_field.field
  crm_value, -- what the CRM held
  cadence_value, -- what the prospect held
  winner TEXT NOT NULL, -- crm or cadence, as the setting cadence.conflict said (the rule); crm where the lead is converted
  at TEXT NOT NULL -- instant of the synchronization that decided it, UTC
);
CREATE INDEX cadence_conflict_record ON cadence_conflict (record_id);
