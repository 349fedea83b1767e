-- A8: Asked about many accounts in one statement, each gets its own answer, in any order, also where accounts and rules change meanwhile.
-- needs the extension

INSERT INTO account (id, name, kind, modified_by) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)
SELECT printf('a%03d', i), 'Account ' || i, CASE i % 5 WHEN 0 THEN 'Person' ELSE 'Organization' END, 'ann' FROM n;
INSERT INTO account_number SELECT id, CASE rowid % 3 WHEN 0 THEN 'creditor' ELSE 'debtor' END, id FROM account WHERE rowid % 2;
INSERT INTO contract (account_id, ends_on) SELECT id, CASE rowid % 4 WHEN 0 THEN '2025-01-31' END FROM account WHERE rowid % 7 < 3;
INSERT INTO sales_forecast (account_id, status) SELECT id, CASE rowid % 4 WHEN 0 THEN 'closed' ELSE 'open' END FROM account WHERE rowid % 11 < 5;
SELECT update_account_types();
--> {"now":"2025-03-10 09:00:00","looked_at":759,"changed":377,"held_back":162}
UPDATE account SET type = 'Suspect', modified_by = 'ann' WHERE type = 'Not validated' AND kind = 'Organization' AND rowid % 3 = 0;
UPDATE account SET type = 'Lead', modified_by = 'ann' WHERE type = 'Not validated' AND kind = 'Organization' AND rowid % 3 = 1;

-- As account_type_reason() says it of each alone.
SELECT count(*), sum(said), sum(said IS NOT (account_type_reason(id, 'Customer', 'ann') IS NULL))
  FROM (SELECT id, account_type_allowed(id, 'Customer', 'ann') AS said FROM account);
--> 900 | 128 | 0
SELECT count(*), sum(said), sum(said IS NOT (account_type_reason(id, 'Supplier', 'ann') IS NULL))
  FROM (SELECT id, account_type_allowed(id, 'Supplier', 'ann') AS said FROM account ORDER BY id DESC);
--> 900 | 150 | 0
SELECT count(*), sum(said), sum(said IS NOT (account_type_reason(id, 'Prospect', 'ann') IS NULL))
  FROM (SELECT id, account_type_allowed(id, 'Prospect', 'ann') AS said FROM account ORDER BY rowid % 7, id);
--> 900 | 249 | 0
-- By another user in turn, and about another type in turn.
SELECT count(*), sum(said), sum(said IS NOT (account_type_reason(id, 'Associate', user) IS NULL))
  FROM (SELECT a.id, u.id AS user, account_type_allowed(a.id, 'Associate', u.id) AS said FROM user_account u, account a);
--> 1800 | 743 | 0
SELECT count(*), sum(said), sum(said IS NOT (account_type_reason(id, to_type, 'bob') IS NULL))
  FROM (SELECT a.id, o.name AS to_type, account_type_allowed(a.id, o.name, 'bob') AS said FROM account a, account_type o);
--> 9000 | 1672 | 0

-- Accounts that change by the statement itself, and rules that change meanwhile.
CREATE TABLE asked (account_id, allowed);
INSERT INTO asked (account_id) SELECT id FROM account WHERE type = 'Lead' OR type = 'Suspect';
CREATE TRIGGER right_is_taken AFTER UPDATE ON asked WHEN NEW.rowid = 270 BEGIN
  DELETE FROM role_right WHERE function_right = 291;
END;
UPDATE asked SET allowed = account_type_allowed(account_id, 'Associate', 'ann');
SELECT allowed, count(*), min(account_id), max(account_id) FROM asked GROUP BY allowed;
--> 0 | 19 | a832 | a898
--> 1 | 270 | a004 | a831
INSERT INTO role_right VALUES ('Administrator', 291);
UPDATE account SET type = 'Reseller', modified_by = 'ann' WHERE account_type_allowed(id, 'Reseller', 'ann');
SELECT type, count(*) FROM account GROUP BY type;
--> Customer | 128
--> Not validated | 108
--> Prospect | 47
--> Reseller | 617

-- What is wrong with a question is told wherever it comes.
SELECT sum(account_type_allowed(CASE WHEN rowid < 800 THEN id ELSE 'zed' END, 'Lead', 'ann')) FROM account;
--! account_type_allowed: there is no account 'zed'; see SELECT id, name FROM account
