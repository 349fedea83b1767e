-- The walk that every driver takes, part by part. Each SELECT prints one line of walk.expected.
-- part: with the extension
SELECT crm_install();
UPDATE setting SET value = '2025-03-10 09:00:00' WHERE name = 'clock.pinned';
INSERT INTO client (id, name) VALUES ('acme', 'Acme'), ('bolt', 'Bolt');
UPDATE client SET hubzone = 'Certified', gross_sales = 120000 WHERE id = 'acme';
SELECT group_concat(question, ' / ') FROM (SELECT question FROM sync_prompts('acme') ORDER BY rule_id);
UPDATE sync_prompts SET answer = 'accept', answered_by = 'ann' WHERE rule_id = 'P8';
SELECT type || ' ' || milestone_date || ' ' || modified_by FROM milestone;
-- part: without it
UPDATE client SET organization = 'LLC' WHERE id = 'bolt';
INSERT INTO milestone (id, client_id, type, milestone_date, value) VALUES ('m1', 'bolt', 'Change in Exports', '2025-02-01', 5000);
SELECT group_concat(rule_id, ' ') FROM (SELECT rule_id FROM prompt_inbox ORDER BY rule_id);
UPDATE prompt SET answer = 'accept', proposed = '{"gross_export_sales": 5500, "international_trade": 1}', answered_by = 'bob' WHERE rule_id = 'P20';
UPDATE prompt SET answer = 'decline', answered_by = 'bob' WHERE rule_id = 'P7';
SELECT gross_export_sales || ' ' || international_trade FROM client WHERE id = 'bolt';
SELECT group_concat(status, ' ') FROM (SELECT status FROM prompt ORDER BY rule_id);
INSERT INTO center (id, name) VALUES ('main', 'Main Street Center');
INSERT INTO user_account (id, name, email, time_zone) VALUES ('ann', 'Ann', 'ann@office.example', 'America/Chicago');
INSERT INTO client (id, name, center_id, entered_at, modified_by) VALUES ('cole', 'Cole', 'main', '2024-06-01 12:00:00', 'ann');
INSERT INTO inquiry (id, client_id, activity_date) VALUES ('i1', 'cole', '2024-11-30');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, close_out) VALUES ('quiet', 'Quiet clients', 'inactivate_client', 100, 'ann', 1, 0, 1);
INSERT INTO task_center (task_id, center_id) VALUES ('quiet', 'main');
SELECT kind || ' ' || day FROM activity WHERE client_id = 'cole';
-- part: refused without it
UPDATE client SET hubzone = 'Maybe' WHERE id = 'acme';
UPDATE client SET date_established = '2025-02-30' WHERE id = 'acme';
UPDATE prompt SET answer = 'accept' WHERE rule_id = 'P8';
DELETE FROM audit_log;
UPDATE automated_task SET n = 90 WHERE id = 'quiet';
-- part: with it again
SELECT group_concat(action || ': ' || coalesce(client || ', ', '') || detail, ' / ') FROM preview_tasks('2025-03-11 09:00:00');
SELECT run_tasks('2025-03-11 09:00:00');
SELECT run_tasks('2025-03-11 21:00:00');
SELECT c.status || ' ' || c.modified_by || ' ' || s.type || ' ' || s.session_date FROM client c JOIN counseling_session s ON s.client_id = c.id WHERE c.id = 'cole';
SELECT subject FROM outbox;
SELECT undo_task_run(1, 'bob');
SELECT status || ' ' || modified_by || ' ' || (SELECT count(*) FROM counseling_session) FROM client WHERE id = 'cole';
-- part: with it, and an unknown time zone
UPDATE user_account SET time_zone = 'America/Chicgo' WHERE id = 'ann';
UPDATE automated_task SET enabled = 1 WHERE id = 'quiet';
SELECT run_tasks('2025-03-12 09:00:00');
SELECT count(*) FROM crm_check();
