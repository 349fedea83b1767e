-- With the extension: an office, two clients and an account.
SELECT crm_install();
UPDATE setting SET value = '2025-03-10 09:00:00' WHERE name = 'clock.pinned';
INSERT INTO center (id, name) VALUES ('main', 'Main Street Center');
INSERT INTO user_account (id, name, email, time_zone, role) VALUES ('ann', 'Ann', 'ann@office.example', 'America/Chicago', 'Administrator');
INSERT INTO client (id, name) VALUES ('acme', 'Acme'), ('bolt', 'Bolt');
INSERT INTO account (id, name, modified_by) VALUES ('kline', 'Kline', 'ann');
