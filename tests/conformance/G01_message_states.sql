-- G1: What happened to a message stays told, whoever writes outbox: states follow each other as documented, and what was sent is not edited.

INSERT INTO outbox (to_address, subject, body_text, created_at) VALUES ('ann@acme.example', 'One', 'x', '2025-03-10 08:00:00');
INSERT INTO outbox (to_address, subject, body_text, created_at) VALUES ('bob@acme.example', 'Two', 'x', '2025-03-10 08:00:00');
SELECT id, status, list_mail, attempts, next_attempt_at, message_id FROM outbox;
--> 1 | waiting | 0 | 0 | NULL | NULL
--> 2 | waiting | 0 | 0 | NULL | NULL

-- A message is new: it replaces none, and nothing of it has happened yet.
INSERT INTO outbox (to_address, subject, body_text, status, claimed_at, created_at) VALUES ('a@acme.example', 'x', 'x', 'sending', '2025-03-10 09:00:00', '2025-03-10 08:00:00');
--! outbox.status: a new message is waiting, failed or sent
INSERT OR REPLACE INTO outbox (id, to_address, subject, body_text, created_at) VALUES (1, 'eve@acme.example', 'x', 'x', '2025-03-10 08:00:00');
--! outbox: there is a message with this id; leave the id out
INSERT INTO outbox (id, to_address, subject, body_text, created_at) VALUES (-4, 'eve@acme.example', 'x', 'x', '2025-03-10 08:00:00');
--! outbox: an id is 1 or more; leave it out
UPDATE OR REPLACE outbox SET id = 1 WHERE id = 2;
--! outbox.id: the id of a message never changes
UPDATE OR REPLACE outbox SET rowid = 1 WHERE id = 2;
--! outbox.id: the id of a message never changes

-- Taken by a sender.
UPDATE outbox SET status = 'unknown' WHERE id = 1;
--! outbox.status: a waiting message becomes sending, sent or failed
UPDATE outbox SET status = 'sending' WHERE id = 1;
--! outbox.claimed_at: a message that is being sent has the instant at which its sender took it; give it
UPDATE outbox SET status = 'sending', claimed_at = '2025-03-10 09:00:00', attempts = 1, message_id = '<1@sbdc.example>' WHERE id = 1;
UPDATE outbox SET subject = 'Other' WHERE id = 1;
--! outbox: a message that is being sent is not edited
UPDATE outbox SET message_id = '<2@sbdc.example>' WHERE id = 1;
--! outbox.message_id: it is given once, and then stays
DELETE FROM outbox;
--! outbox: this message is being sent

-- Nobody knows whether it arrived: a person looks, and decides. Tried anew, it begins anew, and is the same message.
SELECT * FROM mail_unknown;
--> (no rows)
UPDATE outbox SET status = 'unknown', error = 'lost' WHERE id = 1;
SELECT id, to_address, subject, client, message_id, claimed_at, attempts, error FROM mail_unknown;
--> 1 | ann@acme.example | One | NULL | <1@sbdc.example> | 2025-03-10 09:00:00 | 1 | lost
UPDATE outbox SET status = 'sending' WHERE id = 1;
--! outbox.status: an unknown message is set to sent, if it arrived, or else to waiting, to be tried anew, or to failed
UPDATE outbox SET status = 'waiting' WHERE id = 1;
SELECT status, attempts, claimed_at, error, message_id FROM outbox WHERE id = 1;
--> waiting | 0 | NULL | NULL | <1@sbdc.example>

-- Failed, a person corrects it and has it tried anew.
UPDATE outbox SET status = 'failed', error = '550 no such user', attempts = 1 WHERE id = 1;
UPDATE outbox SET status = 'sending', claimed_at = '2025-03-10 09:00:00' WHERE id = 1;
--! outbox.status: a failed message is set to waiting, to be tried anew, or to sent
UPDATE outbox SET status = 'waiting', to_address = 'anna@acme.example' WHERE id = 1;
SELECT status, to_address, attempts, error FROM outbox WHERE id = 1;
--> waiting | anna@acme.example | 0 | NULL

-- Sent, by whatever program, it stays.
UPDATE outbox SET status = 'sent' WHERE id = 1;
SELECT status, sent_at FROM outbox WHERE id = 1;
--> sent | 2025-03-10 09:00:00
UPDATE outbox SET status = 'waiting' WHERE id = 1;
--! outbox.status: a sent message stays sent; write a new one
INSERT INTO outbox (id, to_address, subject, body_text, created_at) VALUES (1, 'x@y.example', 'x', 'x', '2025-03-10 08:00:00') ON CONFLICT (id) DO UPDATE SET status = 'waiting';
--! outbox: there is a message with this id; leave the id out
UPDATE outbox SET body_text = 'y';
--! outbox: a sent message is not edited; write a new one
UPDATE outbox SET sent_at = NULL WHERE id = 1;
--! outbox: a sent message is not edited; write a new one
UPDATE outbox SET client_id = 'acme' WHERE id = 1;
DELETE FROM outbox WHERE id = 1;
SELECT id, body_text FROM outbox;
--> 2 | x

-- Its invitation is a part of it.
INSERT INTO outbox_invitation (outbox_id, uid, starts_at, summary, organizer, attendee) VALUES (9, 'u', '2025-03-12 10:00:00', 's', 'o@x.example', 'a@x.example');
--! outbox_invitation.outbox_id: there is no outbox with this id; enter it first
INSERT INTO outbox_invitation (outbox_id, uid, starts_at, summary, organizer, attendee) VALUES (2, 'u', '2025-03-12 10:00:00', 's', 'o@x.example', 'a@x.example');
UPDATE outbox_invitation SET outbox_id = 3;
--! outbox_invitation.outbox_id: an invitation stays with its message; delete it, and write another
UPDATE outbox SET status = 'sent' WHERE id = 2;
UPDATE outbox_invitation SET sequence = 1;
--! outbox_invitation: its message is being or was sent; write a new message
INSERT OR REPLACE INTO outbox_invitation (outbox_id, uid, starts_at, summary, organizer, attendee) VALUES (2, 'v', '2025-03-12 10:00:00', 's', 'o@x.example', 'a@x.example');
--! outbox_invitation: its message is being or was sent; write a new message
DELETE FROM outbox_invitation;
--! outbox_invitation: its message is being or was sent; write a new message
DELETE FROM outbox;
SELECT count(*) FROM outbox_invitation;
--> 0
