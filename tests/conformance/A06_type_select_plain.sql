-- A6: With "Type: Select" off, accounts can only be created as Not validated. On, as any type whose needs are met.

UPDATE setting SET value = '0' WHERE name = 'accounts.type_select';
INSERT INTO account (name, type) VALUES ('B', 'Bank');
--! account.type: accounts are entered as Not validated while accounts.type_select is 0; leave the type out, and change it afterwards
INSERT INTO account (name, type, modified_by) VALUES ('B', 'Bank', 'ann');
--! account.type: accounts are entered as Not validated
INSERT INTO account (id, name) VALUES ('a', 'A');
UPDATE setting SET value = '1' WHERE name = 'accounts.type_select';
INSERT INTO account (id, name, type, status) VALUES ('b', 'B', 'Bank', NULL), ('r', 'R', 'Reseller', 'Reference');
-- A new account has no number yet, and no document.
INSERT INTO account (name, type) VALUES ('C', 'Customer');
--! account.type: it has no debtor number; enter it as Not validated if it is new, and its number in account_number
INSERT INTO account (name, type) VALUES ('S', 'Supplier');
--! account.type: it has no creditor number
INSERT INTO account (name, type) VALUES ('P', 'Prospect');
--! account.type: it has no open or approved sales forecast
INSERT INTO account (name, kind, type) VALUES ('P', 'Person', 'Lead');
--! account.type: a person can only be
UPDATE setting SET value = '0' WHERE name = 'accounts.mandatory_forecast';
INSERT INTO account (id, name, kind, type) VALUES ('p', 'P', 'Person', 'Prospect');
SELECT id, type, status FROM account ORDER BY id;
--> a | Not validated | Not validated
--> b | Bank | Active
--> p | Prospect | Active
--> r | Reseller | Reference
