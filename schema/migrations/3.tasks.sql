-- tasks, from schema version 2 to 3: tasks that write to people, with their surveys. A CHECK cannot be changed, so the table is made anew.
PRAGMA defer_foreign_keys = ON;
CREATE TEMP TABLE crm_kept AS SELECT * FROM automated_task;
DROP TABLE automated_task;
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

INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, close_out, close_out_notes, template_id, created_at, saved_at, modified_by)
  SELECT id, name, kind, n, owner_id, enabled, test_mode, close_out, close_out_notes, template_id, created_at, saved_at, modified_by FROM crm_kept ORDER BY rowid;
DROP TABLE crm_kept;
CREATE INDEX task_center_center ON task_center (center_id);

/*part is_message
(kind GLOB 'remind_*' OR kind GLOB 'survey_*' OR kind GLOB 'email_*')
*/
