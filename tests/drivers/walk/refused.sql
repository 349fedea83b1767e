-- Without the extension too, what breaks a rule is refused.
UPDATE client SET hubzone = 'Maybe' WHERE id = 'acme';
UPDATE client SET date_established = '2025-02-30' WHERE id = 'acme';
UPDATE prompt SET answer = 'accept' WHERE rule_id = 'P8';
UPDATE account SET type = 'Supplier' WHERE id = 'kline';
DELETE FROM audit_log;
UPDATE automated_task SET n = 90 WHERE id = 'quiet';
