-- G1, P23: INSERT OR REPLACE of a milestone that exists is an edit: its question keeps its number, and what was answered is not asked again.

INSERT INTO milestone (id, client_id, type, value) VALUES ('m9', 'acme', 'Change in Staff', 9), ('m1', 'acme', 'Change in Sales', 1);
INSERT OR REPLACE INTO milestone (id, client_id, type, value) VALUES ('m1', 'acme', 'Change in Sales', 2);
SELECT id, milestone_id, status, proposed FROM prompt;
--> 1 | m1 | pending | {"gross_sales":2}
UPDATE prompt SET answer = 'decline';
INSERT OR REPLACE INTO milestone (id, client_id, type, value) VALUES ('m1', 'acme', 'Change in Sales', 3);
SELECT id, status FROM prompt;
--> 1 | declined
UPDATE client SET hubzone = 'Certified' WHERE id = 'bolt';
UPDATE prompt SET answer = 'accept' WHERE status = 'pending';
REPLACE INTO milestone (id, client_id, type, milestone_date) SELECT id, client_id, type, '2025-01-01' FROM milestone;
SELECT id, status FROM prompt;
--> 1 | declined
--> 2 | accepted
DELETE FROM milestone WHERE id = 'm1';
INSERT INTO milestone (id, client_id, type, value) VALUES ('m1', 'acme', 'Change in Sales', 4);
SELECT id, status, proposed FROM prompt WHERE id > 2;
--> 3 | pending | {"gross_sales":4}
