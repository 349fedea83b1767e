-- A7: The job sets type and status from contracts and forecasts, tells beforehand what it will do and afterwards what it did, and has nothing to do a second time.
-- "A backgroundjob (BLCustomerStatus.exe) will automatically update the type and status of an account based on the presence of a sales forecast request or contract linked to the account."
-- needs the extension

INSERT INTO account (id, name, modified_by) VALUES ('c1', 'Serviced', 'bob'), ('c2', 'Unserviced', 'bob'), ('c3', 'Without number', 'bob'), ('p1', 'Prospective', 'bob');
INSERT INTO account_number VALUES ('c1', 'debtor', 'D1'), ('c2', 'debtor', 'D2');
INSERT INTO contract (id, account_id, ends_on, service_item_active) VALUES ('k1', 'c1', '2025-03-31', 1), ('k2', 'c2', NULL, 0), ('k3', 'c3', NULL, 1);
INSERT INTO sales_forecast (id, account_id) VALUES ('f1', 'p1');
SELECT account, action, from_type, from_status, to_type, to_status, reason FROM preview_account_types;
--> Prospective | change | Not validated | Not validated | Prospect | Active | it has a sales forecast
--> Serviced | change | Not validated | Not validated | Customer | Active | it has a current contract
--> Unserviced | change | Not validated | Not validated | Customer | Passive | it has a current contract, but no active service item
--> Without number | hold back | Not validated | Not validated | Customer | Active | it has no debtor number; enter it as Not validated if it is new, and its number in account_number
SELECT update_account_types();
--> {"now":"2025-03-10 09:00:00","looked_at":4,"changed":3,"held_back":1}
SELECT id, type, status, modified_by FROM account ORDER BY id;
--> c1 | Customer | Active | NULL
--> c2 | Customer | Passive | NULL
--> c3 | Not validated | Not validated | bob
--> p1 | Prospect | Active | NULL
SELECT at, actor, action, rule, row_id, column_name, old_value, new_value FROM audit_log WHERE row_id IN ('c1', 'p1') ORDER BY id;
--> 2025-03-10 09:00:00 | update_account_types | account updated: it has a current contract | A7 | c1 | type | Not validated | Customer
--> 2025-03-10 09:00:00 | update_account_types | account updated: it has a current contract | A7 | c1 | status | Not validated | Active
--> 2025-03-10 09:00:00 | update_account_types | account updated: it has a sales forecast | A7 | p1 | type | Not validated | Prospect
--> 2025-03-10 09:00:00 | update_account_types | account updated: it has a sales forecast | A7 | p1 | status | Not validated | Active
-- Idempotent; and what did not change is not looked at.
SELECT update_account_types();
--> {"now":"2025-03-10 09:00:00","looked_at":0,"changed":0,"held_back":0}
SELECT held FROM account_job WHERE account_id = 'c3';
--> no debtor number
INSERT INTO account_number VALUES ('c3', 'debtor', 'D3');
SELECT update_account_types();
--> {"now":"2025-03-10 09:00:00","looked_at":1,"changed":1,"held_back":0}

-- A contract's final date passes. The moment may be given; the clock stays as it was.
SELECT account, to_status, reason FROM preview_account_types('2025-03-31 23:59:59');
--> (no rows)
SELECT account, to_status, reason FROM preview_account_types('2025-04-01 00:00:00');
--> Serviced | Inactive | its contract has ended
UPDATE setting SET value = '2025-04-01 03:00:00' WHERE name = 'clock.pinned';
SELECT update_account_types();
--> {"now":"2025-04-01 03:00:00","looked_at":1,"changed":1,"held_back":0}
SELECT type, status FROM account WHERE id = 'c1';
--> Customer | Inactive
-- A renewed one makes it active again; a Prospect that has left (Exit) and is given a forecast likewise.
INSERT INTO contract (id, account_id, ends_on) VALUES ('k4', 'c1', '2026-03-31');
UPDATE account SET status = 'Exit', modified_by = 'ann' WHERE id = 'p1';
SELECT update_account_types('2025-04-02 03:00:00');
--> {"now":"2025-04-02 03:00:00","looked_at":2,"changed":2,"held_back":0}
SELECT id, status FROM account WHERE id IN ('c1', 'p1') ORDER BY id;
--> c1 | Active
--> p1 | Active
SELECT now FROM clock;
--> 2025-04-01 03:00:00
UPDATE setting SET value = '2025-04-02 03:00:00' WHERE name = 'clock.pinned';

-- Pilot, Reference and Blocked stay while the contract is current, and become Passive when it ends.
UPDATE account SET status = 'Blocked', modified_by = 'ann' WHERE id = 'c1';
UPDATE account SET status = 'Pilot', modified_by = 'ann' WHERE id = 'c3';
SELECT update_account_types();
--> {"now":"2025-04-02 03:00:00","looked_at":2,"changed":0,"held_back":0}
UPDATE contract SET status = 'ended' WHERE account_id IN ('c1', 'c3');
SELECT update_account_types();
--> {"now":"2025-04-02 03:00:00","looked_at":2,"changed":2,"held_back":0}
SELECT id, status FROM account WHERE id IN ('c1', 'c3') ORDER BY id;
--> c1 | Passive
--> c3 | Passive
SELECT update_account_types();
--> {"now":"2025-04-02 03:00:00","looked_at":0,"changed":0,"held_back":0}

-- A Prospect whose last forecast is closed is Not validated again, while forecasts are mandatory.
UPDATE setting SET value = '0' WHERE name = 'accounts.mandatory_forecast';
UPDATE sales_forecast SET status = 'closed';
SELECT update_account_types();
--> {"now":"2025-04-02 03:00:00","looked_at":1,"changed":0,"held_back":0}
UPDATE setting SET value = '1' WHERE name = 'accounts.mandatory_forecast';
SELECT update_account_types();
--> {"now":"2025-04-02 03:00:00","looked_at":1,"changed":1,"held_back":0}
SELECT type, status FROM account WHERE id = 'p1';
--> Not validated | Not validated

-- A Customer without any contract: Exit, while contracts are mandatory.
UPDATE setting SET value = '0' WHERE name = 'accounts.mandatory_contract';
DELETE FROM contract WHERE account_id = 'c3';
SELECT update_account_types();
--> {"now":"2025-04-02 03:00:00","looked_at":3,"changed":0,"held_back":0}
UPDATE setting SET value = '1' WHERE name = 'accounts.mandatory_contract';
SELECT update_account_types();
--> {"now":"2025-04-02 03:00:00","looked_at":3,"changed":1,"held_back":0}
SELECT status FROM account WHERE id = 'c3';
--> Exit
SELECT * FROM crm_check;
--> (no rows)

-- A way that the table does not have is not taken.
DELETE FROM account_type_change WHERE to_type = 'Prospect' AND via = 'job';
UPDATE sales_forecast SET status = 'open';
SELECT update_account_types();
--> {"now":"2025-04-02 03:00:00","looked_at":1,"changed":0,"held_back":0}
SELECT update_account_types(NULL);
--! update_account_types: now is NULL; give an instant in UTC
SELECT update_account_types('yesterday');
--! update_account_types: 
