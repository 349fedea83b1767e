-- G5: entries of the audit log are numbered in their order.
-- An audit entry numbered -1 makes every later answer fail; one with the largest number makes later numbers random.

INSERT INTO audit_log (id, at, action, table_name, row_id) VALUES (-1, '2025-03-10 09:00:00', 'nothing', 'client', 'acme');
--! audit_log
INSERT INTO audit_log (id, at, action, table_name, row_id) VALUES (9223372036854775807, '2025-03-10 09:00:00', 'nothing', 'client', 'acme');
--! audit_log
