-- accounts: rows of rules that do not mean anything, or would break what their type asks for. crm_install() refuses the first; crm_check() lists all.
SELECT 'account type change' AS "check", 'account_type_change' AS table_name, from_type || ' to ' || to_type AS row_id,
       'there is no account_type of this name; correct the row or delete it' AS problem
  FROM account_type_change WHERE from_type NOT IN (SELECT name FROM account_type) OR to_type NOT IN (SELECT name FROM account_type)
UNION ALL
SELECT 'account type change', 'account_type_change', from_type || ' to ' || to_type, 'there is no function_right ' || function_right || '; enter it, or correct the row'
  FROM account_type_change WHERE function_right NOT IN (SELECT number FROM function_right)
UNION ALL
SELECT 'account type', 'account_type', name, 'there is no function_right ' || status_right || '; enter it, or correct the row'
  FROM account_type WHERE status_right NOT IN (SELECT number FROM function_right)
UNION ALL
SELECT 'role right', 'role_right', role, 'there is no function_right ' || function_right || '; enter it, or delete the row'
  FROM role_right WHERE function_right NOT IN (SELECT number FROM function_right)
UNION ALL
SELECT 'account job rule', 'account_job_rule', id, 'there is no such type or status; correct the row or delete it'
  FROM account_job_rule WHERE type NOT IN (SELECT name FROM account_type) OR to_type NOT IN (SELECT name FROM account_type)
    OR to_status NOT IN (SELECT value FROM pick_list WHERE list = 'Account: Status')
UNION ALL
SELECT 'account job rule', 'account_job_rule', r.id, 'it makes a ' || r.to_type || ' of an account that may have no ' || t.needs_document || '; ask for it in the rule'
  FROM account_job_rule r JOIN account_type t ON t.name = r.to_type
 WHERE r.to_type <> r.type AND ((t.needs_document = 'contract' AND coalesce(r.contract NOT IN ('serviced', 'unserviced'), 1))
                             OR (t.needs_document = 'forecast' AND r.forecast IS NOT 1))
UNION ALL
SELECT 'account refusal', 'account_refusal', 'other', 'it is missing; enter it, with the reason of what has no row of its own'
 WHERE NOT EXISTS (SELECT 1 FROM account_refusal WHERE code = 'other')
