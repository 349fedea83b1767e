-- mail: views.

CREATE VIEW mail_unknown AS
  -- The messages of which it is not known whether they arrived: a person decides. When it arrived (the recipient or the mail server's log
  -- tells, by message_id): UPDATE outbox SET status = 'sent' WHERE id = ...; else: UPDATE outbox SET status = 'waiting' WHERE id = ...
SELECT
  o.id AS id, -- outbox.id
  o.to_address AS to_address, -- e-mail address of the recipient
  o.subject AS subject, -- subject line
  o.client_id AS client_id, -- client.id; NULL: a report to a task's owner
  c.name AS client, -- the client's name
  o.message_id AS message_id, -- Message-ID, to be looked for in the mail server's log
  o.claimed_at AS claimed_at, -- instant at which it was handed over, UTC
  o.attempts AS attempts, -- how often it was tried
  o.error AS error -- why it is not known
  FROM outbox o LEFT JOIN client c ON c.id = o.client_id WHERE o.status = 'unknown' AND o.status <> 'sent'; -- (the latter: for the index)
