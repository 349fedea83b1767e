-- T20: A reminder goes to the client's contacts, to the client, or to the counselor.
-- "You may email the follow-up reminder to the contact's email address rather than the company's email address on the client record."
-- needs the extension

INSERT INTO contact (id, client_id, name, email) VALUES
  ('c1', 'acme', 'Carla', 'carla@acme.example'), ('c2', 'acme', 'Dan', 'dan@acme.example'), ('c3', 'acme', 'Eve', NULL);
INSERT INTO contact (id, client_id, name, email, deceased) VALUES ('c4', 'acme', 'Fay', 'fay@acme.example', 1);
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, created_at) VALUES
  ('contacts', 'Contacts', 'remind_contact', 2, 'ann', 1, 0, '2025-03-01 09:00:00'),
  ('client', 'Client', 'remind_client', 2, 'ann', 1, 0, '2025-03-01 09:00:00'),
  ('user', 'Counselor', 'remind_user', 2, 'ann', 1, 0, '2025-03-01 09:00:00');
INSERT INTO task_center (task_id, center_id) SELECT id, 'main' FROM automated_task;
INSERT INTO appointment (id, client_id, starts_at) VALUES ('a1', 'acme', '2025-03-13 15:00:00');
SELECT value ->> 'task_id', value ->> 'affected' FROM json_each(run_tasks('2025-03-11 09:00:00'));
--> client | 1
--> contacts | 2
--> user | 1
SELECT task_id, to_address, client_id FROM outbox WHERE queue_id IS NOT NULL ORDER BY id;
--> client | info@acme.example | acme
--> contacts | carla@acme.example | acme
--> contacts | dan@acme.example | acme
--> user | bob@office.example | acme
-- Two contacts, one line of the queue.
SELECT task_id, status FROM task_queue ORDER BY id;
--> client | sent
--> contacts | sent
--> user | sent

-- The counselor of the appointment comes before the client's. Without anybody to write to it is skipped, and the owner is told why.
INSERT INTO appointment (id, client_id, counselor_id, starts_at) VALUES ('a2', 'bolt', 'ann', '2025-03-14 15:00:00');
SELECT count(*) FROM json_each(run_tasks('2025-03-12 09:00:00'));
--> 3
SELECT task_id, to_address FROM outbox WHERE queue_id IS NOT NULL AND run_id > 3 ORDER BY id;
--> client | info@bolt.example
--> user | ann@office.example
SELECT task_id, status, reason FROM task_queue WHERE status = 'skipped';
--> contacts | skipped | the client has no living contact with an e-mail address; give contact.email
SELECT body_text GLOB '*Bolt*no living contact*' FROM outbox WHERE task_id = 'contacts' AND queue_id IS NULL ORDER BY id DESC LIMIT 1;
--> 1

-- Contacts that share an address are written to once.
INSERT INTO contact (id, client_id, name, email) VALUES ('b1', 'bolt', 'Gil', 'office@bolt.example'), ('b2', 'bolt', 'Hal', 'Office@Bolt.example');
INSERT INTO appointment (id, client_id, starts_at, subject) VALUES ('a3', 'bolt', '2025-03-15 15:00:00', 'Taxes' || char(13, 10) || 'and more');
SELECT value ->> 'affected', value ->> 'error' FROM json_each(run_tasks('2025-03-13 09:00:00')) WHERE value ->> 'task_id' = 'contacts';
--> 1 | NULL
SELECT to_address, summary FROM outbox JOIN outbox_invitation ON outbox_id = id WHERE task_id = 'contacts' AND client_id = 'bolt';
--> office@bolt.example | Taxes  and more
