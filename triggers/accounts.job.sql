/*each event
SELECT 'INSERT' AS event, 'INSERT' AS on_account, '' AS just_status, 'NEW' AS row, 1 AS enters
UNION ALL SELECT 'UPDATE', 'UPDATE OF status', 'NEW.status <> OLD.status AND NEW.type = OLD.type AND ', 'NEW', 1 UNION ALL SELECT 'DELETE', NULL, NULL, 'OLD', 0
*/
-- accounts: the job (A7). What it does is account_job; it looks at what is on its agenda, and does what is asked of it through account_job_change.

-- What the job may change, at the soonest. (Of a change of the type: accounts.sql.)
{{#event}}
{{#enters}}
CREATE TRIGGER account_agenda_{{event}} AFTER {{on_account}} ON account
WHEN {{just_status}}{{job_may_change}} BEGIN
  {{>look}} VALUES (NEW.id, '') {{>next_run}};
END;
CREATE TRIGGER account_agenda_setting_{{event}} AFTER {{event}} ON setting WHEN NEW.name GLOB 'accounts.mandatory_*' BEGIN
  {{>look}} SELECT id, '' FROM account WHERE type IN (SELECT type FROM account_job_rule WHERE setting = NEW.name) {{>next_run}};
END;
{{/enters}}
CREATE TRIGGER account_agenda_rule_{{event}} AFTER {{event}} ON account_job_rule BEGIN
  {{>look}} SELECT id, '' FROM account WHERE type = {{row}}.type {{>next_run}};
END;
CREATE TRIGGER account_agenda_change_{{event}} AFTER {{event}} ON account_type_change WHEN {{row}}.via = 'job' BEGIN
  {{>look}} SELECT id, '' FROM account WHERE type = {{row}}.from_type {{>next_run}};
END;
{{/event}}

-- No connection can do more through account_job_change than the job would.
CREATE TRIGGER account_job_change_guard BEFORE INSERT ON account_job_change
WHEN NOT EXISTS (SELECT 1 FROM account_job WHERE account_id = NEW.account_id AND held IS NULL
                    AND (from_type, from_status, to_type, to_status) = (NEW.from_type, NEW.from_status, NEW.to_type, NEW.to_status)) BEGIN
  SELECT RAISE(ABORT, 'account_job_change: this is not what the job would do now; see account_job');
END;
CREATE TRIGGER account_job_change_made AFTER INSERT ON account_job_change BEGIN
  INSERT INTO audit_log (at, actor, action, rule, table_name, row_id, column_name, old_value, new_value)
  SELECT {{now}}, 'update_account_types', 'account updated: ' || j.reason, 'A7', 'account', NEW.account_id, c.column1,
         CASE c.column1 WHEN 'type' THEN NEW.from_type ELSE NEW.from_status END, CASE c.column1 WHEN 'type' THEN NEW.to_type ELSE NEW.to_status END
    FROM account_job j, (VALUES ('type'), ('status')) c
   WHERE j.account_id = NEW.account_id AND j.held IS NULL AND CASE c.column1 WHEN 'type' THEN NEW.from_type <> NEW.to_type ELSE NEW.from_status <> NEW.to_status END;
  UPDATE account SET type = NEW.to_type, status = NEW.to_status, modified_by = NULL,
                     validated_by = CASE NEW.to_type WHEN 'Not validated' THEN NULL ELSE validated_by END WHERE id = NEW.account_id;
  DELETE FROM account_job_change WHERE account_id = NEW.account_id;
END;

/*part look
INSERT INTO account_agenda (account_id, look_on)
*/
/*part next_run
ON CONFLICT DO UPDATE SET look_on = ''
*/
