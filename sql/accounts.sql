-- accounts: views.

CREATE VIEW account_job AS
  -- What the job would do now, by the clock (A7): a row for each account whose type or status it would change, or holds back from that.
SELECT
  account_id AS account_id, -- account.id
  account AS account, -- the account's name
  from_type AS from_type, -- its type now
  from_status AS from_status, -- its status now
  to_type AS to_type, -- the type it will have
  to_status AS to_status, -- the status it will have
  reason AS reason, -- why
  held AS held -- what it lacks, so that the change is held back, as account_refusal.code; NULL: it will be done
  FROM ({{#account_job}}date({{now}}){{/account_job}});

CREATE VIEW account_request_inbox AS
  -- What account managers have not done with yet. UPDATE account_request SET done_at = (SELECT now FROM clock) WHERE id = ... takes one out.
SELECT
  r.id AS id, -- account_request.id
  r.user_id AS user_id, -- the account manager
  u.name AS user, -- the account manager's name
  r.account_id AS account_id, -- account.id
  a.name AS account, -- the account's name
  a.status AS status, -- the account's status now
  r.request AS request, -- what happened
  r.created_at AS created_at -- instant, UTC
  FROM account_request r JOIN account a ON a.id = r.account_id JOIN user_account u ON u.id = r.user_id WHERE r.done_at IS NULL;

CREATE VIEW account_type_matrix AS
  -- Which type may become which, from account_type_change (A2): E by an edit, V by a validation, J by the job, with the function right in brackets;
  -- * where the source is silent and it is decided. Blank: not possible.
SELECT
  f.name AS from_type, -- the present type
  t.name AS to_type, -- what it may become
  f.position AS from_position, -- order of the present types
  t.position AS to_position, -- order of the types
  coalesce((SELECT group_concat(cell, ' ') FROM (
      SELECT upper(substr(via, 1, 1)) || coalesce('(' || function_right || ')', '') || CASE source WHEN 'decided' THEN '*' ELSE '' END AS cell
        FROM account_type_change c WHERE c.from_type = f.name AND c.to_type = t.name ORDER BY via)), '') AS cell -- how, as E(291)*
  FROM account_type f CROSS JOIN account_type t;
