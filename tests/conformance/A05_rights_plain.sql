-- A5: Function rights: 291 edits types, except reseller and customer; 292 and 293 those and their statuses; 294 other statuses. The acting user is modified_by; an administrator redefines all of it by rows.
-- "Also the rights to be able to change the type of an account can be defined by the user [...] The rights mentioned in this document are based on the default rights"

SELECT * FROM role_right ORDER BY 1, 2;
--> Administrator | 291
--> Administrator | 292
--> Administrator | 293
--> Administrator | 294
UPDATE setting SET value = '0' WHERE name GLOB 'accounts.mandatory_*';
INSERT INTO user_account (id, name, role, status) VALUES ('old', 'Old', 'Administrator', 'Inactive');
INSERT INTO account (id, name, modified_by) VALUES ('a', 'A', NULL), ('r', 'R', 'bob'), ('c', 'C', 'ann');
INSERT INTO account_number VALUES ('c', 'debtor', 'D1');
UPDATE account SET type = 'Lead' WHERE id IN ('a', 'c');
UPDATE account SET type = 'Customer' WHERE id = 'c';
UPDATE account SET type = 'Reseller' WHERE id = 'r';

UPDATE account SET type = 'Suspect' WHERE id = 'a';
--! account.type: this needs a function right, and modified_by is blank; write who does it into modified_by
UPDATE account SET type = 'Suspect', modified_by = 'bob' WHERE id = 'a';
--! account.type: this needs function right 291 (edit type, except reseller and customer), which the acting user, modified_by, has not or is inactive; let another do it, or see role_right
UPDATE account SET type = 'Suspect', modified_by = 'old' WHERE id = 'a';
--! account.type: this needs function right 291
UPDATE account SET type = 'Suspect', modified_by = 'zed' WHERE id = 'a';
--! account.modified_by: there is no user_account with this id; enter it first
UPDATE account SET type = 'Reseller', modified_by = 'bob' WHERE id = 'a';
--! account.type: this needs function right 293 (edit reseller status)
UPDATE account SET type = 'Associate', modified_by = 'bob' WHERE id = 'c';
--! account.type: this needs function right 292 (edit customer status)

-- Statuses: by the type the account has.
UPDATE account SET status = 'Blocked', modified_by = 'bob' WHERE id = 'c';
--! account.status: this needs function right 292 (edit customer status)
UPDATE account SET status = 'Blocked', modified_by = 'bob' WHERE id = 'r';
--! account.status: this needs function right 293 (edit reseller status)
UPDATE account SET status = 'Blocked', modified_by = 'bob' WHERE id = 'a';
--! account.status: this needs function right 294 (edit other statuses)
UPDATE account SET status = 'Blocked', modified_by = 'ann';
-- The user of the last edit stays in the row: an UPDATE that does not write modified_by goes by that one.
UPDATE account SET status = 'Pilot' WHERE id = 'a';

-- Redefined: counselors may edit types; nobody needs a right to make a Lead a Bank; a right of the office's own.
INSERT INTO role_right (role, function_right) VALUES ('Counselor', 291);
UPDATE account SET type = 'Suspect', modified_by = 'bob' WHERE id = 'a';
UPDATE account_type_change SET function_right = NULL WHERE from_type = 'Suspect' AND to_type = 'Bank';
DELETE FROM role_right WHERE role = 'Counselor';
UPDATE account SET type = 'Bank' WHERE id = 'a';
INSERT INTO function_right (number, name) VALUES (301, 'edit banks');
UPDATE account_type_change SET function_right = 301 WHERE from_type = 'Bank';
UPDATE account SET type = 'Division' WHERE id = 'a';
--! account.type: this is refused by the rules of account_type_change or account_type; see there which right or condition it needs
INSERT INTO role_right (role, function_right) VALUES ('Counselor', 301);
UPDATE account SET type = 'Division' WHERE id = 'a';

-- Turned off, nobody needs a right. What is not possible stays so.
UPDATE setting SET value = '0' WHERE name = 'accounts.check_roles';
UPDATE account SET type = 'Associate', modified_by = NULL;
UPDATE account SET status = 'Exit';
UPDATE account SET type = 'Lead' WHERE id = 'r';
SELECT id, type, status FROM account ORDER BY id;
--> a | Associate | Exit
--> c | Associate | Exit
--> r | Lead | Exit
UPDATE account SET type = 'Reseller' WHERE id = 'r';
UPDATE account SET type = 'Lead' WHERE id = 'r';
--! account.type: an account of its present type cannot become this
