-- On a connection that never loaded the extension: edits, the inbox, answers, and a task for the mornings.
UPDATE client SET organization = 'LLC' WHERE id = 'bolt';
INSERT INTO milestone (id, client_id, type, milestone_date, value) VALUES ('m1', 'bolt', 'Change in Exports', '2025-02-01', 5000);
SELECT group_concat(rule_id, ' ') FROM (SELECT rule_id FROM prompt_inbox ORDER BY rule_id);
UPDATE prompt SET answer = 'accept', proposed = '{"gross_export_sales": 5500, "international_trade": 1}', answered_by = 'bob' WHERE rule_id = 'P20';
UPDATE prompt SET answer = 'decline', answered_by = 'bob' WHERE rule_id = 'P7';
SELECT gross_export_sales || ' ' || international_trade FROM client WHERE id = 'bolt';
SELECT modified_by || ' ' || gross_sales || ' ' || typeof(gross_sales_date) FROM client WHERE id = 'acme';
SELECT group_concat(status, ' ') FROM (SELECT status FROM prompt ORDER BY rule_id);
INSERT INTO client (id, name, center_id, entered_at, modified_by) VALUES ('cole', 'Cole', 'main', '2024-06-01 12:00:00', 'ann');
INSERT INTO inquiry (id, client_id, activity_date) VALUES ('i1', 'cole', '2024-11-30');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, close_out) VALUES ('quiet', 'Quiet clients', 'inactivate_client', 100, 'ann', 1, 0, 1);
INSERT INTO task_center (task_id, center_id) VALUES ('quiet', 'main');
SELECT kind || ' ' || day FROM activity WHERE client_id = 'cole';
