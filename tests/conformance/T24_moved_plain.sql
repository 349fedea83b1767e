-- T24: What is cancelled or deleted is not reminded of; what is moved is, at its new time.

INSERT INTO automated_task (id, name, kind, n, owner_id, enabled) VALUES ('remind', 'Remind', 'remind_client', 2, 'ann', 1);
INSERT INTO task_center (task_id, center_id) VALUES ('remind', 'main');
INSERT INTO appointment (id, client_id, starts_at) VALUES
  ('a1', 'acme', '2025-03-20 15:00:00'), ('a2', 'acme', '2025-03-21 15:00:00'), ('a3', 'acme', '2025-03-22 15:00:00'), ('a4', 'acme', '2025-03-23 15:00:00');
UPDATE appointment SET status = 'cancelled' WHERE id = 'a1';
DELETE FROM appointment WHERE id = 'a2';
UPDATE appointment SET starts_at = '2025-04-02 15:00:00' WHERE id = 'a3';
UPDATE appointment SET starts_at = '2025-04-05 15:00:00' WHERE id = 'a3';
UPDATE appointment SET client_id = 'bolt' WHERE id = 'a4';
SELECT client, event, goes_on FROM message_queue ORDER BY client;
--> Acme | appointment at 2025-04-05 15:00:00 UTC | 2025-04-03
--> Bolt | appointment at 2025-03-23 15:00:00 UTC | 2025-03-21
SELECT appointment_id, client_id, period, reason FROM task_queue WHERE status = 'skipped' ORDER BY id;
--> a1 | acme | 2025-03-20 15:00:00 | the appointment was moved, cancelled or changed
--> a2 | acme | 2025-03-21 15:00:00 | the appointment was deleted
--> a3 | acme | 2025-03-22 15:00:00 | the appointment was moved, cancelled or changed
--> a4 | acme | 2025-03-23 15:00:00 | the appointment was moved, cancelled or changed
--> a3 | acme | 2025-04-02 15:00:00 | the appointment was moved, cancelled or changed
-- Reinstated, it is queued again; one that was held is not.
UPDATE appointment SET status = 'scheduled' WHERE id = 'a1';
UPDATE appointment SET status = 'done' WHERE id = 'a3';
SELECT client, event FROM message_queue ORDER BY client DESC;
--> Bolt | appointment at 2025-03-23 15:00:00 UTC
--> Acme | appointment at 2025-03-20 15:00:00 UTC
INSERT OR REPLACE INTO appointment (id, client_id, starts_at) VALUES ('a1', 'acme', '2025-03-27 15:00:00');
INSERT INTO appointment (id, client_id, starts_at) VALUES ('a4', 'bolt', '2025-03-23 15:00:00') ON CONFLICT (id) DO UPDATE SET starts_at = '2025-03-28 15:00:00';
SELECT client, event FROM message_queue;
--> Acme | appointment at 2025-03-27 15:00:00 UTC
--> Bolt | appointment at 2025-03-28 15:00:00 UTC
