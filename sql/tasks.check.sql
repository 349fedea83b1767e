-- tasks: what must hold of the derived data and the tasks, one row for each violation.
WITH
  counted AS (
    SELECT client_id, coalesce(funding_source_id, '') AS funding_source_id, reportable, max(day) AS last_on
      FROM activity WHERE day IS NOT NULL GROUP BY 1, 2, 3),
  difference AS (
    SELECT client_id FROM (SELECT * FROM counted EXCEPT SELECT client_id, funding_source_id, reportable, last_on FROM client_activity)
    UNION SELECT client_id FROM (SELECT client_id, funding_source_id, reportable, last_on FROM client_activity EXCEPT SELECT * FROM counted))
SELECT 'last activity' AS "check", 'client_activity' AS table_name, client_id AS row_id,
       'it differs from the activities of this client; call rebuild_activity()' AS problem
  FROM difference
UNION ALL
SELECT 'agenda', 'inactivation_agenda', c.client_id, 'task ' || c.task_id || ' would look at this client too late; call rebuild_activity()'
  FROM inactivation_reviewed r JOIN inactivation_case c ON c.task_id = r.task_id
  LEFT JOIN inactivation_agenda a ON a.client_id = c.client_id AND a.task_id = c.task_id
 WHERE c.in_scope AND (a.look_on IS NULL OR a.look_on > c.look_on)
UNION ALL
SELECT 'task owner', 'automated_task', t.id, 'it is enabled, but its owner is inactive; choose another owner, or disable it'
  FROM automated_task t JOIN user_account u ON u.id = t.owner_id WHERE t.enabled AND u.status NOT IN ('Active', 'Service')
UNION ALL
SELECT 'task run', 'task_run', run_id, 'client ' || client_id || ' was taken by this run, whose row is missing; restore it from a backup'
  FROM task_run_client WHERE run_id NOT IN (SELECT id FROM task_run)
