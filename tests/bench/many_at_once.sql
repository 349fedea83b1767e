-- What that run writes, as statements that an office could have written itself; the temporary tables are those of many_at_once.find.sql.
INSERT INTO task_run (task_id, run_date, mode, affected, task, owner_id, close_out_notes, ran_at)
  SELECT :task, :day, 'live', (SELECT count(*) FROM due), name, owner_id, close_out_notes, :now FROM automated_task WHERE id = :task;

INSERT INTO task_run_client (run_id, client_id, client, last_activity, days, session_id, modified_by_before)
  SELECT 1, client_id, client, last_activity, days, session_id, modified_by_before FROM due;

UPDATE client SET status = 'Inactive', modified_by = 'robot' WHERE id IN (SELECT client_id FROM due);

INSERT INTO counseling_session (id, client_id, type, session_date, contact_hours, reportable, center_id, counselor_id, notes, entered_at, modified_by)
  SELECT session_id, client_id, 'Close-out', :day, 0, 0, 'main', 'robot', 'Closed', :now, 'robot' FROM due;

INSERT INTO audit_log (at, actor, action, rule, table_name, row_id, column_name, old_value, new_value)
  SELECT :now, 'robot', 'client inactivated', :task, 'client', client_id, 'status', 'Active', 'Inactive' FROM due;

INSERT INTO audit_log (at, actor, action, rule, table_name, row_id, new_value)
  SELECT :now, 'robot', 'close-out session created', :task, 'counseling_session', session_id, 'Close-out' FROM due;

INSERT INTO inactivation_agenda (client_id, task_id, look_on) SELECT client_id, :task, look_on FROM agenda;

INSERT INTO inactivation_reviewed (task_id) VALUES (:task);

INSERT INTO outbox (to_address, subject, body_text, body_html, task_id, run_id, status, created_at)
  SELECT 'office@example.org', 'Half a year without activity: ' || clients || ' clients were inactivated on ' || :day,
      'Robot,

the automated task "Half a year without activity" ran on ' || :day || '.
It looks for clients without activity for more than 182 days.

These clients were inactivated: ' || clients || '

' || lines || '
Each got a close-out session.

To take the whole run back: SELECT undo_task_run(1);
', '<p>Robot,</p>
<p>the automated task <b>Half a year without activity</b> ran on ' || :day || '.
It looks for clients without activity for more than 182 days.</p>
<p>These clients were inactivated: ' || clients || '</p>
<table>
<tr><th>Client</th><th>Last activity</th><th>Days</th><th>Note</th></tr>
' || table_rows || '</table>
<p>Each got a close-out session.</p>
<p>To take the whole run back: <code>SELECT undo_task_run(1);</code></p>
', :task, 1, 'waiting', :now FROM report;
