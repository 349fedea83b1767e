-- S2, S4: What changes is noted field by field, with the value it replaced; what stays the same is not.
-- needs the extension
SELECT sync_init('main', 'Main Street', 'main');
--> main
CREATE TEMP VIEW noted AS SELECT c.table_name, l.k1, coalesce(c.name, CASE l.column_number WHEN 0 THEN 'inserted' ELSE 'was there' END) AS what, l.old_value, l.modified_by
  FROM main.sync_log l JOIN main.sync_table t ON t.number = l.table_number LEFT JOIN main.sync_column c ON c.table_name = t.table_name AND c.number = l.column_number;
DELETE FROM sync_log;

UPDATE client SET phone = '555', name = name, email = 'new@acme.example', modified_by = 'ann' WHERE id = 'acme';
SELECT what, old_value, modified_by FROM noted ORDER BY what;
--> email | info@acme.example | ann
--> modified_by | bob | ann
--> phone | NULL | ann
DELETE FROM sync_log;

-- Only the case of a letter; a value that is rolled back; another statement that changes nothing.
UPDATE client SET phone = 'A' WHERE id = 'bolt';
DELETE FROM sync_log;
UPDATE client SET phone = 'a' WHERE id = 'bolt';
BEGIN; UPDATE client SET phone = 'b' WHERE id = 'bolt'; ROLLBACK;
INSERT OR IGNORE INTO client (id, name) VALUES ('bolt', 'Another');
SELECT what, old_value FROM noted WHERE what = 'phone' ORDER BY 1;
--> phone | A
--> phone | a
DELETE FROM sync_log;

-- An inserted row is noted in one line: its values are in the table.
INSERT INTO contact (id, client_id, name) VALUES ('carl', 'acme', 'Carl Cook');
SELECT k1, what, old_value FROM noted WHERE what <> 'entered_at';
--> carl | inserted | NULL
DELETE FROM sync_log;
-- A deleted one in full.
DELETE FROM contact WHERE id = 'carl';
SELECT what, old_value FROM noted WHERE old_value IS NOT NULL OR what = 'was there' ORDER BY what;
--> client_id | acme
--> deceased | 0
--> do_not_phone | 0
--> entered_at | 2025-03-10 09:00:00
--> name | Carl Cook
--> subscribe_to_email | 1
--> was there | NULL
DELETE FROM sync_log;
-- What stays at its site is not noted.
UPDATE setting SET value = '1' WHERE name = 'inactivation.absolute_guard';
SELECT count(*) FROM sync_log;
--> 0
