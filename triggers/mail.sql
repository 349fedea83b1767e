/*each event
SELECT 'INSERT' AS event, 'NEW' AS "row" UNION ALL SELECT 'UPDATE', 'NEW' UNION ALL SELECT 'DELETE', 'OLD'
*/
/*each write
SELECT 'INSERT' AS event UNION ALL SELECT 'UPDATE'
*/
-- mail: what holds of messages whoever writes them: headers are single lines, and a status says what happened.

-- A CR or LF in a header would begin another header, and a NUL would end it. A message is new, and replaces none.
CREATE TRIGGER outbox_written BEFORE INSERT ON outbox BEGIN
  SELECT CASE
    {{>refuse_lines}}
    WHEN NEW.status IN ('sending', 'unknown') THEN RAISE(ABORT, 'outbox.status: a new message is waiting, failed or sent')
    WHEN EXISTS (SELECT 1 FROM outbox WHERE id = NEW.id) THEN RAISE(ABORT, 'outbox: there is a message with this id; leave the id out')
    WHEN NEW.queue_id IS NOT NULL AND EXISTS (SELECT 1 FROM outbox WHERE queue_id = NEW.queue_id AND to_address = NEW.to_address)
      THEN RAISE(ABORT, 'outbox: this was written to this address already') END
  {{>headers}};
END;
CREATE TRIGGER outbox_is_counted AFTER INSERT ON outbox WHEN NEW.id < 1 BEGIN
  SELECT RAISE(ABORT, 'outbox: an id is 1 or more; leave it out');
END;
CREATE TRIGGER outbox_readdressed BEFORE UPDATE OF to_address, subject, message_id ON outbox BEGIN
  SELECT CASE
    {{>refuse_lines}} END
  {{>headers}};
END;
CREATE TRIGGER outbox_id_stays BEFORE UPDATE OF id, rowid, _rowid_, oid ON outbox WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'outbox.id: the id of a message never changes');
END;

-- How a message goes on: what the sender does, and what a person may do with one that failed or is unknown.
CREATE TRIGGER outbox_goes_on BEFORE UPDATE OF status ON outbox WHEN NEW.status IS NOT OLD.status BEGIN
  SELECT RAISE(ABORT, 'outbox.status: a waiting message becomes sending, sent or failed')
   WHERE OLD.status = 'waiting' AND NEW.status NOT IN ('sending', 'sent', 'failed');
  SELECT RAISE(ABORT, 'outbox.status: a message that is being sent becomes sent, failed, waiting or unknown')
   WHERE OLD.status = 'sending' AND NEW.status NOT IN ('sent', 'failed', 'waiting', 'unknown');
  SELECT RAISE(ABORT, 'outbox.status: a failed message is set to waiting, to be tried anew, or to sent')
   WHERE OLD.status = 'failed' AND NEW.status NOT IN ('waiting', 'sent');
  SELECT RAISE(ABORT, 'outbox.status: an unknown message is set to sent, if it arrived, or else to waiting, to be tried anew, or to failed')
   WHERE OLD.status = 'unknown' AND NEW.status NOT IN ('waiting', 'sent', 'failed');
  SELECT RAISE(ABORT, 'outbox.status: a sent message stays sent; write a new one') WHERE OLD.status = 'sent';
  SELECT RAISE(ABORT, 'outbox.claimed_at: a message that is being sent has the instant at which its sender took it; give it')
   WHERE NEW.status = 'sending' AND NEW.claimed_at IS NULL;
END;
-- Tried anew by a person's decision: its attempts count from the start. Its Message-ID stays, so that a repetition can be recognised.
CREATE TRIGGER outbox_tried_anew AFTER UPDATE OF status ON outbox WHEN NEW.status = 'waiting' AND OLD.status IN ('failed', 'unknown') BEGIN
  UPDATE outbox SET attempts = 0, next_attempt_at = NULL, claimed_at = NULL, error = NULL WHERE id = NEW.id;
END;
CREATE TRIGGER outbox_sent_now AFTER UPDATE OF status ON outbox WHEN NEW.status = 'sent' AND OLD.status <> 'sent' AND NEW.sent_at IS NULL BEGIN
  UPDATE outbox SET sent_at = {{now}} WHERE id = NEW.id;
END;

-- What was sent stays as evidence; what is being sent is already in the sender's hands.
CREATE TRIGGER outbox_sent_stays BEFORE UPDATE ON outbox
WHEN OLD.status = 'sent' AND (
  (OLD.to_address, OLD.subject, OLD.body_text, OLD.body_html, OLD.list_mail, OLD.message_id, OLD.attempts, OLD.claimed_at, OLD.created_at)
    IS NOT (NEW.to_address, NEW.subject, NEW.body_text, NEW.body_html, NEW.list_mail, NEW.message_id, NEW.attempts, NEW.claimed_at, NEW.created_at)
  OR (OLD.sent_at IS NOT NULL AND NEW.sent_at IS NOT OLD.sent_at)) BEGIN
  SELECT RAISE(ABORT, 'outbox: a sent message is not edited; write a new one');
END;
CREATE TRIGGER outbox_sending_stays BEFORE UPDATE OF to_address, subject, body_text, body_html, list_mail ON outbox
WHEN OLD.status = 'sending' AND (OLD.to_address, OLD.subject, OLD.body_text, OLD.body_html, OLD.list_mail)
  IS NOT (NEW.to_address, NEW.subject, NEW.body_text, NEW.body_html, NEW.list_mail) BEGIN
  SELECT RAISE(ABORT, 'outbox: a message that is being sent is not edited');
END;
CREATE TRIGGER outbox_message_id_stays BEFORE UPDATE OF message_id ON outbox
WHEN OLD.message_id IS NOT NULL AND NEW.message_id IS NOT OLD.message_id BEGIN
  SELECT RAISE(ABORT, 'outbox.message_id: it is given once, and then stays: a repetition is recognised by it');
END;
CREATE TRIGGER outbox_sending_kept BEFORE DELETE ON outbox WHEN OLD.status = 'sending' BEGIN
  SELECT RAISE(ABORT, 'outbox: this message is being sent; if its sender was ended, the next one sets it to unknown after 15 minutes');
END;

-- An invitation is a part of its message.
{{#event}}
CREATE TRIGGER outbox_invitation_{{event}}_stays BEFORE {{event}} ON outbox_invitation
WHEN EXISTS (SELECT 1 FROM outbox WHERE id = {{row}}.outbox_id AND status IN ('sending', 'sent')) BEGIN
  SELECT RAISE(ABORT, 'outbox_invitation: its message is being or was sent; write a new message');
END;
{{/event}}
CREATE TRIGGER outbox_invitation_moved BEFORE UPDATE OF outbox_id, rowid, _rowid_, oid ON outbox_invitation WHEN NEW.outbox_id IS NOT OLD.outbox_id BEGIN
  SELECT RAISE(ABORT, 'outbox_invitation.outbox_id: an invitation stays with its message; delete it, and write another');
END;
{{#write}}
CREATE TRIGGER outbox_invitation_{{event}}_lines BEFORE {{event}} ON outbox_invitation BEGIN
  SELECT RAISE(ABORT, 'outbox_invitation: uid, organizer and attendee are single lines without control characters')
   WHERE instr(NEW.uid || NEW.organizer || NEW.attendee, char(0))
      OR NEW.uid || NEW.organizer || NEW.attendee GLOB '*[' || char(1) || '-' || char(31, 127) || ']*';
  SELECT RAISE(ABORT, 'outbox_invitation: summary and location hold no control characters but line feeds and tabs')
   WHERE instr(NEW.summary || coalesce(NEW.location, ''), char(0))
      OR NEW.summary || coalesce(NEW.location, '') GLOB '*[' || char(1) || '-' || char(8, 11) || '-' || char(31, 127) || ']*';
END;
CREATE TRIGGER email_opt_out_{{event}}_lines BEFORE {{event}} ON email_opt_out
WHEN instr(NEW.address, char(0)) OR NEW.address GLOB '*[' || char(1) || '-' || char(31, 127) || ']*' BEGIN
  SELECT RAISE(ABORT, 'email_opt_out.address: an address holds no control characters');
END;
CREATE TRIGGER email_opt_out_{{event}}_dated AFTER {{event}} ON email_opt_out WHEN NEW.opted_out_at IS NULL BEGIN
  UPDATE email_opt_out SET opted_out_at = {{now}} WHERE address = NEW.address;
END;
{{/write}}

/*part headers
FROM (SELECT coalesce(NEW.to_address, '') || NEW.subject || coalesce(NEW.message_id, '') AS headers)
*/
/*part refuse_lines
WHEN instr(headers, char(10)) OR instr(headers, char(13)) OR instr(headers, char(0)) THEN CASE
      WHEN instr(NEW.to_address, char(10)) OR instr(NEW.to_address, char(13)) OR instr(NEW.to_address, char(0))
        THEN RAISE(ABORT, 'outbox.to_address: a line break or NUL in an address would become a header of its own; take it out')
      WHEN instr(NEW.subject, char(10)) OR instr(NEW.subject, char(13)) OR instr(NEW.subject, char(0))
        THEN RAISE(ABORT, 'outbox.subject: a line break or NUL in a subject would become a header of its own; take it out')
      ELSE RAISE(ABORT, 'outbox.message_id: a line break or NUL in it would become a header of its own; leave message_id out') END
*/
