-- The walk that every driver takes, in three parts. Each SELECT prints one line of walk.expected.
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
-- part: refused without it
UPDATE client SET hubzone = 'Maybe' WHERE id = 'acme';
UPDATE client SET date_established = '2025-02-30' WHERE id = 'acme';
UPDATE prompt SET answer = 'accept' WHERE rule_id = 'P8';
DELETE FROM audit_log;
-- part: with it again
SELECT count(*) FROM crm_check();
