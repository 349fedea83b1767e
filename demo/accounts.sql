.mode column --wrap 70 --wordwrap on
-- Ann administers; Bob counsels. The clock is pinned, so that every day shows the same.
.once /dev/null
SELECT crm_install();
UPDATE setting SET value = '2026-03-02 08:00:00' WHERE name = 'clock.pinned';
INSERT INTO user_account (id, name, role) VALUES ('ann', 'Ann Archer', 'Administrator'), ('bob', 'Bob Baker', 'Counselor');
.bail off
.echo on
-- 1. A new account is Not validated. What may it become, and if not, why?

INSERT INTO account (id, name, modified_by) VALUES ('acme', 'Acme', 'bob');
SELECT type, allowed, via, reason FROM account_types('acme');

-- 2. Bob validates it: an UPDATE that sets type and validated_by. It becomes Active by itself.

UPDATE account SET type = 'Associate', validated_by = 'bob', modified_by = 'bob' WHERE id = 'acme';
SELECT type, status, validated_by FROM account;

-- 3. Bob would make it a Customer. The error is what account_type_reason() says beforehand: each time
--    something else is missing.

SELECT account_type_reason('acme', 'Customer');
UPDATE account SET type = 'Customer', modified_by = 'bob' WHERE id = 'acme';
UPDATE account SET type = 'Customer', modified_by = 'ann' WHERE id = 'acme';
INSERT INTO account_number (account_id, kind, number) VALUES ('acme', 'debtor', '10042');
UPDATE account SET type = 'Customer', modified_by = 'ann' WHERE id = 'acme';
INSERT INTO contract (id, account_id, ends_on) VALUES ('c1', 'acme', '2026-03-31');
UPDATE account SET type = 'Customer', modified_by = 'bob' WHERE id = 'acme';

-- 4. The job needs no right. It tells what it will do, and does it.

SELECT account, action, to_type, to_status, reason FROM preview_account_types;
SELECT update_account_types();

-- 5. What makes it a Customer is not taken away, and a Customer under contract stays one.

DELETE FROM account_number;
DELETE FROM contract;
UPDATE account SET type = 'Supplier', modified_by = 'ann';
UPDATE account SET type = 'Associate', modified_by = 'ann';
UPDATE account SET status = 'Blocked', modified_by = 'bob';

-- 6. April: the contract has ended. Then Ann may make it an Associate, and Not validated again.

SELECT update_account_types('2026-04-01 03:00:00');
SELECT type, status FROM account;
UPDATE setting SET value = '2026-04-01 08:00:00' WHERE name = 'clock.pinned';
UPDATE account SET type = 'Not validated', modified_by = 'ann';
UPDATE account SET type = 'Associate', modified_by = 'ann';
UPDATE account SET type = 'Not validated', modified_by = 'ann';
SELECT type, status, validated_by FROM account;

-- 7. What the job did, and why.

SELECT at, action, column_name, old_value, new_value FROM audit_log;

-- 8. Which type may become which: E by an edit, V by a validation, J by the job, in brackets the function
--    right; * where the document is silent and the cell is decided.

WITH cell AS (SELECT * FROM account_type_matrix ORDER BY from_position, to_position)
SELECT from_type AS "to:", max(cell) FILTER (WHERE to_position = 1) AS "Not val.", max(cell) FILTER (WHERE to_position = 2) AS Suspect,
       max(cell) FILTER (WHERE to_position = 3) AS Lead, max(cell) FILTER (WHERE to_position = 4) AS Associate,
       max(cell) FILTER (WHERE to_position = 5) AS Prospect, max(cell) FILTER (WHERE to_position = 6) AS Customer,
       max(cell) FILTER (WHERE to_position = 7) AS Supplier, max(cell) FILTER (WHERE to_position = 8) AS Reseller,
       max(cell) FILTER (WHERE to_position = 9) AS Division, max(cell) FILTER (WHERE to_position = 10) AS Bank
  FROM cell GROUP BY from_position;
