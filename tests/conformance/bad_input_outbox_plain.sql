-- G1, G4: What cannot be in a message, an invitation, an opt-out or a mail setting is refused on any connection.

INSERT INTO outbox (to_address, subject, body_text, created_at) VALUES ('a@acme.example' || char(13, 10) || 'Bcc: b@acme.example', 'x', 'x', '2025-03-10 08:00:00');
--! outbox.to_address: a line break or NUL in an address would become a header of its own; take it out
INSERT INTO outbox (to_address, subject, body_text, created_at) VALUES ('a@acme.example', 'x' || char(10) || 'Bcc: b@acme.example', 'x', '2025-03-10 08:00:00');
--! outbox.subject: a line break or NUL in a subject would become a header of its own; take it out
INSERT INTO outbox (to_address, subject, body_text, created_at) VALUES ('a@acme.example', 'x' || char(0), 'x', '2025-03-10 08:00:00');
--! outbox.subject: a line break or NUL
INSERT INTO outbox (to_address, subject, body_text, created_at) VALUES ('a@acme.example', x'410d42', 'x', '2025-03-10 08:00:00');
--! outbox.subject: a line break or NUL
INSERT INTO outbox (to_address, subject, body_text, message_id, created_at) VALUES ('a@acme.example', 'x', 'x', '<x@y>' || char(10), '2025-03-10 08:00:00');
--! outbox.message_id: a line break or NUL
INSERT INTO outbox (to_address, subject, body_text, created_at) VALUES ('a@acme.example', 'Fine', 'x', '2025-03-10 08:00:00');
UPDATE outbox SET to_address = 'a@acme.example' || char(0);
--! outbox.to_address: a line break or NUL
UPDATE outbox SET subject = subject || char(13);
--! outbox.subject: a line break or NUL
UPDATE outbox SET list_mail = 2;
--! CHECK constraint failed: outbox.list_mail must be 1 or 0
UPDATE outbox SET attempts = -1;
--! CHECK constraint failed: outbox.attempts must be a whole number, 0 or more
UPDATE outbox SET next_attempt_at = 'tomorrow';
--! CHECK constraint failed: outbox.next_attempt_at must be an instant as YYYY-MM-DD HH:MM:SS
UPDATE outbox SET status = 'gone';
--! outbox.status: a waiting message becomes sending, sent or failed
SELECT to_address, subject FROM outbox;
--> a@acme.example | Fine

INSERT INTO outbox_invitation (outbox_id, uid, starts_at, summary, organizer, attendee) VALUES (1, 'u' || char(10), '2025-03-12 10:00:00', 's', 'o@x.example', 'a@x.example');
--! outbox_invitation: uid, organizer and attendee are single lines without control characters
INSERT INTO outbox_invitation (outbox_id, uid, starts_at, summary, organizer, attendee) VALUES (1, 'u', '2025-03-12 10:00:00', 's' || char(13), 'o@x.example', 'a@x.example');
--! outbox_invitation: summary and location hold no control characters but line feeds and tabs
INSERT INTO outbox_invitation (outbox_id, uid, starts_at, summary, location, organizer, attendee) VALUES (1, 'u', '2025-03-12 10:00:00', 's', char(0), 'o@x.example', 'a@x.example');
--! outbox_invitation: summary and location
INSERT INTO outbox_invitation (outbox_id, uid, method, starts_at, summary, organizer, attendee) VALUES (1, 'u', 'PUBLISH', '2025-03-12 10:00:00', 's', 'o@x.example', 'a@x.example');
--! CHECK constraint failed: outbox_invitation.method must be REQUEST or CANCEL
INSERT INTO outbox_invitation (outbox_id, uid, starts_at, ends_at, summary, organizer, attendee) VALUES (1, 'u', '2025-03-12 10:00:00', '2025-03-12 09:00:00', 's', 'o@x.example', 'a@x.example');
--! CHECK constraint failed: outbox_invitation.ends_at must not be before starts_at
INSERT INTO outbox_invitation (outbox_id, uid, starts_at, summary, organizer, attendee) VALUES (1, 'u', '2025-03-12', 's', 'o@x.example', 'a@x.example');
--! CHECK constraint failed: outbox_invitation.starts_at must be an instant as YYYY-MM-DD HH:MM:SS
INSERT INTO outbox_invitation (outbox_id, uid, starts_at, summary, organizer, attendee) VALUES (1, 'u', '2025-03-12 10:00:00', 'Two' || char(10) || 'lines', 'o@x.example', 'a@x.example');
UPDATE outbox_invitation SET attendee = 'a@x.example' || char(9);
--! outbox_invitation: uid, organizer and attendee are single lines

-- Who opted out, in whatever case; when is filled in.
INSERT INTO email_opt_out (address, reason) VALUES ('Ann@Acme.example', 'asked by telephone');
SELECT opted_out_at, reason FROM email_opt_out WHERE address = 'ann@acme.example';
--> 2025-03-10 09:00:00 | asked by telephone
INSERT INTO email_opt_out (address) VALUES ('ANN@acme.example');
--! UNIQUE constraint failed: email_opt_out.address
INSERT INTO email_opt_out (address) VALUES ('Ann <ann2@acme.example>');
--! CHECK constraint failed: email_opt_out.address must be an e-mail address alone, as ann@acme.example
INSERT INTO email_opt_out (address) VALUES ('everybody');
--! CHECK constraint failed: email_opt_out.address must be
INSERT INTO email_opt_out (address) VALUES ('a@acme.example' || char(10));
--! email_opt_out.address: an address holds no control characters

-- Settings.
SELECT name, value FROM setting WHERE name GLOB 'mail.*' ORDER BY name;
--> mail.calendar_changes | 1
--> mail.first_run_cap | 500
--> mail.from | NULL
--> mail.max_attempts | 5
--> mail.retry_minutes | 15
--> mail.unsubscribe_url | NULL
UPDATE setting SET value = 'SBDC <office@sbdc.example>' WHERE name = 'mail.from';
UPDATE setting SET value = 'office@sbdc.example' WHERE name = 'mail.from';
UPDATE setting SET value = '"Office, main" <office@sbdc.example>' WHERE name = 'mail.from';
UPDATE setting SET value = 'office' WHERE name = 'mail.from';
--! setting: this setting is one e-mail address, with or without a name, as SBDC <office@sbdc.example>, or blank
UPDATE setting SET value = 'a@b.example, c@d.example' WHERE name = 'mail.from';
--! setting: this setting is one e-mail address
UPDATE setting SET value = 'A <a@b.example>, B <c@d.example>' WHERE name = 'mail.from';
--! setting: this setting is one e-mail address
UPDATE setting SET value = 'a@b.example' || char(10) WHERE name = 'mail.from';
--! setting: this setting is one line
UPDATE setting SET value = 'https://x.example/' || char(13, 10) || 'X: y' WHERE name = 'mail.unsubscribe_url';
--! setting: this setting is one line; it must not hold line breaks or other control characters
UPDATE setting SET value = 'often' WHERE name = 'mail.max_attempts';
--! setting: this setting is a count
UPDATE setting SET value = '' WHERE name = 'mail.from';
INSERT INTO setting_definition (name, kind, description) VALUES ('mine', 'number', 'x');
--! setting_definition.kind must be switch, instant, count, address or text
