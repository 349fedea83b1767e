-- mail: the templates of messages, and the messages written. crm.so writes them; delivery is another program's.

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
  -- The messages written, one row a recipient.
  id INTEGER PRIMARY KEY, -- order of writing
  to_address TEXT -- e-mail address of the recipient; NULL: there is none, and error says so
    CONSTRAINT "outbox.to_address must be given, unless status is failed" CHECK (trim(coalesce(to_address, '')) <> '' OR status = 'failed'),
  subject TEXT NOT NULL, -- subject line
  body_text TEXT NOT NULL, -- the message as plain text
  body_html TEXT, -- the same as HTML; NULL: text only
  task_id TEXT, -- automated_task.id that wrote it
  run_id INTEGER, -- task_run.id that wrote it
  client_id TEXT, -- the client it is about; NULL: a report to the task's owner
  status TEXT NOT NULL DEFAULT 'waiting' -- waiting, sending, sent, failed, unknown
    CONSTRAINT "outbox.status must be waiting, sending, sent, failed or unknown" CHECK (status IN ('waiting', 'sending', 'sent', 'failed', 'unknown')),
  error TEXT, -- why it failed
  created_at TEXT NOT NULL -- instant of writing, UTC
    CONSTRAINT "outbox.created_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}created_at{{/is_instant}})
);
CREATE INDEX outbox_waiting ON outbox (status) WHERE status <> 'sent';
