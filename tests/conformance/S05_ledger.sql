-- S5: Conflicts are kept, and decided anew at the main office only, in plain SQL; what was decided is not rewritten.
-- needs the extension
SELECT sync_init('main', 'Main Street', 'main');
--> main
INSERT INTO sync_conflict (id, table_name, row_id, k1, column_name, ours, theirs, winner, rule, their_site, decided_at) VALUES
  ('c1', 'client', 'acme', 'acme', 'phone', '1', '2', 'ours', 'most_recent', 'ann', '2025-03-10 09:00:00'),
  ('c2', 'client', 'gone', 'gone', 'phone', '1', '2', 'ours', 'most_recent', 'ann', '2025-03-10 09:00:00'),
  ('c3', 'client', 'acme', 'acme', NULL, NULL, NULL, 'ours', 'edit over deletion', 'ann', '2025-03-10 09:00:00');
UPDATE client SET phone = '1' WHERE id = 'acme';
UPDATE sync_conflict SET winner = 'theirs', decided_by = 'ann' WHERE id = 'c1';
SELECT phone FROM client WHERE id = 'acme';
--> 2
UPDATE sync_conflict SET winner = 'theirs' WHERE id = 'c2';
--! sync_conflict.winner: the row of this conflict is no longer there; enter it by hand
UPDATE sync_conflict SET winner = 'theirs' WHERE id = 'c3';
--! sync_conflict.winner: this conflict is about a whole row, not a field; enter or delete it by hand
UPDATE sync_conflict SET winner = 'mine' WHERE id = 'c1';
--! CHECK constraint failed: sync_conflict.winner must be ours or theirs
UPDATE sync_conflict SET theirs = '3' WHERE id = 'c1';
--! sync_conflict: only winner and decided_by are written by hand
DELETE FROM sync_conflict;
--! sync_conflict: conflicts are never deleted
INSERT INTO sync_rule (table_name, criterion) VALUES ('client', 'newest');
--! CHECK constraint failed: sync_rule.criterion must be owner, most_recent, main, remote, sum, larger, smaller or ask
