-- A1: There are ten types of accounts, and no others.
-- "In E-synergy CRM there are several types of accounts possible: Not validated, Suspect, Lead, Associate, Prospect, Customer, Supplier, Reseller, Division and Bank."

SELECT position, name FROM account_type ORDER BY position;
--> 1 | Not validated
--> 2 | Suspect
--> 3 | Lead
--> 4 | Associate
--> 5 | Prospect
--> 6 | Customer
--> 7 | Supplier
--> 8 | Reseller
--> 9 | Division
--> 10 | Bank

-- "The type not validated is used for accounts that are newly entered": it is what an account is when nothing else is said.
INSERT INTO account (id, name, modified_by) VALUES ('x', 'Xenon', 'bob');
SELECT name, kind, type, status, account_manager_id, validated_by, entered_at, modified_by FROM account;
--> Xenon | Organization | Not validated | Not validated | NULL | NULL | 2025-03-10 09:00:00 | bob

UPDATE account SET type = 'Friend', modified_by = 'ann' WHERE id = 'x';
--! account.type: there is no such type; the types are Not validated, Suspect, Lead, Associate, Prospect, Customer, Supplier, Reseller, Division and Bank
UPDATE account SET type = 'customer', modified_by = 'ann' WHERE id = 'x';
--! account.type: there is no such type
INSERT INTO account (name, type) VALUES ('Y', '');
--! account.type: there is no such type

-- Statuses come from a pick list, and are never blank.
SELECT value FROM pick_list WHERE list = 'Account: Status' ORDER BY position;
--> Active
--> Blocked
--> Inactive
--> Passive
--> Pilot
--> Reference
--> Exit
--> Not validated
UPDATE account SET status = 'Asleep', modified_by = 'ann' WHERE id = 'x';
--! account.status: this value is not in the pick list
UPDATE account SET status = NULL, modified_by = 'ann' WHERE id = 'x';
--! account.status: an account always has a status; choose one of the pick list

-- Leaving Not validated makes an account Active; a status that is given stands.
UPDATE account SET type = 'Associate' WHERE id = 'x';
INSERT INTO account (id, name) VALUES ('y', 'Yttrium');
UPDATE account SET type = 'Reseller', status = 'Reference', modified_by = 'bob' WHERE id = 'y';
SELECT id, type, status FROM account ORDER BY id;
--> x | Associate | Active
--> y | Reseller | Reference
-- Returning to it, its validation is forgotten.
UPDATE account SET validated_by = 'bob' WHERE id = 'x';
UPDATE account SET type = 'Not validated', modified_by = 'ann' WHERE id = 'x';
SELECT type, status, validated_by FROM account WHERE id = 'x';
--> Not validated | Not validated | NULL
