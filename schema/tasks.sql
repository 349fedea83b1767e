-- tasks: what the software does by itself each morning, and what it keeps to do so quickly.
-- Source: "How can I schedule automated tasks" (Neoserra FAQ); rules T1 to T7, T10 to T17.

INSERT INTO setting_definition (name, kind, description) VALUES
  ('inactivation.absolute_guard', 'switch', '1: a client with reportable activity of any funding source in the last 90 days is never inactivated; 0: a task''s own funding sources decide, and the preview warns (T13).'),
  ('inactivation.first_run_cap', 'count', 'The most clients that a task may inactivate in its first live run since it was saved; above it nothing is done and the owner is told. 0: no cap.'),
  ('user_account.inactive_after', 'count', 'Days without activity after which user accounts are inactivated, Service accounts excepted. 0: never (T6).');
INSERT INTO setting (name, value) VALUES
  ('inactivation.absolute_guard', '0'),
  ('inactivation.first_run_cap', '500'),
  ('user_account.inactive_after', '180');

INSERT INTO pick_list (list, value, position) VALUES
  ('Task Type', 'inactivate_pre_client', 1),
  ('Task Type', 'inactivate_client', 2),
  ('Task Type', 'inactivate_client_reportable', 3),
  ('Task Type', 'inactivate_client_reportable_no_bid_match', 4),
  ('Bid Match Profile Status', 'Active', 1),
  ('Bid Match Profile Status', 'Inactive', 2);
INSERT INTO pick_list_column (table_name, column_name, list) VALUES
  ('automated_task', 'kind', 'Task Type'),
  ('bid_match_profile', 'status', 'Bid Match Profile Status');

CREATE TABLE bid_match_profile (
  -- What a client wants to hear of when contracts are offered. It is inactivated with its client (T15).
  id TEXT PRIMARY KEY NOT NULL DEFAULT ({{new_id}}), -- record id (G8)
  client_id TEXT NOT NULL REFERENCES client (id), -- whose profile it is
  status TEXT NOT NULL DEFAULT 'Active', -- pick list Bid Match Profile Status: Active, Inactive
  keywords TEXT, -- what is searched for
  entered_at TEXT -- instant at which the record was entered, UTC; filled from the clock when left out (G4)
    CONSTRAINT "bid_match_profile.entered_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}entered_at{{/is_instant}}),
  modified_by TEXT -- who wrote the row last (G9)
);
CREATE INDEX bid_match_profile_client ON bid_match_profile (client_id);

CREATE TABLE activity_table (
  -- The tables whose rows count as activity of a client (T11): each has id, client_id, reportable (1 or 0), funding_source_id and a day, and
  -- should have an index on client_id and the day. After adding a row for a table of your own, call crm_install(). (What INSERT OR REPLACE
  -- removes by another unique key than id is seen by crm_check() only; then call rebuild_agenda().)
  table_name TEXT PRIMARY KEY NOT NULL, -- the table
  date_column TEXT NOT NULL, -- its column with the day of the activity; where that is NULL, the day it was entered counts
  meaning TEXT NOT NULL -- what it is called in explanations
) WITHOUT ROWID;
INSERT INTO activity_table (table_name, date_column, meaning) VALUES
  ('award', 'activity_date', 'award'),
  ('capital_funding', 'activity_date', 'capital funding'),
  ('counseling_session', 'session_date', 'counseling session'),
  ('inquiry', 'activity_date', 'inquiry'),
  ('milestone', 'milestone_date', 'milestone'),
  ('survey_response', 'activity_date', 'survey response'),
  ('training_attendance', 'activity_date', 'training event'),
  ('form_response', 'activity_date', 'form');

CREATE TABLE inactivation_kind (
  -- The four inactivation tasks (T10), and whom each looks at.
  kind TEXT PRIMARY KEY NOT NULL, -- automated_task.kind
  client_kind TEXT NOT NULL, -- client.kind of those it inactivates
  reportable_only INTEGER NOT NULL -- 1: only reportable activity counts; 0: any
    CONSTRAINT "inactivation_kind.reportable_only must be 1 or 0" CHECK (reportable_only IN (0, 1)),
  spares_bid_match INTEGER NOT NULL -- 1: clients with an active bid match profile are left alone (T15)
    CONSTRAINT "inactivation_kind.spares_bid_match must be 1 or 0" CHECK (spares_bid_match IN (0, 1)),
  meaning TEXT NOT NULL -- what it looks for, as the report says it
) WITHOUT ROWID;
INSERT INTO inactivation_kind (kind, client_kind, reportable_only, spares_bid_match, meaning) VALUES
  ('inactivate_pre_client', 'Pre-client', 0, 0, 'pre-clients without activity'),
  ('inactivate_client', 'Client', 0, 0, 'clients without activity'),
  ('inactivate_client_reportable', 'Client', 1, 0, 'clients without reportable activity'),
  ('inactivate_client_reportable_no_bid_match', 'Client', 1, 1, 'clients without reportable activity and without an active bid match profile');

CREATE TABLE automated_task (
  -- What is to be done by itself (T1). It runs once each morning of its owner's time zone, from the morning after it was saved (T3), when
  -- run_tasks() is called. Deleting a task deletes its centers and funding sources with it, and nothing that it did.
  id TEXT PRIMARY KEY NOT NULL DEFAULT ({{new_id}}), -- record id (G8)
  name TEXT NOT NULL -- name as shown
    CONSTRAINT "automated_task.name must not be blank" CHECK (trim(name) <> ''),
  kind TEXT NOT NULL, -- pick list Task Type: what it does (T10)
  n INTEGER NOT NULL -- days: without activity, more than 90 (T13); before an appointment (T21); after a session (T33). Contact hours, for the kinds of hours (T32)
    CONSTRAINT "automated_task.n must be a whole number of days, more than 90 and at most 36500" CHECK ({{>is_message}} OR (typeof(n) = 'integer' AND n > 90 AND n <= 36500))
    CONSTRAINT "automated_task.n must be a whole number, 0 to 3650 days, or 1 to 3650 contact hours" CHECK (NOT {{>is_message}} OR (typeof(n) = 'integer' AND n BETWEEN kind GLOB '*_hours' AND 3650)),
  owner_id TEXT NOT NULL REFERENCES user_account (id), -- in whose name it runs: an active user, better a Service account (T5)
  enabled INTEGER NOT NULL DEFAULT 0 -- 1: runs; 0: never runs, not even in test mode
    CONSTRAINT "automated_task.enabled must be 1 or 0" CHECK (enabled IN (0, 1)),
  test_mode INTEGER NOT NULL DEFAULT 1 -- 1: only reports what it would do; 0: live (T4)
    CONSTRAINT "automated_task.test_mode must be 1 or 0" CHECK (test_mode IN (0, 1)),
  close_out INTEGER NOT NULL DEFAULT 0 -- 1: writes a close-out session for each client it inactivates (T16)
    CONSTRAINT "automated_task.close_out must be 1 or 0" CHECK (close_out IN (0, 1)),
  close_out_notes TEXT, -- the notes of those sessions
  template_id TEXT REFERENCES email_template (id), -- inactivation: template of its report; else of its messages. NULL: the one that the kind names, of the owner's center, else the global one (T39)
  survey_id TEXT REFERENCES survey (id), -- survey tasks: what is sent, an active client survey (T37)
  request_list_id TEXT REFERENCES survey_request_list (id), -- survey tasks: the active list of that survey to which the client is added (T35)
  created_at TEXT -- instant at which it was entered, UTC; filled from the clock when left out. Sessions entered before are not queued (T34)
    CONSTRAINT "automated_task.created_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}created_at{{/is_instant}}),
  saved_at TEXT -- instant at which what it does was last changed, UTC; written by the software (T3)
    CONSTRAINT "automated_task.saved_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}saved_at{{/is_instant}}),
  modified_by TEXT -- who wrote the row last (G9)
);
CREATE INDEX automated_task_owner ON automated_task (owner_id);

CREATE TABLE task_center (
  -- The centers that a task looks at. A task without any does nothing (T2).
  task_id TEXT NOT NULL REFERENCES automated_task (id), -- the task
  center_id TEXT NOT NULL REFERENCES center (id), -- inactivation: a center whose clients it may take; else one whose sessions or appointments it writes about
  PRIMARY KEY (task_id, center_id)
) WITHOUT ROWID;
CREATE INDEX task_center_center ON task_center (center_id);

CREATE TABLE task_funding_source (
  -- The funding sources whose activity counts for a task. Without any, all activity counts (T12).
  task_id TEXT NOT NULL REFERENCES automated_task (id), -- the task
  funding_source_id TEXT NOT NULL REFERENCES funding_source (id), -- a funding source whose activity counts
  PRIMARY KEY (task_id, funding_source_id)
) WITHOUT ROWID;

CREATE TABLE task_run (
  -- One row for each morning at which a task ran, whether it could do its work or not. Written by the software, never changed by hand.
  id INTEGER PRIMARY KEY, -- number of the run, for undo_task_run
  task_id TEXT NOT NULL, -- automated_task.id; the run outlives the task
  run_date TEXT NOT NULL, -- the morning: a day of the owner's time zone
  mode TEXT NOT NULL -- live, or test: reported only (T4)
    CONSTRAINT "task_run.mode must be live or test" CHECK (mode IN ('live', 'test')),
  affected INTEGER NOT NULL, -- clients inactivated; in test mode those that would have been
  error TEXT, -- why nothing was done; NULL: it went well
  task TEXT NOT NULL, -- the task's name then
  owner_id TEXT NOT NULL, -- the task's owner then
  close_out_notes TEXT, -- the notes of its close-out sessions
  ran_at TEXT NOT NULL, -- instant of the run, UTC
  undone_at TEXT, -- instant at which undo_task_run took it back, UTC
  undone_by TEXT, -- who did
  UNIQUE (task_id, run_date) -- once a morning (T3)
);

CREATE TABLE task_run_client (
  -- The clients of a run. Those of a run in test mode are kept until the task's next run.
  run_id INTEGER NOT NULL, -- task_run.id
  client_id TEXT NOT NULL, -- client.id
  client TEXT NOT NULL, -- the client's name then
  last_activity TEXT, -- day of the last activity that counts; NULL: none
  days INTEGER NOT NULL, -- days from it, or from the client's entry, to the run
  warning TEXT, -- what the owner may want to look at
  session_id TEXT, -- the close-out session that the run wrote
  modified_by_before TEXT, -- client.modified_by before the run
  changed_at TEXT, -- instant at which the client's status was changed afterwards, UTC
  undone_at TEXT, -- instant at which undo_task_run took it back, UTC
  PRIMARY KEY (run_id, client_id)
) WITHOUT ROWID;
CREATE INDEX task_run_client_client ON task_run_client (client_id);

CREATE TABLE task_run_profile (
  -- The bid match profiles that a run inactivated with their clients (T15).
  run_id INTEGER NOT NULL, -- task_run.id
  profile_id TEXT NOT NULL, -- bid_match_profile.id
  client_id TEXT NOT NULL, -- its client
  modified_by_before TEXT, -- bid_match_profile.modified_by before the run
  PRIMARY KEY (run_id, profile_id)
) WITHOUT ROWID;

CREATE TABLE inactivation_agenda (
  -- Derived data, so that a run need not look at every client: not before look_on can the client be due for the task. The run looks at those
  -- whose day has come, or comes tomorrow, and moves them on. Triggers bring the day forward when something might make the client due earlier. New activity
  -- only makes clients due later, so it costs nothing here: the look finds it. crm_check() compares, rebuild_agenda() makes it anew.
  client_id TEXT NOT NULL, -- client.id
  task_id TEXT NOT NULL, -- automated_task.id
  look_on TEXT NOT NULL, -- the day; '' for the next run
  PRIMARY KEY (client_id, task_id)
) WITHOUT ROWID;
CREATE INDEX inactivation_agenda_day ON inactivation_agenda (task_id, look_on);

CREATE TABLE inactivation_reviewed (
  -- The tasks whose agenda is complete. A task that is new or was changed is not here: its next run looks at every client.
  task_id TEXT PRIMARY KEY NOT NULL -- automated_task.id
) WITHOUT ROWID;

/*part is_message
(kind GLOB 'remind_*' OR kind GLOB 'survey_*' OR kind GLOB 'email_*')
*/
