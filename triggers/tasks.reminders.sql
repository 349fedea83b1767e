/*each event
SELECT 'INSERT' AS event, 'NEW.task_id' AS tasks UNION ALL SELECT 'UPDATE', 'OLD.task_id, NEW.task_id' UNION ALL SELECT 'DELETE', 'OLD.task_id'
*/
/*each write
SELECT 'INSERT' AS event, NULL AS is_moved UNION ALL SELECT 'UPDATE OF center_id', ' AND NEW.center_id IS NOT OLD.center_id'
*/
-- tasks: reminders are queued when an appointment is entered, moved or reinstated, and taken back when it is moved, cancelled or deleted (T20 to
-- T24). What there is to remind of is told by the view reminder_case. Other than with sessions, a task reminds of the appointments there are.

CREATE TRIGGER task_queue_appointment_entered AFTER INSERT ON appointment BEGIN
  {{>skip}}, reason = 'the appointment was entered anew' WHERE appointment_id = NEW.id AND status = 'waiting' AND {{>gone}};
  {{>queue}} WHERE appointment_id = NEW.id AND {{>not_yet}};
END;
CREATE TRIGGER task_queue_appointment_edited AFTER UPDATE OF client_id, center_id, starts_at, status ON appointment
WHEN (OLD.client_id, OLD.center_id, OLD.starts_at, OLD.status) IS NOT (NEW.client_id, NEW.center_id, NEW.starts_at, NEW.status) BEGIN
  {{>skip}}, reason = 'the appointment was moved, cancelled or changed' WHERE appointment_id = NEW.id AND status = 'waiting' AND {{>gone}};
  {{>queue}} WHERE appointment_id = NEW.id AND {{>not_yet}};
END;
CREATE TRIGGER task_queue_appointment_deleted AFTER DELETE ON appointment BEGIN
  {{>skip}}, reason = 'the appointment was deleted' WHERE appointment_id = OLD.id AND status = 'waiting';
END;

-- An appointment without a center of its own goes by its client's. (INSERT: by INSERT OR REPLACE.)
{{#write}}
CREATE TRIGGER "task_queue_client_moved_{{event}}" AFTER {{event}} ON client
WHEN EXISTS (SELECT 1 FROM appointment WHERE client_id = NEW.id AND starts_at > {{now}}){{is_moved}} BEGIN
  {{>skip}}, reason = 'the client has another center' WHERE appointment_id IN (SELECT id FROM appointment WHERE client_id = NEW.id AND starts_at > {{now}})
     AND status = 'waiting' AND {{>gone}};
  {{>queue}} WHERE client_id = NEW.id AND {{>not_yet}};
END;
{{/write}}

{{#event}}
CREATE TRIGGER task_queue_reminds_task_center_{{event}} AFTER {{event}} ON task_center BEGIN
  {{>skip}}, reason = 'the task was changed, and does not ask for it any more'
   WHERE task_id IN ({{tasks}}) AND status = 'waiting' AND appointment_id IS NOT NULL AND {{>gone}};
  {{>queue}} WHERE task_id IN ({{tasks}}) AND {{>not_yet}};
END;
{{/event}}
CREATE TRIGGER task_queue_reminds_task AFTER UPDATE OF kind ON automated_task WHEN NEW.kind <> OLD.kind BEGIN
  {{>skip}}, reason = 'the task was changed, and does not ask for it any more'
   WHERE task_id = NEW.id AND status = 'waiting' AND appointment_id IS NOT NULL AND {{>gone}};
  {{>queue}} WHERE task_id = NEW.id AND {{>not_yet}};
END;
CREATE TRIGGER task_queue_task_deleted AFTER DELETE ON automated_task BEGIN
  {{>skip}}, reason = 'the task was deleted' WHERE task_id = OLD.id AND status = 'waiting' AND appointment_id IS NOT NULL;
END;

/*part queue
INSERT INTO task_queue (task_id, client_id, appointment_id, period, send_on, queued_at)
  SELECT task_id, client_id, appointment_id, period, send_on, {{now}} FROM reminder_case
*/
/*part not_yet
NOT EXISTS (SELECT 1 FROM task_queue q WHERE q.task_id = reminder_case.task_id AND q.client_id = reminder_case.client_id
                    AND q.period = reminder_case.period AND coalesce(q.appointment_id, '') = reminder_case.appointment_id AND q.status <> 'skipped')
*/
/*part skip
UPDATE task_queue SET status = 'skipped', done_at = {{now}}
*/
/*part gone
NOT EXISTS (SELECT 1 FROM reminder_case r WHERE r.appointment_id = task_queue.appointment_id AND r.task_id = task_queue.task_id
                    AND r.client_id = task_queue.client_id AND r.period = task_queue.period)
*/
