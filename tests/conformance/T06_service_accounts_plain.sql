-- T6, G7: The Service value of Account Status is activated first. A Service account is not a person: it cannot log in.
-- "Service accounts also cannot be used to log in to Neoserra." "If you don't see the Service option on the list then you can go to ... Pick Lists and edit the Account Status pick list."

INSERT INTO user_account (id, name, status) VALUES ('svc', 'Service Account', 'Service');
--! user_account.status: this value is not in the pick list, or is retired
UPDATE pick_list SET active = 1 WHERE list = 'Account Status' AND value = 'Service';
INSERT INTO user_account (id, name, status) VALUES ('svc', 'Service Account', 'Service');
INSERT INTO user_account (id, name, status) VALUES ('gone', 'Gone', 'Inactive');

-- Who may log in: active accounts and nobody else.
SELECT id, name FROM user_login ORDER BY id;
--> ann | Ann Archer
--> bob | Bob Baker
UPDATE user_account SET last_active_at = '2025-03-10 09:00:00' WHERE id = 'ann';
SELECT last_active_at FROM user_login WHERE id = 'ann';
--> 2025-03-10 09:00:00
UPDATE user_account SET last_active_at = '2025-03-10 09:00:00' WHERE id = 'svc';
--! user_account.last_active_at: only active accounts can log in; Service and inactive accounts cannot
UPDATE user_account SET last_active_at = '2025-03-10 09:00:00' WHERE id = 'gone';
--! user_account.last_active_at: only active accounts can log in
UPDATE user_account SET last_active_at = '2025-03-10 10:00:00';
--! user_account.last_active_at: only active accounts can log in
INSERT INTO user_account (id, name) VALUES ('svc', 'x') ON CONFLICT (id) DO UPDATE SET last_active_at = '2025-03-10 09:00:00';
--! user_account.last_active_at: only active accounts can log in

-- It owns tasks. The value may be retired from the list again: the account stays what it is.
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled) VALUES ('old', 'Old clients', 'inactivate_client', 365, 'svc', 1);
UPDATE pick_list SET active = 0 WHERE list = 'Account Status' AND value = 'Service';
UPDATE user_account SET name = 'Night shift' WHERE id = 'svc';
SELECT t.enabled, u.status FROM automated_task t JOIN user_account u ON u.id = t.owner_id;
--> 1 | Service
