-- A9: The last debtor number of a Customer, the last creditor number of a Supplier, the last mandatory contract or forecast is not taken away, by whatever statement.

INSERT INTO account (id, name, modified_by) VALUES ('c', 'C', 'ann'), ('s', 'S', 'ann'), ('p', 'P', 'ann'), ('o', 'O', 'ann');
INSERT INTO account_number VALUES ('c', 'debtor', 'D1'), ('s', 'creditor', 'C1'), ('c', 'creditor', 'C2');
INSERT INTO contract (id, account_id) VALUES ('k', 'c');
INSERT INTO sales_forecast (id, account_id) VALUES ('f', 'p');
UPDATE account SET type = 'Lead';
UPDATE account SET type = CASE id WHEN 'c' THEN 'Customer' WHEN 's' THEN 'Supplier' WHEN 'p' THEN 'Prospect' ELSE 'Bank' END;

DELETE FROM account_number WHERE number = 'D1';
--! account_number: it is the last debtor number of a Customer, or the last creditor number of a Supplier; enter another, or change the type of the account first
DELETE FROM account_number WHERE number = 'C1';
--! account_number: it is the last debtor number
UPDATE account_number SET account_id = 'o' WHERE number = 'D1';
--! account_number: it is the last debtor number
UPDATE account_number SET kind = 'creditor' WHERE number = 'D1';
--! account_number: it is the last debtor number
INSERT INTO account_number VALUES ('o', 'debtor', 'D1') ON CONFLICT DO UPDATE SET account_id = 'o';
--! account_number.number: another account has this number; correct one of them
INSERT OR REPLACE INTO account_number VALUES ('o', 'debtor', 'D1');
--! account_number.number: another account has this number; correct one of them
INSERT INTO account_number VALUES ('o', 'debtor', 'D9');
UPDATE OR REPLACE account_number SET number = 'D1' WHERE number = 'D9';
--! account_number.number: this number is there already; correct one of them
DELETE FROM account_number;
--! account_number: it is the last debtor number
-- A number may be corrected; with a second one, the first may go; a number that the type does not need, too.
UPDATE account_number SET number = 'D7' WHERE number = 'D1';
INSERT INTO account_number VALUES ('c', 'debtor', 'D8');
DELETE FROM account_number WHERE number IN ('D7', 'C2');

DELETE FROM contract;
--! contract: it is the last of a Customer, and accounts.mandatory_contract is 1; end it instead, or change the type of the account first
UPDATE contract SET account_id = 'o';
--! contract: it is the last of a Customer
INSERT OR REPLACE INTO contract (id, account_id) VALUES ('k', 'o');
--! contract: it is the last of a Customer
DELETE FROM sales_forecast;
--! sales_forecast: it is the last of a Prospect, and accounts.mandatory_forecast is 1; close it instead, or change the type of the account first
UPDATE sales_forecast SET account_id = 'o';
--! sales_forecast: it is the last of a Prospect
INSERT OR REPLACE INTO sales_forecast (id, account_id) VALUES ('f', 'o');
--! sales_forecast: it is the last of a Prospect
-- Ending and closing are allowed: then the job sets type and status.
UPDATE contract SET status = 'ended';
UPDATE sales_forecast SET status = 'closed';
SELECT account_id, to_type, to_status, reason FROM account_job;
--> c | Customer | Inactive | its contract has ended
--> p | Not validated | Not validated | it has no open or approved sales forecast

-- With the setting off they may go.
UPDATE setting SET value = '0' WHERE name GLOB 'accounts.mandatory_*';
DELETE FROM contract;
DELETE FROM sales_forecast;
-- An account goes when nothing refers to it any more; a Customer must first become something else.
DELETE FROM account WHERE id = 'c';
--! account: account_number.account_id still refers to it; change or delete those rows first, or set its status to Inactive instead
UPDATE account SET type = 'Associate' WHERE id = 'c';
DELETE FROM account_number WHERE account_id = 'c';
DELETE FROM account WHERE id = 'c';
