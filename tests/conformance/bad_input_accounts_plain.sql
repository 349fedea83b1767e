-- A2, G1: A change of type by whatever statement: UPSERT, INSERT OR REPLACE, UPDATE OR REPLACE and OR IGNORE, many rows of which one is refused.

INSERT INTO account (id, name, modified_by) VALUES ('a', 'A', 'ann'), ('b', 'B', 'ann'), ('c', 'C', 'bob');
UPDATE account SET type = 'Lead';

UPDATE account SET type = 'Bank';
--! account.type: this needs function right 291
UPDATE OR REPLACE account SET type = 'Bank';
--! account.type: this needs function right 291
UPDATE OR IGNORE account SET type = 'Bank';
--! account.type: this needs function right 291
INSERT INTO account (id, name) VALUES ('c', 'C') ON CONFLICT (id) DO UPDATE SET type = 'Bank';
--! account.type: this needs function right 291
INSERT INTO account (id, name, type) VALUES ('a', 'A', 'Customer') ON CONFLICT (id) DO UPDATE SET type = excluded.type;
--! account.type: it has no debtor number
INSERT OR REPLACE INTO account (id, name, type, modified_by) VALUES ('a', 'A', 'Customer', 'ann');
--! account.type: it has no debtor number
INSERT OR REPLACE INTO account (id, name, type, modified_by) VALUES ('a', 'A', 'Bank', 'bob');
--! account.type: this needs function right 291
-- Left out, the type would be Not validated again: that is an edit, too.
INSERT OR REPLACE INTO account (id, name) VALUES ('a', 'A');
--! account.
REPLACE INTO account (id, name, type, status, modified_by) VALUES ('a', 'A', 'Lead', 'Blocked', 'bob');
--! account.status: this needs function right 294

-- What the rules allow goes by these statements, too. An UPSERT that leaves the type alone is no edit of it.
INSERT INTO account (id, name) VALUES ('a', 'Alpha') ON CONFLICT (id) DO UPDATE SET name = excluded.name;
INSERT OR IGNORE INTO account (id, name) VALUES ('a', 'Aleph');
INSERT OR REPLACE INTO account (id, name, type, modified_by) VALUES ('b', 'Beta', 'Bank', 'ann');
SELECT id, name, type, status FROM account ORDER BY id;
--> a | Alpha | Lead | Active
--> b | Beta | Bank | Active
--> c | C | Lead | Active
-- What an earlier statement replaced is forgotten.
INSERT OR IGNORE INTO account (id, name, type) VALUES ('a', 'A', 'Lead');
DELETE FROM account WHERE id = 'a';
INSERT INTO account (id, name) VALUES ('a', 'A');
SELECT type, status FROM account WHERE id = 'a';
--> Not validated | Not validated

INSERT INTO account (id, name, account_manager_id) VALUES ('d', 'D', 'zed');
--! account.account_manager_id: there is no user_account with this id; enter it first
UPDATE account SET type = 'Associate', validated_by = 'zed' WHERE id = 'a';
--! account.validated_by: there is no user_account with this id; enter it first
INSERT INTO account (name, kind) VALUES ('D', 'Robot');
--! CHECK constraint failed: account.kind must be Organization or Person
INSERT INTO account_number VALUES ('zed', 'debtor', 'D1');
--! account_number.account_id: there is no account with this id; enter it first
INSERT INTO account_number VALUES (NULL, 'debtor', 'D1');
--! CHECK constraint failed: account_number.account_id must not be blank
INSERT INTO account_number VALUES ('a', 'bank', 'D1');
--! CHECK constraint failed: account_number.kind must be debtor or creditor
INSERT INTO contract (account_id, starts_on, ends_on) VALUES ('a', '2025-03-10', '2025-03-09');
--! CHECK constraint failed: contract.ends_on must not be before starts_on
INSERT INTO contract (account_id, status) VALUES ('a', 'lost');
--! contract.status: this value is not in the pick list
INSERT INTO sales_forecast (account_id, status) VALUES ('a', 'lost');
--! sales_forecast.status: this value is not in the pick list
UPDATE setting SET value = 'yes' WHERE name = 'accounts.type_select';
--! setting: this setting is a switch; its value must be 1 or 0
INSERT INTO account_type_change (from_type, to_type, via, condition) VALUES ('Bank', 'Lead', 'edit', 'good weather');
--! CHECK constraint failed: account_type_change.condition must be
INSERT INTO contact (name, account_id) VALUES ('Pat', 'zed');
--! contact.account_id: there is no account with this id; enter it first
INSERT INTO contact (name, account_id) VALUES ('Pat', 'c');
DELETE FROM account WHERE id = 'c';
--! account: contact.account_id still refers to it
