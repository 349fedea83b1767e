-- A7: Any connection may do what the job would do, and no more; and a change of status may ask the account manager to look.

INSERT INTO account (id, name, account_manager_id) VALUES ('a', 'A', 'bob'), ('b', 'B', NULL);
INSERT INTO sales_forecast (id, account_id) VALUES ('f', 'a');
SELECT account_id, from_type, from_status, to_type, to_status, reason, held FROM account_job;
--> a | Not validated | Not validated | Prospect | Active | it has a sales forecast | NULL
SELECT * FROM account_agenda;
--> a |
INSERT INTO account_job_change VALUES ('b', 'Not validated', 'Not validated', 'Prospect', 'Active');
--! account_job_change: this is not what the job would do now; see account_job
INSERT INTO account_job_change VALUES ('a', 'Not validated', 'Not validated', 'Customer', 'Active');
--! account_job_change: this is not what the job would do now; see account_job
INSERT OR REPLACE INTO account_job_change VALUES ('a', 'Not validated', 'Not validated', 'Prospect', 'Pilot');
--! account_job_change: this is not what the job would do now; see account_job

UPDATE setting SET value = '1' WHERE name = 'accounts.status_request';
INSERT INTO account_job_change SELECT account_id, from_type, from_status, to_type, to_status FROM account_job WHERE held IS NULL;
SELECT type, status FROM account WHERE id = 'a';
--> Prospect | Active
SELECT count(*) FROM account_job_change;
--> 0
SELECT user, account, status, request, created_at FROM account_request_inbox;
--> Bob Baker | A | Active | The status of A changed from Not validated to Active | 2025-03-10 09:00:00
UPDATE account_request SET done_at = '2025-03-10 10:00:00';
SELECT * FROM account_request_inbox;
--> (no rows)
-- Without an active account manager nobody can be asked; the audit log says so.
UPDATE account SET status = 'Blocked', modified_by = 'ann' WHERE id = 'b';
SELECT actor, action, row_id, old_value, new_value FROM audit_log WHERE action GLOB 'no request*';
--> ann | no request: the account has no active manager | b | Not validated | Blocked
UPDATE setting SET value = '0' WHERE name = 'accounts.status_request';
UPDATE account SET status = 'Pilot', modified_by = 'ann';
SELECT count(*) FROM account_request;
--> 1

-- A Customer's active statuses need a current contract while contracts are mandatory.
INSERT INTO account_number VALUES ('a', 'debtor', 'D1');
INSERT INTO contract (id, account_id) VALUES ('k', 'a');
UPDATE account SET type = 'Customer', modified_by = 'ann' WHERE id = 'a';
UPDATE contract SET status = 'ended';
UPDATE account SET status = 'Reference' WHERE id = 'a';
--! account.status: a Customer without a current contract cannot be Active, Blocked, Pilot or Reference while accounts.mandatory_contract is 1; enter an active contract first
UPDATE account SET status = 'Exit' WHERE id = 'a';
