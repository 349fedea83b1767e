-- mail: which calendar entries are no longer as their appointment is.

CREATE VIEW calendar_entry AS
  -- Every calendar entry that was written to people about an appointment. One whose appointment was since given to another client, or to another user
  -- by whom the one written to was to be reminded, has no appointment any more: it is to be taken back there. (Where the other client has the address
  -- too, two records of one client were merged.)
SELECT
  i.outbox_id AS outbox_id, -- outbox.id
  i.uid AS uid, -- outbox_invitation.uid: 'appointment-' and appointment.id
  i.sequence AS sequence, -- outbox_invitation.sequence
  i.method AS method, -- outbox_invitation.method
  i.starts_at AS starts_at, -- instant at which the entry says that it begins, UTC
  i.ends_at AS ends_at, -- instant at which it says that it ends, UTC
  i.summary AS summary, -- what it is called there
  i.location AS location, -- where it is held
  i.organizer AS organizer, -- who invites
  i.attendee AS attendee, -- who is invited
  i.reminder_minutes AS reminder_minutes, -- outbox_invitation.reminder_minutes
  o.to_address AS to_address, -- outbox.to_address
  o.subject AS subject, -- outbox.subject
  o.body_text AS body_text, -- outbox.body_text
  o.status AS message_status, -- outbox.status
  o.task_id AS task_id, -- automated_task.id that wrote the reminder
  o.client_id AS client_id, -- client.id whose appointment it was
  o.queue_id AS queue_id, -- task_queue.id; NULL: what followed a reminder
  (SELECT a.id FROM appointment a JOIN client c ON c.id = a.client_id
    WHERE a.id = substr(i.uid, 13) AND (a.client_id = coalesce(o.client_id, a.client_id) OR lower(trim(c.email)) = lower(i.attendee)
        OR EXISTS (SELECT 1 FROM contact p WHERE p.client_id = c.id AND lower(trim(p.email)) = lower(i.attendee)))
      AND NOT EXISTS (SELECT 1 FROM automated_task t JOIN message_kind k ON k.kind = t.kind JOIN user_account u
                       WHERE t.id = o.task_id AND k.recipient = 'user' AND u.email = i.attendee AND u.id <> coalesce(a.counselor_id, c.counselor_id)))
    AS appointment_id -- appointment.id; NULL: it was deleted, or is not with them any more
  FROM outbox_invitation i CROSS JOIN outbox o ON o.id = i.outbox_id WHERE i.uid GLOB 'appointment-*';

CREATE VIEW calendar_change AS
  -- Who was sent a calendar entry of an appointment that has been cancelled, deleted, changed, given to others, or is on again since, and what is to be
  -- written to them.
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
  FROM (SELECT max(sequence), calendar_entry.* FROM calendar_entry WHERE message_status <> 'failed' GROUP BY uid, to_address) e
  LEFT JOIN (SELECT id, status, starts_at, datetime(starts_at, duration_minutes || ' minutes') AS ends_at,
                    {{#one_line}}subject{{/one_line}} AS subject, {{#one_line}}location{{/one_line}} AS location
               FROM appointment) a ON a.id = e.appointment_id
 WHERE CASE coalesce(a.status, 'cancelled')
         WHEN 'cancelled' THEN e.method = 'REQUEST' AND e.starts_at > {{now}}
         WHEN 'scheduled' THEN a.starts_at > {{now}} AND (e.method, e.starts_at, e.ends_at, e.location, e.summary)
                                                  IS NOT ('REQUEST', a.starts_at, a.ends_at, a.location, {{>summary}}) END;

/*part summary
coalesce(a.subject, iif(e.summary GLOB 'Appointment with *', e.summary, 'Appointment'))
*/
