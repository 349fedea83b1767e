-- T22, T20: Reminders are queued by center when an appointment is entered, on any connection; what is queued can be read, removed and put back.

INSERT INTO automated_task (id, name, kind, n, owner_id, enabled) VALUES ('remind', 'Remind', 'remind_client', 2, 'ann', 1);
INSERT INTO task_center (task_id, center_id) VALUES ('remind', 'main');
INSERT INTO appointment (id, client_id, starts_at) VALUES
  ('a1', 'acme', '2025-03-20 15:00:00'), ('a2', 'bolt', '2025-03-21 15:00:00'), ('a3', 'core', '2025-03-22 15:00:00'), ('past', 'acme', '2025-03-09 15:00:00');
SELECT id, task, mode, client, event, goes_on FROM message_queue;
--> 1 | Remind | test | Acme | appointment at 2025-03-20 15:00:00 UTC | 2025-03-18
--> 2 | Remind | test | Bolt | appointment at 2025-03-21 15:00:00 UTC | 2025-03-19
-- An appointment may be held at another center than the client's. A task that comes later reminds of the appointments there are.
INSERT INTO appointment (id, client_id, center_id, starts_at) VALUES ('a4', 'core', 'main', '2025-03-23 15:00:00'), ('a5', 'acme', 'north', '2025-03-24 15:00:00');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled) VALUES ('north', 'North', 'remind_client', 2, 'ann', 1);
INSERT INTO task_center (task_id, center_id) VALUES ('north', 'north');
SELECT task, client, event FROM message_queue WHERE id > 2 ORDER BY id;
--> Remind | Core | appointment at 2025-03-23 15:00:00 UTC
--> North | Core | appointment at 2025-03-22 15:00:00 UTC
--> North | Acme | appointment at 2025-03-24 15:00:00 UTC
-- A client that moves to another center takes its appointments along.
UPDATE client SET center_id = 'north' WHERE id = 'acme';
SELECT task, event FROM message_queue WHERE client = 'Acme' ORDER BY id;
--> North | appointment at 2025-03-24 15:00:00 UTC
--> North | appointment at 2025-03-20 15:00:00 UTC
DELETE FROM task_center WHERE task_id = 'north';
SELECT count(*) FROM message_queue WHERE task = 'North';
--> 0

-- Removing, either way; a row that was removed can be put back.
UPDATE task_queue SET status = 'removed' WHERE client_id = 'bolt';
DELETE FROM task_queue WHERE appointment_id = 'a4' AND status = 'waiting';
SELECT task, client FROM message_queue;
--> (no rows)
SELECT client_id, status, done_at FROM task_queue WHERE status = 'removed';
--> bolt | removed | 2025-03-10 09:00:00
--> core | removed | 2025-03-10 09:00:00
UPDATE task_queue SET status = 'waiting' WHERE client_id = 'bolt';
SELECT task, client FROM message_queue;
--> Remind | Bolt
-- What was removed stays so when the appointment is edited, and when it is entered anew.
UPDATE appointment SET location = 'Room 2' WHERE id = 'a4';
INSERT OR REPLACE INTO appointment (id, client_id, center_id, starts_at) VALUES ('a4', 'core', 'main', '2025-03-23 15:00:00');
SELECT task, client FROM message_queue;
--> Remind | Bolt
-- The queue is what keeps a second message from being written.
DELETE FROM task_queue WHERE status = 'removed';
--! task_queue: what was sent, removed or skipped stays
UPDATE task_queue SET status = 'waiting' WHERE status = 'skipped';
--! task_queue.status: what was sent or skipped stays so
UPDATE task_queue SET client_id = 'core' WHERE client_id = 'bolt';
--! task_queue: the task, client, session and appointment of a row never change
INSERT OR REPLACE INTO task_queue (task_id, client_id, appointment_id, period, send_on, queued_at)
SELECT task_id, client_id, appointment_id, period, send_on, queued_at FROM task_queue WHERE client_id = 'bolt';
--! task_queue: this message is queued, was sent or was removed already

-- INSERT OR REPLACE of a client is an edit of its center; a center that is given to another task leaves the first.
INSERT INTO task_center (task_id, center_id) VALUES ('north', 'north');
SELECT task, event FROM message_queue WHERE client = 'Core' ORDER BY id;
--> North | appointment at 2025-03-22 15:00:00 UTC
INSERT OR REPLACE INTO client (id, name, center_id, email) VALUES ('core', 'Core', 'main', 'info@core.example');
SELECT task, event FROM message_queue WHERE client = 'Core' ORDER BY id;
--> Remind | appointment at 2025-03-22 15:00:00 UTC
UPDATE task_center SET task_id = 'north' WHERE task_id = 'remind';
SELECT DISTINCT task FROM message_queue WHERE client IN ('Core', 'Bolt');
--> North
