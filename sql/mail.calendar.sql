-- mail: which calendar entries are no longer as their appointment is.

CREATE VIEW calendar_change AS
  -- Who was sent a calendar entry of an appointment that has been cancelled, deleted, changed, or is on again since, and what is to be written to them.
  -- What is inserted here is written to outbox (triggers/mail.calendar.sql); under the setting mail.calendar_changes = 0 it is only shown.
  -- An entry is what the newest message to an address said that did not fail. Appointments that have begun are left alone.
SELECT
  e.uid AS uid, -- outbox_invitation.uid: 'appointment-' and appointment.id
  e.to_address AS to_address, -- who has the entry
  CASE WHEN a.status = 'scheduled' THEN CASE e.method WHEN 'CANCEL' THEN 'On again: ' ELSE 'Changed: ' END || replace({{>summary}}, char(10), ' ')
       WHEN e.queue_id IS NULL THEN 'Cancelled: ' || replace(e.summary, char(10), ' ')
       ELSE 'Cancelled: ' || e.subject END AS subject, -- outbox.subject
  CASE WHEN a.status = 'scheduled' THEN
         CASE e.method WHEN 'CANCEL' THEN 'This appointment takes place after all: ' ELSE 'This appointment was changed: ' END || {{>summary}} || '

It begins at ' || substr(a.starts_at, 1, 16) || ' UTC' || coalesce(', ' || nullif(a.location, ''), '') || '.
The calendar entry that comes with this message holds the new time, in your time zone.
Where reminders are sent, one follows as usual.
'
       ELSE 'This appointment was cancelled. What we wrote about it:

> ' || replace(rtrim(e.body_text, char(10)), char(10), char(10) || '> ') || '
' END AS body_text, -- outbox.body_text
  e.task_id AS task_id, -- automated_task.id that wrote the reminder
  e.client_id AS client_id, -- client.id
  (SELECT max(sequence) + 1 FROM outbox_invitation WHERE uid = e.uid) AS sequence, -- outbox_invitation.sequence
  CASE a.status WHEN 'scheduled' THEN 'REQUEST' ELSE 'CANCEL' END AS method, -- outbox_invitation.method
  CASE a.status WHEN 'scheduled' THEN a.starts_at ELSE e.starts_at END AS starts_at, -- instant at which it begins, UTC; cancelled: as the entry says
  CASE a.status WHEN 'scheduled' THEN a.ends_at ELSE e.ends_at END AS ends_at, -- instant at which it ends, UTC
  CASE a.status WHEN 'scheduled' THEN {{>summary}} ELSE e.summary END AS summary, -- what it is called
  CASE a.status WHEN 'scheduled' THEN a.location ELSE e.location END AS location, -- where it is held
  e.organizer AS organizer, -- who invites
  e.attendee AS attendee, -- who is invited
  e.reminder_minutes AS reminder_minutes -- outbox_invitation.reminder_minutes
  FROM (SELECT max(i.sequence), i.*, o.to_address, o.subject, o.body_text, o.task_id, o.client_id, o.queue_id
          FROM outbox_invitation i CROSS JOIN outbox o ON o.id = i.outbox_id
         WHERE i.uid GLOB 'appointment-*' AND o.status <> 'failed' GROUP BY i.uid, o.to_address) e
  LEFT JOIN (SELECT id, status, starts_at, datetime(starts_at, duration_minutes || ' minutes') AS ends_at,
                    {{#one_line}}subject{{/one_line}} AS subject, {{#one_line}}location{{/one_line}} AS location
               FROM appointment) a ON a.id = substr(e.uid, 13)
 WHERE CASE coalesce(a.status, 'cancelled')
         WHEN 'cancelled' THEN e.method = 'REQUEST' AND e.starts_at > {{now}}
         WHEN 'scheduled' THEN a.starts_at > {{now}} AND (e.method, e.starts_at, e.ends_at, e.location, e.summary)
                                                  IS NOT ('REQUEST', a.starts_at, a.ends_at, a.location, {{>summary}}) END;

/*part summary
coalesce(a.subject, iif(e.summary GLOB 'Appointment with *', e.summary, 'Appointment'))
*/
