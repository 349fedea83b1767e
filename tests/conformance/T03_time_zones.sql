-- T3, G4: Days are those of the task's owner, ahead of UTC or behind it. The same holds for the close-out sessions' day and the days counted.
-- "The system administrator will need to make sure that their time zone is set correctly under their personal preferences."
-- needs the extension

INSERT INTO user_account (id, name, email, role, center_id, time_zone) VALUES
  ('kim', 'Kim of Kiritimati', 'kim@office.example', 'Administrator', 'main', 'Pacific/Kiritimati'),
  ('pat', 'Pat of Pago Pago', 'pat@office.example', 'Administrator', 'main', 'Pacific/Pago_Pago'),
  ('ned', 'Ned of Kathmandu', 'ned@office.example', 'Administrator', 'main', 'Asia/Kathmandu');
INSERT INTO client (id, name, center_id, entered_at) VALUES ('east', 'East', 'main', '2020-01-01 00:00:00'), ('west', 'West', 'north', '2020-01-01 00:00:00');
DELETE FROM client WHERE id IN ('acme', 'bolt', 'core');
INSERT INTO inquiry (client_id, activity_date) VALUES ('east', '2024-11-30'), ('west', '2024-11-30');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, close_out, created_at) VALUES
  ('k', 'Kim''s', 'inactivate_client', 100, 'kim', 1, 0, 1, '2025-03-01 12:00:00'),
  ('p', 'Pat''s', 'inactivate_client', 100, 'pat', 1, 0, 1, '2025-03-01 12:00:00'),
  ('q', 'Ned''s', 'inactivate_client', 100, 'ned', 1, 1, 0, '2025-03-01 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('k', 'main'), ('p', 'north');

-- At 10:30 UTC on 10 March it is 00:30 on the 11th in Kiritimati (UTC+14), 23:30 on the 9th in Pago Pago (UTC-11), 16:15 on the 10th in Kathmandu.
SELECT task, run_date, client, detail FROM preview_tasks('2025-03-10 10:30:00') WHERE action IN ('inactivate client', 'e-mail owner');
--> Kim's | 2025-03-11 | East | last activity 2024-11-30, 101 days; close-out session
--> Kim's | 2025-03-11 | NULL | report of 1 client
--> Pat's | 2025-03-09 | NULL | report of 0 clients
--> Ned's | 2025-03-10 | NULL | report of 0 clients
SELECT value ->> 'task', value ->> 'run_date', value ->> 'affected' FROM json_each(run_tasks('2025-03-10 10:30:00'));
--> Kim's | 2025-03-11 | 1
--> Pat's | 2025-03-09 | 0
--> Ned's | 2025-03-10 | 0
SELECT client_id, session_date, entered_at FROM counseling_session;
--> east | 2025-03-11 | 2025-03-10 10:30:00
-- Half an hour later it is morning in Pago Pago, and at 18:15 UTC in Kathmandu.
SELECT value ->> 'task', value ->> 'run_date' FROM json_each(run_tasks('2025-03-10 11:00:00'));
--> Pat's | 2025-03-10
SELECT run_tasks('2025-03-10 18:14:59');
--> []
SELECT value ->> 'task', value ->> 'run_date' FROM json_each(run_tasks('2025-03-10 18:15:00'));
--> Ned's | 2025-03-11
SELECT value ->> 'task', value ->> 'run_date', value ->> 'affected' FROM json_each(run_tasks('2025-03-11 11:00:00'));
--> Kim's | 2025-03-12 | 0
--> Pat's | 2025-03-11 | 1

-- Without activity, the day of entry counts, and it is the owner's: at 10:30 UTC on 1 December that was the 2nd in Kiritimati, 30 November in Pago Pago.
INSERT INTO client (id, name, center_id, entered_at) VALUES ('new1', 'New in the east', 'main', '2024-12-01 10:30:00'), ('new2', 'New in the west', 'north', '2024-12-01 10:30:00');
SELECT client, days FROM eligible_for_inactivation('k', '2025-03-12');
--> (no rows)
SELECT client, days FROM eligible_for_inactivation('k', '2025-03-13');
--> New in the east | 101
SELECT client, days FROM eligible_for_inactivation('p', '2025-03-10');
--> (no rows)
SELECT client, days FROM eligible_for_inactivation('p', '2025-03-11');
--> New in the west | 101

-- An owner who moves to the other side of the date line: no morning twice.
UPDATE user_account SET time_zone = 'Pacific/Pago_Pago' WHERE id = 'kim';
SELECT value ->> 'task', value ->> 'run_date' FROM json_each(run_tasks('2025-03-12 11:00:00'));
--> Pat's | 2025-03-12
--> Ned's | 2025-03-12
SELECT value ->> 'task', value ->> 'run_date' FROM json_each(run_tasks('2025-03-13 11:00:00'));
--> Kim's | 2025-03-13
--> Pat's | 2025-03-13
--> Ned's | 2025-03-13

-- A zone whose clocks jump over midnight: Santiago, 7 September 2025, which begins at 04:00 UTC, as 01:00.
UPDATE user_account SET time_zone = 'America/Santiago', last_active_at = '2025-09-01 12:00:00' WHERE id = 'pat';
DELETE FROM automated_task WHERE id IN ('k', 'q');
SELECT value ->> 'run_date' FROM json_each(run_tasks('2025-09-07 03:59:59')) WHERE value ->> 'task_id' = 'p';
--> 2025-09-06
SELECT value ->> 'run_date' FROM json_each(run_tasks('2025-09-07 04:00:00'));
--> 2025-09-07
