/*each write
SELECT 'edited' AS written, 1 AS edits, 'AFTER UPDATE OF type' AS type_event, 'AFTER UPDATE OF status' AS status_event,
       'OLD.type' AS from_type, 'OLD.status' AS from_status, 'OLD.validated_by' AS validator, 'NEW.status' AS to_status
UNION ALL
SELECT 'replaced', 0, 'AFTER INSERT', 'AFTER INSERT', replace(was, '@', 'type'), replace(was, '@', 'status'), replace(was, '@', 'validated_by'),
       'coalesce(NEW.status, CASE NEW.type WHEN ''Not validated'' THEN NEW.type ELSE ''Active'' END)'
  FROM (SELECT '(SELECT value FROM replaced_row WHERE table_name = ''account'' AND row_id = NEW.id AND column_name = ''@'')' AS was)
*/
/*each refusal
SELECT quote(code) AS code, replace(reason, '''', '''''') AS reason FROM account_refusal WHERE code <> 'other'
*/
/*each other
SELECT replace(reason, '''', '''''') AS reason FROM account_refusal WHERE code = 'other'
*/
-- accounts: which changes of type and status are accepted, whoever writes (A2 to A6, A8). A refusal says why, in the words of account_refusal.

-- INSERT OR REPLACE of an account that is there is an edit of it (G1): what it was is kept until the new row stands.
CREATE TRIGGER account_is_replaced BEFORE INSERT ON account
WHEN EXISTS (SELECT 1 FROM account WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM replaced_row WHERE table_name = 'account' AND row_id = NEW.id) BEGIN
  DELETE FROM replaced_row WHERE table_name = 'account';
  INSERT INTO replaced_row (table_name, row_id, column_name, value)
  SELECT 'account', id, column1, CASE column1 WHEN 'type' THEN type WHEN 'status' THEN status ELSE validated_by END
    FROM account, (VALUES ('type'), ('status'), ('validated_by')) WHERE id = NEW.id;
END;

{{#write}}
-- A2, A3, A5: a change of the type. All that it brings with it is in one trigger, since each costs the edit about as much as the rule itself.
-- (What is asked is judged by its FROM, as in is_judged: of a subquery without one, SQLite computes every column, needed or not.)
CREATE TRIGGER account_type_{{written}} {{type_event}} ON account WHEN NEW.type IS NOT {{from_type}} AND {{from_type}} IS NOT NULL BEGIN
  SELECT CASE {{account_type_refusal}} WHEN '' THEN NULL {{>raise_type}} END
    FROM (SELECT NEW.id AS account_id, NEW.kind AS kind, {{from_type}} AS from_type, NEW.type AS to_type, NEW.modified_by AS user_id,
                 NEW.validated_by IS NOT NULL AND NEW.validated_by IS NOT {{validator}} AS validates {{>where_judged}}) AS asked
   WHERE NOT {{>is_the_jobs}};
  {{#edits}}
  -- An account that leaves Not validated, or returns to it, without being given a status.
  UPDATE account SET status = CASE NEW.type WHEN 'Not validated' THEN NEW.type ELSE 'Active' END,
                     validated_by = CASE NEW.type WHEN 'Not validated' THEN NULL ELSE validated_by END
   WHERE rowid = NEW.rowid AND NEW.status = OLD.status AND (NEW.type = 'Not validated') <> (NEW.status = 'Not validated')
     AND (SELECT site FROM automatic_write) IS NULL; -- (a file of another site has it)
  INSERT INTO account_agenda (account_id, look_on) SELECT NEW.id, '' WHERE {{job_may_change}} ON CONFLICT DO UPDATE SET look_on = '';
  {{/edits}}
END;
-- A5, A7: a change of the status. One that makes it fit the type, Not validated for that type and another for others, needs no right.
CREATE TRIGGER account_status_{{written}} {{status_event}} ON account WHEN {{to_status}} IS NOT {{from_status}} AND {{from_status}} IS NOT NULL BEGIN
  SELECT CASE coalesce({{>status_refusal}}, '') WHEN '' THEN NULL {{>raise_status}} END
    FROM (SELECT NEW.id AS account_id, NEW.type AS type, {{from_status}} AS from_status, {{to_status}} AS to_status, NEW.modified_by AS user_id
          {{>where_judged}}) AS asked
   WHERE NOT {{>is_the_jobs}};
END;
-- A7: the account manager is asked to look at an account whose status changed; without an active one, the audit log says that nobody was.
CREATE TRIGGER account_status_{{written}}_requests {{status_event}} ON account
WHEN (SELECT value FROM setting WHERE name = 'accounts.status_request') = '1' AND (SELECT site FROM automatic_write) IS NULL AND {{to_status}} IS NOT {{from_status}} AND {{from_status}} IS NOT NULL BEGIN
  INSERT INTO account_request (account_id, user_id, request, created_at)
  SELECT NEW.id, id, 'The status of ' || NEW.name || ' changed from ' || {{from_status}} || ' to ' || {{to_status}}, {{now}}
    FROM user_account WHERE id = NEW.account_manager_id AND status = 'Active';
  INSERT INTO audit_log (at, actor, action, rule, table_name, row_id, column_name, old_value, new_value)
  SELECT {{now}}, NEW.modified_by, 'no request: the account has no active manager', 'A7', 'account', NEW.id, 'status', {{from_status}}, {{to_status}}
   WHERE NOT EXISTS (SELECT 1 FROM user_account WHERE id = NEW.account_manager_id AND status = 'Active');
END;
{{/write}}

-- A6: what a new account may be. It has no numbers, contracts or forecasts yet.
CREATE TRIGGER account_type_entered BEFORE INSERT ON account WHEN NEW.type IS NOT 'Not validated' AND NOT EXISTS (SELECT 1 FROM account WHERE id = NEW.id) AND {{is_judged}} BEGIN
  SELECT CASE coalesce((SELECT CASE WHEN (SELECT value FROM setting WHERE name = 'accounts.type_select') = '1' THEN coalesce({{account_needs}}, '')
                                    ELSE 'type select' END FROM account_type t WHERE t.name = NEW.type), 'unknown type') WHEN '' THEN NULL {{>raise_type}} END
    FROM (SELECT NEW.id AS account_id, NEW.kind AS kind) AS asked;
END;
CREATE TRIGGER account_status_entered AFTER INSERT ON account WHEN NEW.status IS NULL BEGIN
  UPDATE account SET status = CASE NEW.type WHEN 'Not validated' THEN NEW.type ELSE 'Active' END WHERE rowid = NEW.rowid;
END;
-- A person is of few types. (With the type, the type's own guard looks at the kind.)
CREATE TRIGGER account_kind_edited BEFORE UPDATE OF kind ON account WHEN NEW.kind = 'Person' AND OLD.kind <> 'Person' AND NEW.type IS OLD.type
 AND NOT (SELECT for_persons FROM account_type WHERE name = NEW.type) AND {{is_judged}} BEGIN
  {{>refuse_person}};
END;
CREATE TRIGGER account_kind_replaced AFTER INSERT ON account WHEN NEW.kind = 'Person'
 AND NEW.type = (SELECT value FROM replaced_row WHERE table_name = 'account' AND row_id = NEW.id AND column_name = 'type')
 AND NOT (SELECT for_persons FROM account_type WHERE name = NEW.type) AND {{is_judged}} BEGIN
  {{>refuse_person}};
END;

/*part refuse_person
SELECT RAISE(ABORT, 'account.kind: a person can only be a Prospect, Customer or Supplier, and before that Not validated; change its type first')
*/
/*part where_judged
FROM automatic_write WHERE is_decided IS NULL
*/
/*part is_the_jobs
(NEW.modified_by IS NULL AND EXISTS (SELECT 1 FROM account_job_change WHERE account_id = NEW.id AND to_type = NEW.type AND to_status = NEW.status))
*/
/*part raise_type
{{#refusal}}
    WHEN {{code}} THEN RAISE(ABORT, 'account.type: {{reason}}')
{{/refusal}}
    ELSE {{#other}}RAISE(ABORT, 'account.type: {{reason}}'){{/other}}
*/
/*part raise_status
{{#refusal}}
    WHEN {{code}} THEN RAISE(ABORT, 'account.status: {{reason}}')
{{/refusal}}
    ELSE {{#other}}RAISE(ABORT, 'account.status: {{reason}}'){{/other}}
*/
/*part status_refusal
CASE WHEN asked.to_status IS NULL THEN 'blank status' ELSE (SELECT coalesce(
      CASE WHEN (asked.from_status = 'Not validated') = (t.name = 'Not validated') OR (asked.to_status = 'Not validated') <> (t.name = 'Not validated')
        THEN {{#lacks_right}}t.status_right{{/lacks_right}} END,
      CASE WHEN t.needs_document = 'contract' AND asked.to_status IN ('Active', 'Blocked', 'Pilot', 'Reference')
            AND (SELECT value FROM setting WHERE name = 'accounts.mandatory_contract') = '1' AND NOT {{#has_contract}}asked.account_id{{/has_contract}}
        THEN 'status without contract' END) FROM account_type t WHERE t.name = asked.type) END
*/
