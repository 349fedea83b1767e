-- mail: the templates of messages, the messages written, and what their delivery needs. crm.so writes them, crm_mail.so delivers them.

INSERT INTO setting_definition (name, kind, description) VALUES
  ('mail.calendar_changes', 'switch', '1: who was sent an invitation to an appointment is told at once when it is cancelled, deleted, changed or on again, by a message with the new calendar entry; 0: nobody is (T24).'),
  ('mail.from', 'address', 'Who sends: one address, with or without a name, as SBDC <office@sbdc.example>. Blank: send_mail and spool_mail refuse.'),
  ('mail.max_attempts', 'count', 'How often a message is tried before it is failed.'),
  ('mail.retry_minutes', 'count', 'Minutes until a message is tried for the second time; doubled at each further attempt, up to a week.'),
  ('mail.unsubscribe_url', 'text', 'Where a recipient of surveys and e-mailings opts out: an https, http or mailto address, in which {address} stands for the recipient''s. Blank: by a mail to mail.from.');
INSERT INTO setting (name, value) VALUES
  ('mail.calendar_changes', '1'),
  ('mail.from', NULL),
  ('mail.max_attempts', '5'),
  ('mail.retry_minutes', '15'),
  ('mail.unsubscribe_url', NULL);

CREATE TABLE email_template (
  -- Texts of e-mails, as Mustache templates: a name in double braces stands for a value; with # before it, it opens a list or a condition.
  -- An administrator changes the rows and adds others. A center's own template is used before the global one of the same name (T39).
  id TEXT PRIMARY KEY NOT NULL DEFAULT ({{new_id}}), -- record id (G8)
  name TEXT NOT NULL -- name as shown; the software finds its own by it
    CONSTRAINT "email_template.name must not be blank" CHECK (trim(name) <> ''),
  center_id TEXT REFERENCES center (id), -- the center that uses it; NULL: global
  subject TEXT NOT NULL -- template of the subject line
    CONSTRAINT "email_template.subject must not be blank" CHECK (trim(subject) <> ''),
  body_text TEXT NOT NULL, -- template of the plain text
  body_html TEXT, -- template of the HTML part, where values are HTML-escaped; NULL: none
  active INTEGER NOT NULL DEFAULT 1 -- 1: may be used; 0: kept
    CONSTRAINT "email_template.active must be 1 or 0" CHECK (active IN (0, 1)),
  entered_at TEXT -- instant at which the record was entered, UTC; filled from the clock when left out (G4)
    CONSTRAINT "email_template.entered_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}entered_at{{/is_instant}}),
  modified_by TEXT, -- who wrote the row last (G9)
  purpose TEXT NOT NULL DEFAULT 'message' -- report: of a task to its owner; message: of a task to others. Which fields it may show: template_field
    CONSTRAINT "email_template.purpose must be report or message" CHECK (purpose IN ('report', 'message'))
);
CREATE INDEX email_template_name ON email_template (name, center_id);

-- The report of an inactivation task to its owner (T4). (The other templates that are shipped: mail.templates.sql.)
INSERT INTO email_template (id, name, purpose, entered_at, subject, body_text, body_html) VALUES
  ('inactivation-report', 'Inactivation Report', 'report', '2025-01-01 00:00:00',
{{=<% %>=}}
   '{{#test}}[Test mode] {{/test}}{{task}}: {{count}} client{{^one}}s{{/one}} {{#test}}would have been{{/test}}{{^test}}{{#one}}was{{/one}}{{^one}}were{{/one}}{{/test}} inactivated on {{run_date}}',
   '{{owner}},

the automated task "{{task}}" ran on {{run_date}}{{#test}} in test mode: nothing was changed{{/test}}.
It looks for {{kind}} for more than {{n}} days.

{{#test}}These clients would have been{{/test}}{{^test}}These clients were{{/test}} inactivated: {{count}}

{{#clients}}
- {{client}}: {{#last_activity}}last activity {{last_activity}}{{/last_activity}}{{^last_activity}}no activity since it was entered{{/last_activity}}, {{days}} days{{#warning}}; note: {{warning}}{{/warning}}
{{/clients}}
{{#close_out}}

{{#test}}Each would have got{{/test}}{{^test}}Each got{{/test}} a close-out session.
{{/close_out}}
{{#undo}}

To take the whole run back: SELECT undo_task_run({{run_id}});
{{/undo}}
',
   '<p>{{owner}},</p>
<p>the automated task <b>{{task}}</b> ran on {{run_date}}{{#test}} in <b>test mode</b>: nothing was changed{{/test}}.
It looks for {{kind}} for more than {{n}} days.</p>
<p>{{#test}}These clients would have been{{/test}}{{^test}}These clients were{{/test}} inactivated: {{count}}</p>
<table>
<tr><th>Client</th><th>Last activity</th><th>Days</th><th>Note</th></tr>
{{#clients}}
<tr><td>{{client}}</td><td>{{last_activity}}</td><td>{{days}}</td><td>{{warning}}</td></tr>
{{/clients}}
</table>
{{#close_out}}
<p>{{#test}}Each would have got{{/test}}{{^test}}Each got{{/test}} a close-out session.</p>
{{/close_out}}
{{#undo}}
<p>To take the whole run back: <code>SELECT undo_task_run({{run_id}});</code></p>
{{/undo}}
'
<%={{ }}=%>
);

CREATE TABLE outbox (
  -- The messages written, one row a recipient. waiting messages are sent by send_mail or spool_mail of crm_mail.so: sending while they are
  -- handed over, then sent, failed, or waiting again for another attempt. unknown: handed over, but whether it was accepted was not learnt,
  -- so that sending it again might double it; a person decides (view mail_unknown). By hand, a failed or unknown message is set to waiting
  -- (to be tried anew) or to sent.
  id INTEGER PRIMARY KEY, -- order of writing
  to_address TEXT -- e-mail address of the recipient, with or without a name: Ann <ann@acme.example>; NULL: there is none, and error says so
    CONSTRAINT "outbox.to_address must be given, unless status is failed" CHECK (trim(coalesce(to_address, '')) <> '' OR status = 'failed'),
  subject TEXT NOT NULL, -- subject line
  body_text TEXT NOT NULL, -- the message as plain text
  body_html TEXT, -- the same as HTML; NULL: text only
  task_id TEXT, -- automated_task.id that wrote it
  run_id INTEGER, -- task_run.id that wrote it
  client_id TEXT, -- the client it is about; NULL: a report to the task's owner
  status TEXT NOT NULL DEFAULT 'waiting' -- waiting, sending, sent, failed, unknown
    CONSTRAINT "outbox.status must be waiting, sending, sent, failed or unknown" CHECK (status IN ('waiting', 'sending', 'sent', 'failed', 'unknown')),
  error TEXT, -- why it failed, or waits again, or is unknown: in the mail server's words, where it gave some
  created_at TEXT NOT NULL -- instant of writing, UTC
    CONSTRAINT "outbox.created_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}created_at{{/is_instant}}),
  list_mail INTEGER NOT NULL DEFAULT 0 -- 1: a survey or e-mailing, withheld from who has opted out; 0: direct communication: reports, reminders (T21)
    CONSTRAINT "outbox.list_mail must be 1 or 0" CHECK (list_mail IN (0, 1)),
  message_id TEXT, -- its Message-ID header, given at the first attempt and then kept, so that a repetition can be recognised
  attempts INTEGER NOT NULL DEFAULT 0 -- how often it was tried
    CONSTRAINT "outbox.attempts must be a whole number, 0 or more" CHECK ({{#is_count}}attempts{{/is_count}}),
  next_attempt_at TEXT -- instant before which it is not tried again, UTC; NULL: at once
    CONSTRAINT "outbox.next_attempt_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}next_attempt_at{{/is_instant}}),
  claimed_at TEXT -- instant at which a sender took it for the last time, UTC
    CONSTRAINT "outbox.claimed_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}claimed_at{{/is_instant}}),
  sent_at TEXT -- instant at which the mail server took it, UTC
    CONSTRAINT "outbox.sent_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}sent_at{{/is_instant}}),
  queue_id INTEGER -- task_queue.id of what was queued: why it was written; NULL: a report
);
CREATE INDEX outbox_waiting ON outbox (status) WHERE status <> 'sent';

CREATE TABLE outbox_invitation (
  -- The calendar invitation that goes with a message, or its cancellation.
  outbox_id INTEGER PRIMARY KEY REFERENCES outbox (id), -- the message
  uid TEXT NOT NULL -- iCalendar UID: the same for every message about this appointment
    CONSTRAINT "outbox_invitation.uid must not be blank" CHECK (trim(uid) <> ''),
  sequence INTEGER NOT NULL DEFAULT 0 -- iCalendar SEQUENCE: larger in each later message about it
    CONSTRAINT "outbox_invitation.sequence must be a whole number, 0 or more" CHECK ({{#is_count}}sequence{{/is_count}}),
  method TEXT NOT NULL DEFAULT 'REQUEST' -- REQUEST: invites, or moves; CANCEL: takes back
    CONSTRAINT "outbox_invitation.method must be REQUEST or CANCEL" CHECK (method IN ('REQUEST', 'CANCEL')),
  starts_at TEXT NOT NULL -- instant at which the appointment begins, UTC
    CONSTRAINT "outbox_invitation.starts_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}starts_at{{/is_instant}}),
  ends_at TEXT -- instant at which it ends, UTC; NULL: not said
    CONSTRAINT "outbox_invitation.ends_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}ends_at{{/is_instant}})
    CONSTRAINT "outbox_invitation.ends_at must not be before starts_at" CHECK (ends_at >= starts_at),
  summary TEXT NOT NULL, -- what the appointment is called
  location TEXT, -- where it is held
  organizer TEXT NOT NULL, -- e-mail address of who invites
  attendee TEXT NOT NULL, -- e-mail address of who is invited
  reminder_minutes INTEGER -- minutes before the beginning at which the recipient's calendar reminds; NULL: it does not
    CONSTRAINT "outbox_invitation.reminder_minutes must be a whole number, 0 or more" CHECK ({{#is_count}}reminder_minutes{{/is_count}})
);
CREATE INDEX outbox_invitation_uid ON outbox_invitation (uid);

CREATE TABLE email_opt_out (
  -- Addresses that want no surveys and e-mailings, whoever uses them. (The box "subscribe to e-mail" of a client or contact counts beside it.)
  address TEXT PRIMARY KEY NOT NULL COLLATE NOCASE -- e-mail address, without a name
    CONSTRAINT "email_opt_out.address must be an e-mail address alone, as ann@acme.example" CHECK (address GLOB '?*@?*' AND address NOT GLOB '*[ <>,;]*'),
  opted_out_at TEXT -- instant at which it opted out, UTC; filled from the clock when left out (G4)
    CONSTRAINT "email_opt_out.opted_out_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}opted_out_at{{/is_instant}}),
  reason TEXT -- how it is known, or what the recipient said
) WITHOUT ROWID;
-- Written once is a key, not a hope (T24, T36).
CREATE UNIQUE INDEX outbox_once ON outbox (queue_id, to_address) WHERE queue_id IS NOT NULL;
