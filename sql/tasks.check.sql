-- tasks: what must hold of the derived data and the tasks, one row for each violation.
SELECT 'agenda' AS "check", 'inactivation_agenda' AS table_name, c.client_id AS row_id,
       'task ' || c.task_id || ' would look at this client too late; call rebuild_agenda()' AS problem
  FROM inactivation_reviewed r JOIN automated_task t ON t.id = r.task_id JOIN inactivation_case c ON c.task_id = r.task_id
  LEFT JOIN inactivation_agenda a ON a.client_id = c.client_id AND a.task_id = c.task_id
 WHERE c.in_scope AND (a.look_on IS NULL OR a.look_on > max(
     date(coalesce(c.last_activity, date(c.entered_at, '-1 day')), (t.n + 1) || ' days'),
     CASE WHEN (SELECT value FROM setting WHERE name = 'inactivation.absolute_guard') = '1' THEN coalesce(date(c.last_reportable, '+91 days'), '') ELSE '' END))
UNION ALL
SELECT 'expected', 'inactivation_expected', c.client_id, 'task ' || c.task_id || ' may take this client on ' || a.look_on
       || ', though its last activity is another than is noted; call rebuild_agenda()'
  FROM inactivation_expected e JOIN inactivation_agenda a ON a.client_id = e.client_id AND a.task_id = e.task_id AND a.look_on <> ''
  JOIN inactivation_reviewed r ON r.task_id = e.task_id JOIN inactivation_case c ON c.task_id = e.task_id AND c.client_id = e.client_id
 WHERE c.in_scope AND ((c.last_activity, c.last_any) IS NOT (e.last_activity, e.last_any)
   OR (SELECT value FROM setting WHERE name = 'inactivation.absolute_guard') = '1' AND date(c.last_reportable, '+91 days') > a.look_on)
UNION ALL
SELECT 'activity', kind, id, 'its day, ' || day || ', is not a day as YYYY-MM-DD; correct it'
  FROM activity WHERE NOT {{#is_day}}day{{/is_day}}
UNION ALL
SELECT 'activity', kind, id, 'its reportable, ' || reportable || ', is neither 1 nor 0; correct it' FROM activity WHERE reportable NOT IN (0, 1)
UNION ALL
SELECT 'task owner', 'automated_task', t.id, 'it is enabled, but its owner is inactive; choose another owner, or disable it'
  FROM automated_task t JOIN user_account u ON u.id = t.owner_id WHERE t.enabled AND u.status NOT IN ('Active', 'Service')
UNION ALL
SELECT 'task run', 'task_run', run_id, 'client ' || client_id || ' was taken by this run, whose row is missing; restore it from a backup'
  FROM task_run_client WHERE run_id NOT IN (SELECT id FROM task_run)
UNION ALL
SELECT 'session task', 'session_task', task_id, 'what sessions of center ' || center_id || ' ask is not up to date; DELETE FROM session_task; INSERT INTO session_task SELECT * FROM session_task_now'
  FROM (SELECT * FROM (SELECT * FROM session_task EXCEPT SELECT * FROM session_task_now)
        UNION SELECT * FROM (SELECT * FROM session_task_now EXCEPT SELECT * FROM session_task))
UNION ALL
SELECT 'session asked', 'session_asked', center_id, 'when sessions of the type ' || session_type || ' are asked for is not up to date; DELETE FROM session_task; INSERT INTO session_task SELECT * FROM session_task_now'
  FROM (SELECT * FROM (SELECT * FROM session_asked EXCEPT SELECT * FROM session_asked_now)
        UNION SELECT * FROM (SELECT * FROM session_asked_now EXCEPT SELECT * FROM session_asked))
UNION ALL
SELECT 'queue', 'task_queue', id, 'it waits, but its session or appointment is gone; UPDATE task_queue SET status = ''removed'' WHERE id = ' || id
  FROM task_queue WHERE status = 'waiting' AND CASE WHEN session_id IS NOT NULL THEN session_id NOT IN (SELECT id FROM counseling_session)
    ELSE coalesce(appointment_id NOT IN (SELECT id FROM appointment), 1) END
UNION ALL
SELECT 'survey', 'automated_task', t.id, 'it is enabled, but its survey or request list is closed, so it fails; activate them, or disable it'
  FROM automated_task t WHERE t.enabled AND t.kind GLOB 'survey_*'
   AND NOT EXISTS (SELECT 1 FROM survey s JOIN survey_request_list l ON l.survey_id = s.id
                    WHERE s.id = t.survey_id AND l.id = t.request_list_id AND s.kind = 'client' AND s.status = 'Active' AND l.status = 'Active')
UNION ALL
SELECT 'message kind', 'message_kind', kind, 'the pick list Session Type has no value ' || session_type || ', so nothing is queued for it; correct session_type, or add it there'
  FROM message_kind WHERE session_type NOT IN (SELECT value FROM pick_list WHERE list = 'Session Type')
UNION ALL
SELECT 'inactivation kind', 'inactivation_kind', kind, 'the pick list Client Type has no value ' || client_kind || ', so it takes nobody; correct client_kind, or add it there'
  FROM inactivation_kind WHERE client_kind NOT IN (SELECT value FROM pick_list WHERE list = 'Client Type')
