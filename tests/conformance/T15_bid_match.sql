-- T15: Inactivated, never deleted; the bid match profile is inactivated with the client. The fourth kind leaves clients with an active profile alone.
-- "These tasks merely inactivate clients - they do not delete any clients." "If you choose the Inactivate client after no reportable activity for N days task then the bid match search profile WILL be inactivated along with the client record."
-- needs the extension

DELETE FROM client WHERE id = 'core';
UPDATE client SET entered_at = '2020-01-01 12:00:00', email = 'keep@client.example';
INSERT INTO client (id, name, kind, center_id, entered_at) VALUES ('pre', 'Pre', 'Pre-client', 'main', '2020-01-01 12:00:00');
INSERT INTO bid_match_profile (id, client_id, status, keywords) VALUES ('p1', 'acme', 'Active', 'boats'), ('p2', 'acme', 'Active', 'oars'), ('p3', 'acme', 'Inactive', 'sails'), ('p4', 'bolt', 'Inactive', 'nuts'), ('p5', 'pre', 'Active', 'pens');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, created_at) VALUES
  ('k1', 'Pre-clients', 'inactivate_pre_client', 365, 'ann', 1, 0, '2025-03-01 12:00:00'), ('k4', 'No bid match', 'inactivate_client_reportable_no_bid_match', 365, 'ann', 1, 0, '2025-03-02 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('k1', 'main'), ('k4', 'main');
CREATE TEMP TABLE before AS SELECT * FROM client;
SELECT value ->> 'affected' FROM json_each(run_tasks());
--> 1
--> 1
SELECT id, status FROM client ORDER BY id;
--> acme | Active
--> bolt | Inactive
--> pre | Inactive
SELECT id, status, keywords, modified_by FROM bid_match_profile ORDER BY id;
--> p1 | Active | boats | NULL
--> p2 | Active | oars | NULL
--> p3 | Inactive | sails | NULL
--> p4 | Inactive | nuts | NULL
--> p5 | Inactive | pens | ann
-- Nothing of the client changed but its status and who wrote it last.
SELECT count(*) FROM client c JOIN before b USING (id) WHERE (c.name, c.kind, c.center_id, c.email, c.entered_at) IS (b.name, b.kind, b.center_id, b.email, b.entered_at);
--> 3

-- The profile ends, is replaced, moves away or is deleted: then the client is due; each the next morning.
BEGIN;
UPDATE bid_match_profile SET status = 'Inactive' WHERE client_id = 'acme';
SELECT client FROM preview_tasks('2025-03-11 09:00:00') WHERE client IS NOT NULL;
--> Acme
ROLLBACK;
BEGIN;
DELETE FROM bid_match_profile WHERE id IN ('p1', 'p2');
SELECT client FROM preview_tasks('2025-03-11 09:00:00') WHERE client IS NOT NULL;
--> Acme
ROLLBACK;
BEGIN;
DELETE FROM bid_match_profile WHERE id = 'p2';
INSERT OR REPLACE INTO bid_match_profile (id, client_id) VALUES ('p1', 'bolt');
SELECT client FROM preview_tasks('2025-03-11 09:00:00') WHERE client IS NOT NULL;
--> Acme
SELECT * FROM crm_check;
--> (no rows)
ROLLBACK;
BEGIN;
UPDATE OR REPLACE bid_match_profile SET client_id = 'pre' WHERE client_id = 'acme';
SELECT client FROM preview_tasks('2025-03-11 09:00:00') WHERE client IS NOT NULL;
--> Acme
ROLLBACK;
BEGIN;
DELETE FROM bid_match_profile WHERE id = 'p2';
INSERT INTO bid_match_profile (id, client_id) VALUES ('p1', 'acme') ON CONFLICT DO UPDATE SET status = 'Inactive';
SELECT client FROM preview_tasks('2025-03-11 09:00:00') WHERE client IS NOT NULL;
--> Acme
ROLLBACK;

-- The third kind takes the client with its profiles; the one that was inactive is not touched.
DELETE FROM task_center WHERE task_id = 'k4';
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, created_at) VALUES ('k3', 'Reportable', 'inactivate_client_reportable', 365, 'ann', 1, 0, '2025-03-03 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('k3', 'main');
SELECT detail FROM preview_tasks('2025-03-11 09:00:00') WHERE client = 'Acme';
--> no activity since it was entered, 1896 days; bid match profile inactivated
SELECT value ->> 'affected' FROM json_each(run_tasks('2025-03-11 09:00:00')) WHERE value ->> 'task_id' = 'k3';
--> 1
SELECT id, status, modified_by FROM bid_match_profile WHERE client_id = 'acme' ORDER BY id;
--> p1 | Inactive | ann
--> p2 | Inactive | ann
--> p3 | Inactive | NULL
SELECT count(*) FROM client;
--> 3
INSERT INTO bid_match_profile (client_id, status) VALUES ('acme', 'Paused');
--! bid_match_profile.status: this value is not in the pick list
