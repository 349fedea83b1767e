-- tasks: reminders, surveys and e-mails: which there are, and what waits to be written (T20 to T39).

INSERT INTO setting_definition (name, kind, description) VALUES
  ('mail.first_run_cap', 'count', 'The most messages that a task may write in its first live run since it was saved; above it nothing is done and the owner is told. 0: no cap.');
INSERT INTO setting (name, value) VALUES ('mail.first_run_cap', '500');

INSERT INTO pick_list (list, value, position) VALUES
  ('Task Type', 'remind_contact', 5),
  ('Task Type', 'remind_client', 6),
  ('Task Type', 'remind_user', 7),
  ('Task Type', 'survey_hours', 8),
  ('Task Type', 'survey_first_initial', 9),
  ('Task Type', 'survey_first_follow_up', 10),
  ('Task Type', 'survey_second_follow_up', 11),
  ('Task Type', 'survey_third_follow_up', 12),
  ('Task Type', 'survey_any_initial', 13),
  ('Task Type', 'survey_any_follow_up', 14),
  ('Task Type', 'survey_any_close_out', 15),
  ('Task Type', 'email_hours', 16),
  ('Task Type', 'email_first_initial', 17),
  ('Task Type', 'email_first_follow_up', 18),
  ('Task Type', 'email_second_follow_up', 19),
  ('Task Type', 'email_third_follow_up', 20),
  ('Task Type', 'email_any_initial', 21),
  ('Task Type', 'email_any_follow_up', 22),
  ('Task Type', 'email_any_close_out', 23);

CREATE TABLE message_kind (
  -- The tasks that write to people, what each waits for and whom it writes to (T20, T30).
  kind TEXT PRIMARY KEY NOT NULL, -- automated_task.kind
  event TEXT NOT NULL -- what it waits for
    CONSTRAINT "message_kind.event must be appointment or session" CHECK (event IN ('appointment', 'session')),
  purpose TEXT NOT NULL -- reminder: direct communication; survey, email: withheld from who has opted out (T21)
    CONSTRAINT "message_kind.purpose must be reminder, survey or email" CHECK (purpose IN ('reminder', 'survey', 'email')),
  recipient TEXT NOT NULL -- contact: the client's contacts; client: the client's own address; user: the counselor (T20)
    CONSTRAINT "message_kind.recipient must be contact, client or user" CHECK (recipient IN ('contact', 'client', 'user')),
  session_type TEXT, -- type of session that counts; NULL: all (T30)
  ordinal INTEGER -- 1, 2, 3: only the client's first, second, third of these; NULL: any
    CONSTRAINT "message_kind.ordinal must be a whole number, 1 or more, or NULL" CHECK (ordinal IS NULL OR (typeof(ordinal) = 'integer' AND ordinal > 0)),
  counts_hours INTEGER NOT NULL DEFAULT 0 -- 1: n is contact hours, and it fires when they are first reached (T32); 0: n is days
    CONSTRAINT "message_kind.counts_hours must be 1 or 0" CHECK (counts_hours IN (0, 1)),
  template TEXT, -- name of the e-mail template of a task that has none of its own; NULL: the first on the list (T39)
  meaning TEXT NOT NULL -- what it does, as reports say it
) WITHOUT ROWID;
INSERT INTO message_kind (kind, event, purpose, recipient, session_type, ordinal, counts_hours, template, meaning) VALUES
  ('remind_contact', 'appointment', 'reminder', 'contact', NULL, NULL, 0, 'Client Followup Reminder', 'reminds the contacts of a client of an appointment'),
  ('remind_client', 'appointment', 'reminder', 'client', NULL, NULL, 0, 'Client Followup Reminder', 'reminds a client of an appointment'),
  ('remind_user', 'appointment', 'reminder', 'user', NULL, NULL, 0, 'Counselor Followup Reminder', 'reminds a counselor of an appointment'),
  ('survey_hours', 'session', 'survey', 'client', NULL, NULL, 1, 'Survey Request (Client/Contact)', 'sends a survey when the reportable contact hours of a client reach a number'),
  ('survey_first_initial', 'session', 'survey', 'client', 'Initial', 1, 0, 'Survey Request (Client/Contact)', 'sends a survey after the first initial session'),
  ('survey_first_follow_up', 'session', 'survey', 'client', 'Follow-up', 1, 0, 'Survey Request (Client/Contact)', 'sends a survey after the first follow-up session'),
  ('survey_second_follow_up', 'session', 'survey', 'client', 'Follow-up', 2, 0, 'Survey Request (Client/Contact)', 'sends a survey after the second follow-up session'),
  ('survey_third_follow_up', 'session', 'survey', 'client', 'Follow-up', 3, 0, 'Survey Request (Client/Contact)', 'sends a survey after the third follow-up session'),
  ('survey_any_initial', 'session', 'survey', 'client', 'Initial', NULL, 0, 'Survey Request (Client/Contact)', 'sends a survey after any initial session'),
  ('survey_any_follow_up', 'session', 'survey', 'client', 'Follow-up', NULL, 0, 'Survey Request (Client/Contact)', 'sends a survey after any follow-up session'),
  ('survey_any_close_out', 'session', 'survey', 'client', 'Close-out', NULL, 0, 'Survey Request (Client/Contact)', 'sends a survey after any close-out session'),
  ('email_hours', 'session', 'email', 'client', NULL, NULL, 1, NULL, 'sends an e-mail when the reportable contact hours of a client reach a number'),
  ('email_first_initial', 'session', 'email', 'client', 'Initial', 1, 0, NULL, 'sends an e-mail after the first initial session'),
  ('email_first_follow_up', 'session', 'email', 'client', 'Follow-up', 1, 0, NULL, 'sends an e-mail after the first follow-up session'),
  ('email_second_follow_up', 'session', 'email', 'client', 'Follow-up', 2, 0, NULL, 'sends an e-mail after the second follow-up session'),
  ('email_third_follow_up', 'session', 'email', 'client', 'Follow-up', 3, 0, NULL, 'sends an e-mail after the third follow-up session'),
  ('email_any_initial', 'session', 'email', 'client', 'Initial', NULL, 0, NULL, 'sends an e-mail after any initial session'),
  ('email_any_follow_up', 'session', 'email', 'client', 'Follow-up', NULL, 0, NULL, 'sends an e-mail after any follow-up session'),
  ('email_any_close_out', 'session', 'email', 'client', 'Close-out', NULL, 0, NULL, 'sends an e-mail after any close-out session');

CREATE TABLE task_queue (
  -- What reminder, survey and e-mail tasks will write, and what they have written: a row for each task and session or appointment. Triggers enter
  -- it, on any connection; run_tasks() writes what is due into outbox. A person may set status to removed, or delete the row, which does the
  -- same. A row stays when it is done: it is what keeps a second message from being written.
  id INTEGER PRIMARY KEY, -- order of entry
  task_id TEXT NOT NULL, -- automated_task.id; the row outlives the task
  client_id TEXT NOT NULL, -- client.id
  session_id TEXT, -- counseling_session.id, for surveys and e-mails
  appointment_id TEXT, -- appointment.id, for reminders
  period TEXT NOT NULL, -- what there may be one message about: the appointment's starts_at (T24); the session's day (T36); '' for first, second, third, hours
  send_on TEXT NOT NULL, -- day from which it is due: that of the session, n days later; that of the appointment, n days earlier. One that is past: the next run
  status TEXT NOT NULL DEFAULT 'waiting' -- waiting; sent: written to outbox; removed: by a person; skipped: it was not to be written after all
    CONSTRAINT "task_queue.status must be waiting, sent, removed or skipped" CHECK (status IN ('waiting', 'sent', 'removed', 'skipped')),
  reason TEXT, -- why it was skipped
  queued_at TEXT NOT NULL, -- instant at which it was entered, UTC
  done_at TEXT, -- instant at which it was sent, removed or skipped, UTC
  run_id INTEGER -- task_run.id of the run that sent or skipped it; NULL: none
);
-- Sent once is a key, not a hope (T24, T36). (The client first: what is queued for one at a time is in one place.)
CREATE UNIQUE INDEX task_queue_once ON task_queue (client_id, task_id, period, coalesce(appointment_id, '')) WHERE status <> 'skipped';
CREATE INDEX task_queue_due ON task_queue (task_id, send_on) WHERE status = 'waiting';
CREATE INDEX task_queue_skipped ON task_queue (task_id, done_at) WHERE status = 'skipped';
CREATE INDEX task_queue_session ON task_queue (session_id) WHERE session_id IS NOT NULL;
CREATE INDEX task_queue_appointment ON task_queue (appointment_id) WHERE appointment_id IS NOT NULL;

CREATE TABLE session_task (
  -- Derived data: the survey and e-mail tasks that a session of a center and type may be for, so that entering one asks only these.
  center_id TEXT NOT NULL, -- center.id, one that the task has selected
  session_type TEXT NOT NULL, -- the type of session
  task_id TEXT NOT NULL, -- automated_task.id
  n INTEGER NOT NULL, -- automated_task.n
  ordinal INTEGER, -- message_kind.ordinal
  counts_hours INTEGER NOT NULL, -- message_kind.counts_hours
  any_source INTEGER NOT NULL, -- 1: the task has selected no funding source, so all count
  created_at TEXT NOT NULL, -- automated_task.created_at: sessions entered before are not queued (T34)
  PRIMARY KEY (center_id, session_type, task_id)
) WITHOUT ROWID;
CREATE INDEX session_task_task ON session_task (task_id);

CREATE TABLE session_asked (
  -- Derived data: when any of the tasks in session_task may ask for a session, in one row, so that entering one that none asks for costs little more
  -- than a look at it.
  center_id TEXT NOT NULL, -- center.id
  session_type TEXT NOT NULL, -- the type of session
  always INTEGER NOT NULL, -- 1: a task may ask for any session; 0: it depends on the client's sessions so far
  last_ordinal INTEGER, -- the last of a client's sessions of the type that a task asks for; NULL: none does
  least_hours INTEGER, -- the fewest contact hours that a task asks for; NULL: none does
  most_hours INTEGER, -- the most of them
  PRIMARY KEY (center_id, session_type)
) WITHOUT ROWID;

CREATE TABLE task_run_message (
  -- The messages of a run. Those of a run in test mode are kept until the task's next run.
  run_id INTEGER NOT NULL, -- task_run.id
  position INTEGER NOT NULL, -- order within the run, from 1
  queue_id INTEGER NOT NULL, -- task_queue.id
  client_id TEXT NOT NULL, -- client.id
  client TEXT NOT NULL, -- the client's name then
  recipient TEXT NOT NULL, -- name of the person or company written to
  address TEXT, -- the e-mail address; NULL: none, and note says so
  event TEXT NOT NULL, -- what it is about: the session or appointment, with its day
  note TEXT, -- why it is not written; NULL: it is
  PRIMARY KEY (run_id, position)
) WITHOUT ROWID;
