-- tasks: views of what waits to be written, and of what triggers queue.

CREATE VIEW session_task_now AS
  -- What the derived table session_task must hold: the survey and e-mail tasks that a session of a center and type may be for.
SELECT
  s.center_id AS center_id, -- center.id
  y.value AS session_type, -- type of session
  t.id AS task_id, -- automated_task.id
  t.n AS n, -- automated_task.n
  k.ordinal AS ordinal, -- message_kind.ordinal
  k.counts_hours AS counts_hours, -- message_kind.counts_hours
  NOT EXISTS (SELECT 1 FROM task_funding_source f WHERE f.task_id = t.id) AS any_source, -- 1: all funding sources count
  t.created_at AS created_at -- automated_task.created_at
  FROM automated_task t JOIN message_kind k ON k.kind = t.kind JOIN task_center s ON s.task_id = t.id
  JOIN pick_list y ON y.list = 'Session Type' AND (k.session_type IS NULL OR y.value = k.session_type)
 WHERE k.event = 'session' AND t.created_at IS NOT NULL;

CREATE VIEW session_asked_now AS
  -- What the derived table session_asked must hold. (A task with funding sources counts only their sessions, so it is asked each time.)
SELECT
  center_id, -- center.id
  session_type, -- type of session
  max(NOT any_source OR (ordinal IS NULL AND NOT counts_hours)) AS always, -- 1: a task may ask for any session
  max(ordinal) AS last_ordinal, -- the last of a client's sessions that a task asks for
  min(n) FILTER (WHERE counts_hours) AS least_hours, -- the fewest contact hours that a task asks for
  max(n) FILTER (WHERE counts_hours) AS most_hours -- the most of them
  FROM session_task GROUP BY center_id, session_type;

CREATE VIEW session_match AS
  -- Each session with the survey and e-mail tasks that ask for such sessions: reportable, of a selected center and funding source, entered after
  -- the task, of a client (T31, T34). Ask for one session or client. Whether it is the first, or the one with which hours are reached, is judged when
  -- it is entered (T33), by triggers/tasks.sessions.sql.
SELECT
  s.id AS session_id, -- counseling_session.id
  r.task_id AS task_id, -- automated_task.id
  s.client_id AS client_id, -- client.id
  CASE WHEN r.ordinal IS NULL AND NOT r.counts_hours THEN s.session_date ELSE '' END AS period, -- task_queue.period
  CASE WHEN r.counts_hours THEN s.session_date ELSE coalesce(date(s.session_date, r.n || ' days'), '9999-12-31') END AS send_on, -- task_queue.send_on (T33); the last day there is, where it would be later
  s.rowid AS entry, -- order of entry
  r.n AS n -- automated_task.n
  FROM counseling_session s CROSS JOIN session_task r ON r.center_id = s.center_id AND r.session_type = s.type
 WHERE s.reportable
   AND coalesce(s.entered_at, {{now}}) >= r.created_at
   AND (r.any_source OR EXISTS (SELECT 1 FROM task_funding_source f WHERE f.task_id = r.task_id AND f.funding_source_id = s.funding_source_id))
   AND (SELECT kind FROM client WHERE id = s.client_id) = 'Client';

CREATE VIEW reminder_case AS
  -- The reminders to come: each scheduled appointment with the tasks of its center (T22). Ask for one appointment, client or task.
SELECT
  a.id AS appointment_id, -- appointment.id
  t.id AS task_id, -- automated_task.id
  a.client_id AS client_id, -- client.id
  a.starts_at AS period, -- task_queue.period (T24)
  date(a.starts_at, -t.n || ' days') AS send_on -- task_queue.send_on by the UTC day; a run goes by the day in the owner's time zone (T21)
  FROM appointment a JOIN client c ON c.id = a.client_id
  JOIN task_center s ON s.center_id = coalesce(a.center_id, c.center_id)
  JOIN automated_task t ON t.id = s.task_id JOIN message_kind k ON k.kind = t.kind
 WHERE k.event = 'appointment' AND a.status = 'scheduled' AND a.starts_at > {{now}};

CREATE VIEW message_queue AS
  -- The queued messages (T22, T35), as a person looks through them before they go. To take one out: UPDATE task_queue SET status = 'removed' WHERE id = ...
SELECT
  q.id AS id, -- task_queue.id
  q.task_id AS task_id, -- automated_task.id
  t.name AS task, -- the task's name
  CASE WHEN NOT t.enabled THEN 'disabled' WHEN t.test_mode THEN 'test' ELSE 'live' END AS mode, -- live; test: stays queued (T38); disabled: waits
  q.client_id AS client_id, -- client.id
  c.name AS client, -- the client's name
  coalesce(s.type || ' session of ' || s.session_date, 'appointment at ' || a.starts_at || ' UTC') AS event, -- what it is about
  CASE WHEN q.send_on <= date({{now}}) THEN 'next run' ELSE q.send_on END AS goes_on, -- when it goes: a day, or the next run
  q.queued_at AS queued_at -- instant of entry, UTC
  FROM task_queue q JOIN automated_task t ON t.id = q.task_id LEFT JOIN client c ON c.id = q.client_id
  LEFT JOIN counseling_session s ON s.id = q.session_id LEFT JOIN appointment a ON a.id = q.appointment_id
 WHERE q.status = 'waiting';

CREATE VIEW message_reason AS
  -- Why each message of outbox was written.
SELECT
  o.id AS id, -- outbox.id
  o.to_address AS to_address, -- the recipient
  o.subject AS subject, -- the subject line
  o.task_id AS task_id, -- automated_task.id; NULL: by no task
  o.run_id AS run_id, -- task_run.id
  q.session_id AS session_id, -- counseling_session.id, of a survey or e-mail
  coalesce(q.appointment_id, substr(i.uid, 13)) AS appointment_id, -- appointment.id, of a reminder or of what followed it
  CASE WHEN q.id IS NOT NULL THEN 'The task ' || coalesce(t.name, q.task_id) || coalesce(' ' || k.meaning, '') || ': '
         || coalesce(s.type || ' session of ' || s.session_date, 'appointment at ' || nullif(q.period, '') || ' UTC', 'a session that is no longer there')
         || '. Queued at ' || q.queued_at || ' UTC, due from ' || q.send_on || '.'
       WHEN i.uid IS NOT NULL THEN 'An appointment that ' || coalesce('the task ' || t.name, 'a task') || ' had written about was '
         || CASE i.method WHEN 'CANCEL' THEN 'cancelled, deleted or given to others' ELSE 'changed, or is on again' END || ': appointment at ' || i.starts_at || ' UTC.'
       WHEN o.task_id IS NOT NULL THEN 'Report of run ' || o.run_id || ' to the owner of the task ' || coalesce(t.name, o.task_id) || '.'
       ELSE 'Written by no task.' END AS reason -- in words
  FROM outbox o LEFT JOIN task_queue q ON q.id = o.queue_id LEFT JOIN automated_task t ON t.id = o.task_id
  LEFT JOIN message_kind k ON k.kind = t.kind LEFT JOIN counseling_session s ON s.id = q.session_id
  LEFT JOIN outbox_invitation i ON i.outbox_id = o.id AND o.queue_id IS NULL AND i.uid GLOB 'appointment-*';
