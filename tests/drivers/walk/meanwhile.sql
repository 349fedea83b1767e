-- At the main office, on the connection that never loaded the extension: edits.
UPDATE setting SET value = '2025-03-13 10:00:00' WHERE name = 'clock.pinned';
UPDATE client SET phone = '555-0100', modified_by = 'bob' WHERE id = 'acme';
UPDATE client SET name = 'Bolt & Söhne', modified_by = 'bob' WHERE id = 'bolt';
DELETE FROM account WHERE id = 'kline';
