-- accounts: what must hold of the accounts and the job's agenda, one row for each violation.
SELECT 'account' AS "check", 'account' AS table_name, a.id AS row_id,
       'it is a ' || a.type || ' without a ' || t.needs_number || ' number; enter one, or change its type' AS problem
  FROM account a JOIN account_type t ON t.name = a.type
 WHERE t.needs_number IS NOT NULL AND NOT EXISTS (SELECT 1 FROM account_number WHERE account_id = a.id AND kind = t.needs_number)
UNION ALL
SELECT 'account', 'account', a.id, 'it is a ' || a.type || ' without a ' || t.needs_document || '; enter one, change its type, or let update_account_types() do so'
  FROM account a JOIN account_type t ON t.name = a.type JOIN setting s ON s.name = 'accounts.mandatory_' || t.needs_document AND s.value = '1'
 WHERE CASE t.needs_document WHEN 'contract' THEN a.status <> 'Exit' AND NOT EXISTS (SELECT 1 FROM contract WHERE account_id = a.id)
         ELSE NOT EXISTS (SELECT 1 FROM sales_forecast WHERE account_id = a.id) END
   AND a.id NOT IN (SELECT account_id FROM account_agenda WHERE look_on = '')
UNION ALL
SELECT 'account', 'account', a.id, 'a person cannot be a ' || a.type || '; change its type, or make it an Organization'
  FROM account a JOIN account_type t ON t.name = a.type WHERE a.kind = 'Person' AND NOT t.for_persons
UNION ALL
SELECT 'account', 'account', id, 'there is no type ' || type || '; change it to one of account_type' FROM account WHERE type NOT IN (SELECT name FROM account_type)
UNION ALL
SELECT 'account agenda', 'account_agenda', account_id, 'the job would look at this account too late; INSERT OR REPLACE INTO account_agenda VALUES (' || quote(account_id) || ', '''')'
  FROM (SELECT account_id, date({{now}}) AS due FROM account_job WHERE held IS NULL
        UNION
        SELECT account_id, date(min(ends_on), '+1 day') FROM contract JOIN account a ON a.id = account_id
         WHERE contract.status = 'active' AND ends_on >= date({{now}}) AND a.type IN (SELECT type FROM account_job_rule WHERE contract = 'expired') GROUP BY account_id) d
 WHERE NOT EXISTS (SELECT 1 FROM account_agenda g WHERE g.account_id = d.account_id AND g.look_on <= d.due)
UNION ALL
SELECT 'account job', 'account_job_change', account_id, 'it was left behind; DELETE FROM account_job_change' FROM account_job_change
