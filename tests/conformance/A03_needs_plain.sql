-- A3, A4: What a type asks for: a Prospect a sales forecast and a Customer a contract, while the settings make them mandatory; a Customer a debtor number and a Supplier a creditor number, always.
-- "it is mandatory for an account of type prospect to have at least 1 request of type sales forecast as it is defined in the crm settings"
-- "With these settings off, larger freedom is granted in creating and changing account types."

INSERT INTO account (id, name) VALUES ('a', 'A'), ('b', 'B'), ('s', 'S');
UPDATE account SET type = 'Lead', modified_by = 'ann';

UPDATE account SET type = 'Prospect' WHERE id = 'a';
--! account.type: it has no open or approved sales forecast, which accounts.mandatory_forecast asks for; enter one in sales_forecast
INSERT INTO sales_forecast (id, account_id, status) VALUES ('f', 'a', 'closed');
UPDATE account SET type = 'Prospect' WHERE id = 'a';
--! account.type: it has no open or approved sales forecast
UPDATE sales_forecast SET status = 'approved';
UPDATE account SET type = 'Prospect' WHERE id = 'a';

UPDATE account SET type = 'Customer' WHERE id = 'a';
--! account.type: it has no debtor number; enter it as Not validated if it is new, and its number in account_number
INSERT INTO account_number VALUES ('a', 'creditor', 'C1'), ('b', 'debtor', 'D2');
UPDATE account SET type = 'Customer' WHERE id = 'a';
--! account.type: it has no debtor number
INSERT INTO account_number VALUES ('a', 'debtor', 'D1');
UPDATE account SET type = 'Customer' WHERE id = 'a';
--! account.type: it has no current contract, which accounts.mandatory_contract asks for; enter an active one in contract
-- A contract is current while it is active, up to and with its last day.
INSERT INTO contract (id, account_id, ends_on) VALUES ('k', 'a', '2025-03-09');
UPDATE account SET type = 'Customer' WHERE id = 'a';
--! account.type: it has no current contract
UPDATE contract SET ends_on = '2025-03-10', status = 'cancelled';
UPDATE account SET type = 'Customer' WHERE id = 'a';
--! account.type: it has no current contract
UPDATE contract SET status = 'active';
UPDATE account SET type = 'Customer' WHERE id = 'a';

UPDATE account SET type = 'Supplier' WHERE id = 's';
--! account.type: it has no creditor number; enter it as Not validated if it is new, and its number in account_number

-- With the settings off, documents are not asked for. Numbers still are.
UPDATE setting SET value = '0' WHERE name GLOB 'accounts.mandatory_*';
UPDATE account SET type = 'Customer' WHERE id = 's';
--! account.type: it has no debtor number
UPDATE account SET type = 'Prospect' WHERE id = 's';
UPDATE account SET type = 'Customer' WHERE id = 'b';
SELECT id, type, status FROM account ORDER BY id;
--> a | Customer | Active
--> b | Customer | Active
--> s | Prospect | Active

-- Persons may only be Prospect, Customer or Supplier, after Not validated. (Known from the maker's other help pages.)
INSERT INTO account (id, name, kind, modified_by) VALUES ('p', 'Pat', 'Person', 'ann');
UPDATE account SET type = 'Associate' WHERE id = 'p';
--! account.type: a person can only be a Prospect, Customer or Supplier, and before that Not validated; choose one of these, or make it an Organization
INSERT INTO account_number VALUES ('p', 'creditor', 'C2');
UPDATE account SET type = 'Supplier' WHERE id = 'p';
UPDATE account SET type = 'Bank' WHERE id = 'p';
--! account.type: a person can only be
UPDATE account SET type = 'Bank', kind = 'Organization' WHERE id = 'p';
UPDATE account SET kind = 'Person' WHERE id = 'p';
--! account.kind: a person can only be a Prospect, Customer or Supplier, and before that Not validated; change its type first
INSERT OR REPLACE INTO account (id, name, kind, type, status, modified_by) VALUES ('p', 'Pat', 'Person', 'Bank', 'Active', 'ann');
--! account.kind: a person can only be
