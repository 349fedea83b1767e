-- T24: A moved appointment is reminded of again if the old time was already reminded of, and never twice of one time.
-- needs the extension

INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, created_at) VALUES
  ('remind', 'Remind', 'remind_client', 2, 'ann', 1, 0, '2025-03-01 09:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('remind', 'main');
INSERT INTO appointment (id, client_id, starts_at) VALUES ('a1', 'acme', '2025-03-12 15:00:00');
SELECT value ->> 'affected' FROM json_each(run_tasks('2025-03-10 09:00:00'));
--> 1
UPDATE appointment SET starts_at = '2025-03-14 15:00:00' WHERE id = 'a1';
SELECT value ->> 'affected' FROM json_each(run_tasks('2025-03-12 09:00:00'));
--> 1
-- Back to the first time: that was reminded of.
UPDATE appointment SET starts_at = '2025-03-12 15:00:00' WHERE id = 'a1';
UPDATE appointment SET starts_at = '2025-03-14 15:00:00' WHERE id = 'a1';
SELECT value ->> 'affected' FROM json_each(run_tasks('2025-03-13 09:00:00'));
--> 0
SELECT period, status FROM task_queue;
--> 2025-03-12 15:00:00 | sent
--> 2025-03-14 15:00:00 | sent
-- The calendar of the recipient follows: the same appointment, a later sequence. (None was sent: at each move one is taken back, and the other is true again.)
SELECT uid, sequence, method, starts_at, ends_at, organizer, attendee FROM outbox_invitation;
--> appointment-a1 | 2 | REQUEST | 2025-03-12 15:00:00 | 2025-03-12 16:00:00 | bob@office.example | info@acme.example
--> appointment-a1 | 3 | REQUEST | 2025-03-14 15:00:00 | 2025-03-14 16:00:00 | bob@office.example | info@acme.example
