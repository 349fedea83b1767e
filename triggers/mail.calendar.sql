/*each event
SELECT 'INSERT' AS event, '' AS columns, 'NEW.id' AS id, -- by INSERT OR REPLACE, or entered anew
       'EXISTS (SELECT 1 FROM task_queue WHERE appointment_id = NEW.id AND status = ''sent'')
  OR EXISTS (SELECT 1 FROM outbox_invitation WHERE uid = ''appointment-'' || NEW.id)' AS condition
UNION ALL SELECT 'UPDATE', ' OF client_id, counselor_id, starts_at, duration_minutes, subject, location, status', 'NEW.id',
       '(OLD.client_id, OLD.counselor_id, OLD.starts_at, OLD.duration_minutes, OLD.subject, OLD.location, OLD.status)
  IS NOT (NEW.client_id, NEW.counselor_id, NEW.starts_at, NEW.duration_minutes, NEW.subject, NEW.location, NEW.status)'
UNION ALL SELECT 'DELETE', '', 'OLD.id', 'true'
*/
/*each put_off
SELECT '(SELECT appointment_id FROM message_reason WHERE id = NEW.id)' AS id
*/
-- mail: calendars follow the appointments (T20, T24). What people were told is compared with what the appointment is now, whatever statement wrote
-- it: so each is told of a change once, and nobody of one that was taken back before it was sent.

{{#event}}
-- What still waits and is no longer true is not sent. A reminder whose appointment is again as it was is sent after all, in a later sequence.
CREATE TRIGGER calendar_follows_{{event}} AFTER {{event}}{{columns}} ON appointment
WHEN {{condition}} BEGIN
  {{>withdraw}};
  UPDATE outbox_invitation SET sequence = (SELECT max(sequence) + 1 FROM outbox_invitation WHERE uid = 'appointment-' || {{id}})
   WHERE outbox_id IN ({{>restored}});
  UPDATE outbox SET status = 'waiting' WHERE id IN ({{>restored}});
  INSERT INTO calendar_change SELECT * FROM calendar_change WHERE uid = 'appointment-' || {{id}}
     AND (SELECT value FROM setting WHERE name = 'mail.calendar_changes') = '1' ORDER BY to_address;
END;
{{/event}}
-- Neither is what was being sent meanwhile, and has been put off by the mail server.
{{#put_off}}
CREATE TRIGGER outbox_put_off AFTER UPDATE OF status ON outbox WHEN OLD.status = 'sending' AND NEW.status = 'waiting' BEGIN
  {{>withdraw}} AND id = NEW.id;
END;
{{/put_off}}
-- What is to be told becomes a message with its calendar entry.
CREATE TRIGGER calendar_change_told INSTEAD OF INSERT ON calendar_change BEGIN
  INSERT INTO outbox (to_address, subject, body_text, task_id, client_id, created_at)
  VALUES (NEW.to_address, NEW.subject, NEW.body_text, NEW.task_id, NEW.client_id, {{now}});
  INSERT INTO outbox_invitation (outbox_id, uid, sequence, method, starts_at, ends_at, summary, location, organizer, attendee, reminder_minutes)
  VALUES (last_insert_rowid(), NEW.uid, NEW.sequence, NEW.method, NEW.starts_at, NEW.ends_at, NEW.summary, NEW.location, NEW.organizer, NEW.attendee, NEW.reminder_minutes);
END;

/*part withdraw
UPDATE outbox SET status = 'failed', error = {{>withdrawn}}
   WHERE status = 'waiting' AND id IN (
         SELECT o.id FROM task_queue q JOIN outbox o ON o.queue_id = q.id
          WHERE q.appointment_id = {{id}} AND NOT EXISTS (SELECT 1 FROM appointment WHERE id = q.appointment_id AND client_id = q.client_id AND status = 'scheduled' AND starts_at = q.period)
         UNION ALL
         SELECT e.outbox_id FROM calendar_entry e LEFT JOIN appointment a ON a.id = e.appointment_id
          WHERE e.uid = 'appointment-' || {{id}}
            AND CASE e.method WHEN 'REQUEST' THEN (a.status, a.starts_at) IS NOT ('scheduled', e.starts_at) ELSE a.status IS 'scheduled' END)
*/
/*part restored
SELECT o.id FROM task_queue q JOIN outbox o ON o.queue_id = q.id
                       JOIN appointment a ON a.id = q.appointment_id AND a.client_id = q.client_id AND a.status = 'scheduled' AND a.starts_at = q.period AND a.starts_at > {{now}}
                      WHERE q.appointment_id = {{id}} AND o.status = 'failed' AND o.error = {{>withdrawn}}
                        AND NOT EXISTS (SELECT 1 FROM calendar_entry e WHERE e.uid = 'appointment-' || {{id}} AND e.outbox_id = o.id AND e.appointment_id IS NULL)
*/
/*part withdrawn
'not sent: the appointment is no longer as this says'
*/
