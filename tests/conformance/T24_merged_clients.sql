-- T24, T20: Two records of one client are merged: an appointment that moves to the other record, with the same address, is neither cancelled there nor reminded of again.
-- needs the extension

INSERT INTO client (id, name, center_id, counselor_id, email) VALUES ('acme-2', 'Acme Inc.', 'main', 'bob', 'Info@Acme.example'), ('acme-3', 'ACME', 'main', 'bob', NULL);
INSERT INTO contact (client_id, name, email) VALUES ('acme', 'Al', 'al@acme.example'), ('acme-3', 'Al', 'al@acme.example');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, created_at) VALUES
  ('client', 'Client', 'remind_client', 5, 'ann', 1, 0, '2025-03-01 12:00:00'), ('contact', 'Contact', 'remind_contact', 5, 'ann', 1, 0, '2025-03-01 12:00:00');
INSERT INTO task_center (task_id, center_id) SELECT id, 'main' FROM automated_task;
INSERT INTO appointment (id, client_id, starts_at, subject) VALUES ('a1', 'acme', '2025-03-14 15:00:00', 'Money'), ('a2', 'acme', '2025-03-14 17:00:00', 'Taxes'), ('a3', 'acme', '2025-03-14 19:00:00', 'Law');
SELECT sum(value ->> 'affected') FROM json_each(run_tasks());
--> 6
UPDATE outbox SET status = 'sent';
UPDATE appointment SET client_id = 'acme-2' WHERE id = 'a1';
UPDATE appointment SET client_id = 'acme-3' WHERE id = 'a2';
UPDATE appointment SET client_id = 'bolt' WHERE id = 'a3';
-- Only whose appointment it is no longer is told so: the contact is not one of the second record, nor has the third the client's address.
SELECT to_address, subject FROM outbox WHERE status = 'waiting' ORDER BY id;
--> al@acme.example | Cancelled: Your appointment on 2025-03-14 at 10:00
--> info@acme.example | Cancelled: Your appointment on 2025-03-14 at 12:00
--> al@acme.example | Cancelled: Your appointment on 2025-03-14 at 14:00
--> info@acme.example | Cancelled: Your appointment on 2025-03-14 at 14:00
UPDATE outbox SET status = 'sent';
SELECT action, detail FROM preview_tasks('2025-03-11 09:00:00') WHERE client_id IN ('acme-2', 'acme-3') ORDER BY detail;
--> skip message | to ACME: appointment on 2025-03-14 at 12:00 (CDT); the client has no e-mail address; give client.email
--> skip message | to Acme Inc. <Info@Acme.example>: appointment on 2025-03-14 at 10:00 (CDT); this address was reminded of it already
--> skip message | to Acme Inc.: appointment on 2025-03-14 at 10:00 (CDT); the client has no living contact with an e-mail address; give contact.email
--> skip message | to Al <al@acme.example>: appointment on 2025-03-14 at 12:00 (CDT); this address was reminded of it already
SELECT count(*) FROM json_each(run_tasks('2025-03-11 09:00:00'));
--> 2
SELECT to_address, subject FROM outbox WHERE status = 'waiting' AND queue_id IS NOT NULL;
--> info@bolt.example | Your appointment on 2025-03-14 at 14:00
UPDATE outbox SET status = 'sent' WHERE status = 'waiting';
-- They are told of what becomes of it, at the other record too, once the old one is gone as well; the contact who has come there too, that it is on again.
UPDATE contact SET client_id = 'acme-2' WHERE client_id = 'acme';
DELETE FROM client WHERE id = 'acme';
UPDATE appointment SET starts_at = '2025-03-14 16:00:00' WHERE id = 'a1';
UPDATE appointment SET status = 'cancelled' WHERE id = 'a2';
SELECT to_address, o.subject, method, i.starts_at FROM outbox o JOIN outbox_invitation i ON i.outbox_id = o.id WHERE status = 'waiting' ORDER BY o.id;
--> al@acme.example | On again: Money | REQUEST | 2025-03-14 16:00:00
--> info@acme.example | Changed: Money | REQUEST | 2025-03-14 16:00:00
--> al@acme.example | Cancelled: Your appointment on 2025-03-14 at 12:00 | CANCEL | 2025-03-14 17:00:00
SELECT * FROM crm_check();
--> (no rows)
