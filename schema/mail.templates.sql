-- mail: what a template may show, and the templates that are shipped.

CREATE TABLE template_field (
  -- The fields that templates may name: what the software fills in. Templates are checked against it when they are written. Do not add rows: they
  -- would stay blank.
  purpose TEXT NOT NULL -- email_template.purpose
    CONSTRAINT "template_field.purpose must be report or message" CHECK (purpose IN ('report', 'message')),
  list TEXT NOT NULL DEFAULT '', -- the list whose rows have it, and inside whose section alone it may stand; '': it may stand anywhere
  name TEXT NOT NULL, -- name, as in double braces
  kind TEXT NOT NULL -- value: is shown, and is a condition too (true unless blank); condition: true or false; list: its section stands once a row
    CONSTRAINT "template_field.kind must be value, condition or list" CHECK (kind IN ('value', 'condition', 'list')),
  meaning TEXT NOT NULL, -- what it shows
  PRIMARY KEY (purpose, name, list)
) WITHOUT ROWID;

INSERT INTO template_field (purpose, list, name, kind, meaning) VALUES
  ('report', '', 'task', 'value', 'name of the task'),
  ('report', '', 'kind', 'value', 'what it looks for, in words'),
  ('report', '', 'n', 'value', 'its number N'),
  ('report', '', 'run_date', 'value', 'day of the run'),
  ('report', '', 'run_id', 'value', 'number of the run, for undo_task_run'),
  ('report', '', 'owner', 'value', 'name of the task''s owner'),
  ('report', '', 'count', 'value', 'how many clients or messages'),
  ('report', '', 'test', 'condition', 'the task is in test mode'),
  ('report', '', 'none', 'condition', 'count is 0'),
  ('report', '', 'one', 'condition', 'count is 1'),
  ('report', '', 'close_out', 'condition', 'each client gets a close-out session'),
  ('report', '', 'undo', 'condition', 'the run can be taken back'),
  ('report', '', 'clients', 'list', 'the clients of an inactivation'),
  ('report', 'clients', 'client', 'value', 'name of the client'),
  ('report', 'clients', 'client_id', 'value', 'its id'),
  ('report', 'clients', 'last_activity', 'value', 'day of its last activity that counts; blank: none since it was entered'),
  ('report', 'clients', 'days', 'value', 'days since then'),
  ('report', 'clients', 'warning', 'value', 'what to look at before it is inactivated'),
  ('report', '', 'messages', 'list', 'the messages of a reminder, survey or e-mail task'),
  ('report', 'messages', 'recipient', 'value', 'name of the recipient'),
  ('report', 'messages', 'address', 'value', 'e-mail address of the recipient'),
  ('report', 'messages', 'client', 'value', 'name of the client'),
  ('report', 'messages', 'event', 'value', 'the appointment or session that it is about, with its day'),
  ('report', 'messages', 'note', 'value', 'why it was not written; blank: it was'),
  ('message', '', 'client.name', 'value', 'name of the client'),
  ('message', '', 'client.email', 'value', 'e-mail address of the client'),
  ('message', '', 'contact.name', 'value', 'name of the contact, where one is written to'),
  ('message', '', 'contact.email', 'value', 'e-mail address of the contact'),
  ('message', '', 'counselor.name', 'value', 'name of the counselor'),
  ('message', '', 'counselor.email', 'value', 'e-mail address of the counselor'),
  ('message', '', 'center.name', 'value', 'name of the center'),
  ('message', '', 'session.date', 'value', 'day of the counseling session'),
  ('message', '', 'session.type', 'value', 'its type'),
  ('message', '', 'session.hours', 'value', 'its contact hours'),
  ('message', '', 'appointment.date', 'value', 'day of the appointment'),
  ('message', '', 'appointment.time', 'value', 'its time'),
  ('message', '', 'appointment.zone', 'value', 'the time zone of both, as in CDT'),
  ('message', '', 'appointment.location', 'value', 'where it is'),
  ('message', '', 'appointment.subject', 'value', 'what it is about'),
  ('message', '', 'survey.name', 'value', 'name of the survey'),
  ('message', '', 'survey.link', 'value', 'where it is answered'),
  ('message', '', 'owner.name', 'value', 'name of the task''s owner'),
  ('message', '', 'owner.email', 'value', 'e-mail address of the task''s owner'),
  ('message', '', 'task.name', 'value', 'name of the task');

{{=<% %>=}}
-- Reminders of an appointment, to the client or its contacts, and to the counselor (T20, T21); the request of a survey (T39); and what the owner
-- is told of these tasks (T23).
INSERT INTO email_template (id, name, purpose, entered_at, subject, body_text, body_html) VALUES
  ('client-reminder', 'Client Followup Reminder', 'message', '2025-01-01 00:00:00',
   'Your appointment on {{appointment.date}} at {{appointment.time}}',
   'Dear {{#contact.name}}{{contact.name}}{{/contact.name}}{{^contact.name}}{{client.name}}{{/contact.name}},

we look forward to your appointment{{#counselor.name}} with {{counselor.name}}{{/counselor.name}}:

  {{appointment.date}}, {{appointment.time}} {{appointment.zone}}
{{#appointment.location}}
  {{appointment.location}}
{{/appointment.location}}
{{#appointment.subject}}
  About: {{appointment.subject}}
{{/appointment.subject}}

Should you be unable to come, please tell us in good time{{#counselor.email}}: {{counselor.email}}{{/counselor.email}}.

{{center.name}}
',
   '<p>Dear {{#contact.name}}{{contact.name}}{{/contact.name}}{{^contact.name}}{{client.name}}{{/contact.name}},</p>
<p>we look forward to your appointment{{#counselor.name}} with {{counselor.name}}{{/counselor.name}}:</p>
<table>
<tr><th>When</th><td>{{appointment.date}}, {{appointment.time}} {{appointment.zone}}</td></tr>
{{#appointment.location}}
<tr><th>Where</th><td>{{appointment.location}}</td></tr>
{{/appointment.location}}
{{#appointment.subject}}
<tr><th>About</th><td>{{appointment.subject}}</td></tr>
{{/appointment.subject}}
</table>
<p>Should you be unable to come, please tell us in good time{{#counselor.email}}: <a href="mailto:{{counselor.email}}">{{counselor.email}}</a>{{/counselor.email}}.</p>
<p>{{center.name}}</p>
'),
  ('counselor-reminder', 'Counselor Followup Reminder', 'message', '2025-01-01 00:00:00',
   '{{client.name}}: appointment on {{appointment.date}} at {{appointment.time}}',
   'Hello {{counselor.name}},

you have an appointment with {{client.name}}:

  {{appointment.date}}, {{appointment.time}} {{appointment.zone}}
{{#appointment.location}}
  {{appointment.location}}
{{/appointment.location}}
{{#appointment.subject}}
  About: {{appointment.subject}}
{{/appointment.subject}}
{{#client.email}}

To reach the client: {{client.email}}
{{/client.email}}
',
   '<p>Hello {{counselor.name}},</p>
<p>you have an appointment with <b>{{client.name}}</b>:</p>
<table>
<tr><th>When</th><td>{{appointment.date}}, {{appointment.time}} {{appointment.zone}}</td></tr>
{{#appointment.location}}
<tr><th>Where</th><td>{{appointment.location}}</td></tr>
{{/appointment.location}}
{{#appointment.subject}}
<tr><th>About</th><td>{{appointment.subject}}</td></tr>
{{/appointment.subject}}
</table>
{{#client.email}}
<p>To reach the client: <a href="mailto:{{client.email}}">{{client.email}}</a></p>
{{/client.email}}
'),
  ('survey-request', 'Survey Request (Client/Contact)', 'message', '2025-01-01 00:00:00',
   'How was your session{{#session.date}} of {{session.date}}{{/session.date}}? Please tell us',
   'Dear {{#contact.name}}{{contact.name}}{{/contact.name}}{{^contact.name}}{{client.name}}{{/contact.name}},

thank you for coming to {{center.name}}{{#session.date}} on {{session.date}}{{/session.date}}.
{{#survey.link}}
Would you take a few minutes to tell us how we did? Your answers help us to help you, and others.

  {{survey.link}}
{{/survey.link}}

Thank you,
{{#counselor.name}}
{{counselor.name}}
{{/counselor.name}}
{{center.name}}
',
   '<p>Dear {{#contact.name}}{{contact.name}}{{/contact.name}}{{^contact.name}}{{client.name}}{{/contact.name}},</p>
<p>thank you for coming to {{center.name}}{{#session.date}} on {{session.date}}{{/session.date}}.</p>
{{#survey.link}}
<p>Would you take a few minutes to tell us how we did? Your answers help us to help you, and others.</p>
<p><a href="{{survey.link}}">{{#survey.name}}{{survey.name}}{{/survey.name}}{{^survey.name}}Answer the survey{{/survey.name}}</a></p>
{{/survey.link}}
<p>Thank you,<br>
{{#counselor.name}}
{{counselor.name}}<br>
{{/counselor.name}}
{{center.name}}</p>
'),
  ('message-report', 'Message Report', 'report', '2025-01-01 00:00:00',
   '{{#test}}[Test mode] {{/test}}{{task}}: {{count}} message{{^one}}s{{/one}} {{#test}}would have been{{/test}}{{^test}}{{#one}}was{{/one}}{{^one}}were{{/one}}{{/test}} written on {{run_date}}',
   '{{owner}},

the automated task "{{task}}" ran on {{run_date}}{{#test}} in test mode: nothing was sent{{/test}}.

{{#test}}These messages would have been written{{/test}}{{^test}}These messages were written{{/test}}: {{count}}

{{#messages}}
- {{recipient}}{{#address}} <{{address}}>{{/address}}: {{client}}, {{event}}{{#note}}; note: {{note}}{{/note}}
{{/messages}}
',
   '<p>{{owner}},</p>
<p>the automated task <b>{{task}}</b> ran on {{run_date}}{{#test}} in <b>test mode</b>: nothing was sent{{/test}}.</p>
<p>{{#test}}These messages would have been written{{/test}}{{^test}}These messages were written{{/test}}: {{count}}</p>
<table>
<tr><th>Recipient</th><th>Address</th><th>Client</th><th>About</th><th>Note</th></tr>
{{#messages}}
<tr><td>{{recipient}}</td><td>{{address}}</td><td>{{client}}</td><td>{{event}}</td><td>{{note}}</td></tr>
{{/messages}}
</table>
'
<%={{ }}=%>
);
