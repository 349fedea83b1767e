-- A8: The reason of a refusal can be asked beforehand, and is the words of the error; a listing tells of all ten types.
-- needs the extension

INSERT INTO account (id, name, modified_by) VALUES ('a', 'A', 'bob');
SELECT type, allowed, via, reason FROM account_types('a');
--> Not validated | 1 | NULL | NULL
--> Suspect | 1 | edit, validation | NULL
--> Lead | 1 | edit, validation | NULL
--> Associate | 1 | edit, validation | NULL
--> Prospect | 0 | job | only update_account_types() makes this change, by contracts and sales forecasts; enter those, or change to another type first
--> Customer | 0 | job | only update_account_types() makes this change, by contracts and sales forecasts; enter those, or change to another type first
--> Supplier | 0 | edit | it has no creditor number; enter it as Not validated if it is new, and its number in account_number
--> Reseller | 1 | edit | NULL
--> Division | 1 | edit | NULL
--> Bank | 1 | edit | NULL
SELECT account_type_allowed('a', 'Bank'), account_type_reason('a', 'Bank'), account_type_allowed('a', 'Supplier'), account_type_reason('a', 'Supplier');
--> 1 | NULL | 0 | it has no creditor number; enter it as Not validated if it is new, and its number in account_number
UPDATE account SET type = 'Lead';
-- By default the last editor is meant; another may be named.
SELECT account_type_reason('a', 'Suspect'), account_type_allowed('a', 'Suspect', 'ann');
--> this needs function right 291 (edit type, except reseller and customer), which the acting user, modified_by, has not or is inactive; let another do it, or see role_right | 1
UPDATE account SET type = 'Suspect';
--! account.type: this needs function right 291 (edit type, except reseller and customer), which the acting user, modified_by, has not or is inactive; let another do it, or see role_right
SELECT type, allowed FROM account_types('a', 'ann') WHERE allowed ORDER BY type;
--> Associate | 1
--> Bank | 1
--> Division | 1
--> Lead | 1
--> Not validated | 1
--> Reseller | 1
--> Suspect | 1
UPDATE account SET type = 'Suspect', modified_by = 'ann';

-- NULL asks nothing.
SELECT account_type_allowed(NULL, 'Bank'), account_type_allowed('a', NULL), account_type_reason('a', 'Bank', NULL), (SELECT count(*) FROM account_types(NULL));
--> NULL | NULL | NULL | 0
SELECT account_type_allowed('a', 'Friend');
--! account_type_allowed: there is no type 'Friend'; see SELECT name FROM account_type
SELECT account_type_reason('zed', 'Bank');
--! account_type_reason: there is no account 'zed'; see SELECT id, name FROM account
SELECT account_type_reason('a', 'Bank', 'zed');
--! account_type_reason: there is no user 'zed'; see SELECT id, name FROM user_account
SELECT account_type_allowed(1, 'Bank');
--! account_type_allowed: argument 1: expected a text
SELECT * FROM account_types('zed');
--! account_types: there is no account 'zed'; see SELECT id, name FROM account
SELECT * FROM account_types;
--! account_types: it needs its arguments: account_types(account_id [, user_id])
SELECT * FROM account_types('a', 'zed');
--! account_types: there is no user 'zed'; see SELECT id, name FROM user_account
