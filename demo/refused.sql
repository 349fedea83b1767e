.echo on

-- 10. The rules are in the file: this sqlite3 never loaded the extension, and is refused all the same.

UPDATE client SET hubzone = 'Yes' WHERE id = 'cedar';
UPDATE client SET date_established = '3/1/2025' WHERE id = 'moreno';
UPDATE client SET full_time_employees = '' WHERE id = 'cedar';
UPDATE prompt SET answer = 'accept' WHERE id = 3;
DELETE FROM client WHERE id = 'kline';
