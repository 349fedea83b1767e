-- mail, from schema version 2 to 3: what the delivery by crm_mail.so needs.

INSERT INTO setting_definition (name, kind, description) VALUES
  ('mail.from', 'address', 'Who sends: one address, with or without a name, as SBDC <office@sbdc.example>. Blank: send_mail and spool_mail refuse.'),
  ('mail.max_attempts', 'count', 'How often a message is tried before it is failed.'),
  ('mail.retry_minutes', 'count', 'Minutes until a message is tried for the second time; doubled at each further attempt, up to a week.'),
  ('mail.unsubscribe_url', 'text', 'Where a recipient of surveys and e-mailings opts out: an https, http or mailto address, in which {address} stands for the recipient''s. Blank: by a mail to mail.from.');
INSERT INTO setting (name, value) VALUES
  ('mail.from', NULL),
  ('mail.max_attempts', '5'),
  ('mail.retry_minutes', '15'),
  ('mail.unsubscribe_url', NULL);

ALTER TABLE outbox ADD COLUMN
  list_mail INTEGER NOT NULL DEFAULT 0 -- 1: a survey or e-mailing, withheld from who has opted out; 0: direct communication: reports, reminders (T21)
    CONSTRAINT "outbox.list_mail must be 1 or 0" CHECK (list_mail IN (0, 1));
ALTER TABLE outbox ADD COLUMN
  message_id -- its Message-ID header, given at the first attempt and then kept, so that a repetition can be recognised
    TEXT;
ALTER TABLE outbox ADD COLUMN
  attempts INTEGER NOT NULL DEFAULT 0 -- how often it was tried
    CONSTRAINT "outbox.attempts must be a whole number, 0 or more" CHECK ({{#is_count}}attempts{{/is_count}});
ALTER TABLE outbox ADD COLUMN
  next_attempt_at TEXT -- instant before which it is not tried again, UTC; NULL: at once
    CONSTRAINT "outbox.next_attempt_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}next_attempt_at{{/is_instant}});
ALTER TABLE outbox ADD COLUMN
  claimed_at TEXT -- instant at which a sender took it for the last time, UTC
    CONSTRAINT "outbox.claimed_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}claimed_at{{/is_instant}});
ALTER TABLE outbox ADD COLUMN
  sent_at TEXT -- instant at which the mail server took it, UTC
    CONSTRAINT "outbox.sent_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}sent_at{{/is_instant}});

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

ALTER TABLE outbox ADD COLUMN
  queue_id INTEGER; -- task_queue.id of what was queued: why it was written; NULL: a report
CREATE UNIQUE INDEX outbox_once ON outbox (queue_id, to_address) WHERE queue_id IS NOT NULL;

ALTER TABLE email_template ADD COLUMN
  purpose TEXT NOT NULL DEFAULT 'message' -- report: of a task to its owner; message: of a task to others. Which fields it may show: template_field
    CONSTRAINT "email_template.purpose must be report or message" CHECK (purpose IN ('report', 'message'));
-- Until now nothing but reports was written from templates.
UPDATE email_template SET purpose = 'report';
