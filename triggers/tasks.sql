/*each event
SELECT 'INSERT' AS event UNION ALL SELECT 'UPDATE'
*/
/*each part
SELECT 'task_center' AS "table" UNION ALL SELECT 'task_funding_source'
*/
-- tasks: who may own a task, what a change of one means, and which events bring a client's day on the agenda forward.

-- T5: the owner is an active user or a Service account.
CREATE TRIGGER automated_task_owner_entered BEFORE INSERT ON automated_task
WHEN (SELECT status FROM user_account WHERE id = NEW.owner_id) NOT IN ('Active', 'Service') BEGIN
  {{>refuse_owner}};
END;
CREATE TRIGGER automated_task_owner_edited BEFORE UPDATE OF owner_id, enabled ON automated_task
WHEN (NEW.owner_id IS NOT OLD.owner_id OR NEW.enabled > OLD.enabled)
 AND (SELECT status FROM user_account WHERE id = NEW.owner_id) NOT IN ('Active', 'Service') BEGIN
  {{>refuse_owner}};
END;
{{#event}}
-- T5: the tasks of an owner who is inactivated are disabled at once. (INSERT: by INSERT OR REPLACE.)
CREATE TRIGGER user_account_inactivated_{{event}} AFTER {{event}} ON user_account
WHEN NEW.status NOT IN ('Active', 'Service') AND EXISTS (SELECT 1 FROM automated_task WHERE owner_id = NEW.id AND enabled) BEGIN
  INSERT INTO audit_log (at, action, rule, table_name, row_id, column_name, old_value, new_value)
  SELECT {{now}}, 'task disabled: its owner was inactivated', 'T5', 'automated_task', id, 'enabled', 1, 0
    FROM automated_task WHERE owner_id = NEW.id AND enabled;
  UPDATE automated_task SET enabled = 0 WHERE owner_id = NEW.id AND enabled;
END;
{{/event}}

-- T6: a Service account is not a person: it does not log in, so it has no activity to record. Nor has an inactive one.
CREATE TRIGGER user_account_logs_in BEFORE UPDATE OF last_active_at ON user_account
WHEN NEW.last_active_at IS NOT OLD.last_active_at AND NEW.last_active_at IS NOT NULL AND NEW.status <> 'Active' AND OLD.status <> 'Active'
 AND {{is_judged}} BEGIN
  SELECT RAISE(ABORT, 'user_account.last_active_at: only active accounts can log in; Service and inactive accounts cannot');
END;
-- T6: the days without activity of an account count from its activation, where it was entered without activity or activated again.
CREATE TRIGGER user_account_entered AFTER INSERT ON user_account WHEN NEW.last_active_at IS NULL AND NEW.active_since IS NULL BEGIN
  UPDATE user_account SET active_since = {{now}} WHERE id = NEW.id;
END;
CREATE TRIGGER user_account_stays_dated AFTER UPDATE OF last_active_at, active_since ON user_account
WHEN NEW.last_active_at IS NULL AND NEW.active_since IS NULL BEGIN
  UPDATE user_account SET active_since = {{now}} WHERE id = NEW.id;
END;
CREATE TRIGGER user_account_activated AFTER UPDATE OF status ON user_account WHEN NEW.status = 'Active' AND OLD.status <> 'Active'
 AND (SELECT site FROM automatic_write) IS NULL BEGIN -- (what arrives from another site has its own, S9)
  UPDATE user_account SET active_since = {{now}} WHERE id = NEW.id;
END;

-- T3: a task first runs on the morning after it was saved. One that is entered with its day of creation was saved then; one that is
-- written anew by INSERT OR REPLACE is saved now, and was created when it was (T34). T39: one that sends e-mails takes the first template on its owner's list, and keeps it.
CREATE TRIGGER automated_task_replaced BEFORE INSERT ON automated_task BEGIN
  DELETE FROM replaced_row WHERE table_name = 'automated_task';
  INSERT INTO replaced_row (table_name, row_id, column_name, value)
  SELECT 'automated_task', NEW.id, 'id', created_at FROM automated_task WHERE id = NEW.id;
END;
CREATE TRIGGER automated_task_entered AFTER INSERT ON automated_task BEGIN
  UPDATE automated_task SET created_at = coalesce(NEW.created_at, (SELECT value FROM replaced_row WHERE table_name = 'automated_task' AND row_id = NEW.id), {{now}}),
      saved_at = CASE WHEN EXISTS (SELECT 1 FROM replaced_row WHERE table_name = 'automated_task' AND row_id = NEW.id) THEN {{now}}
          ELSE coalesce(NEW.created_at, {{now}}) END,
      template_id = CASE WHEN NEW.template_id IS NULL AND EXISTS (SELECT 1 FROM message_kind WHERE kind = NEW.kind AND template IS NULL)
          THEN (SELECT id FROM email_template WHERE {{>is_the_owners}} ORDER BY center_id IS NULL, name, id LIMIT 1) ELSE NEW.template_id END
   WHERE id = NEW.id;
  DELETE FROM replaced_row WHERE table_name = 'automated_task';
  DELETE FROM inactivation_reviewed WHERE task_id = NEW.id;
END;
CREATE TRIGGER automated_task_stays_saved BEFORE UPDATE OF saved_at ON automated_task WHEN NEW.saved_at IS NULL BEGIN
  SELECT RAISE(ABORT, 'automated_task.saved_at: it must not be blank; leave it as it is');
END;
CREATE TRIGGER automated_task_saved
AFTER UPDATE OF kind, n, owner_id, enabled, test_mode, close_out, close_out_notes, template_id, survey_id, request_list_id ON automated_task
WHEN (OLD.kind, OLD.n, OLD.owner_id, OLD.enabled, OLD.test_mode, OLD.close_out, OLD.close_out_notes, OLD.template_id, OLD.survey_id, OLD.request_list_id)
  IS NOT (NEW.kind, NEW.n, NEW.owner_id, NEW.enabled, NEW.test_mode, NEW.close_out, NEW.close_out_notes, NEW.template_id, NEW.survey_id, NEW.request_list_id)
 AND OLD.saved_at IS NOT NULL BEGIN
  UPDATE automated_task SET saved_at = {{now}} WHERE id = NEW.id;
  UPDATE automated_task SET created_at = {{now}} WHERE id = NEW.id AND created_at > {{now}}; -- by a clock that was wrong: else it would queue nothing until then
  DELETE FROM inactivation_reviewed WHERE task_id = NEW.id AND (OLD.kind, OLD.n) IS NOT (NEW.kind, NEW.n); -- else whom it takes is as it was
END;
CREATE TRIGGER automated_task_deleted AFTER DELETE ON automated_task BEGIN
  DELETE FROM inactivation_reviewed WHERE task_id = OLD.id;
  DELETE FROM inactivation_agenda WHERE task_id = OLD.id;
  DELETE FROM inactivation_expected WHERE task_id = OLD.id;
END;

-- Another selection of centers or funding sources, other kinds, another guard: every client is looked at again. A task that has run is saved
-- by another selection; the one it is made with belongs to its making.
{{#part}}
CREATE TRIGGER {{table}}_added AFTER INSERT ON {{table}} BEGIN
  DELETE FROM inactivation_reviewed WHERE task_id = NEW.task_id;
  UPDATE automated_task SET saved_at = {{now}} WHERE id = NEW.task_id AND EXISTS (SELECT 1 FROM task_run WHERE task_id = NEW.task_id);
END;
CREATE TRIGGER {{table}}_changed AFTER UPDATE ON {{table}} BEGIN
  DELETE FROM inactivation_reviewed WHERE task_id IN (OLD.task_id, NEW.task_id);
  UPDATE automated_task SET saved_at = {{now}}
   WHERE id IN (OLD.task_id, NEW.task_id) AND EXISTS (SELECT 1 FROM task_run WHERE task_id = automated_task.id);
END;
CREATE TRIGGER {{table}}_removed AFTER DELETE ON {{table}} BEGIN
  DELETE FROM inactivation_reviewed WHERE task_id = OLD.task_id;
  UPDATE automated_task SET saved_at = {{now}} WHERE id = OLD.task_id AND EXISTS (SELECT 1 FROM task_run WHERE task_id = OLD.task_id);
END;
{{/part}}
{{#event}}
CREATE TRIGGER inactivation_kind_{{event}} AFTER {{event}} ON inactivation_kind BEGIN
  DELETE FROM inactivation_reviewed;
END;
CREATE TRIGGER inactivation_guard_{{event}} AFTER {{event}} ON setting WHEN NEW.name = 'inactivation.absolute_guard' BEGIN
  DELETE FROM inactivation_reviewed;
END;
{{/event}}

-- So it is after another table has begun or ceased to count: crm_install() then makes the triggers of activities anew.
CREATE TRIGGER inactivation_activities_changed AFTER INSERT ON installed_object WHEN NEW.name GLOB 'activity_*_entered' BEGIN
  DELETE FROM inactivation_reviewed;
END;

-- A client that is entered, becomes active, or comes to another center or kind is looked at in the next run.
CREATE TRIGGER inactivation_client_entered AFTER INSERT ON client WHEN NEW.status = 'Active' BEGIN
  {{>look}} SELECT NEW.id, task_id, '' FROM inactivation_reviewed WHERE true {{>next_run}};
END;
CREATE TRIGGER inactivation_client_edited AFTER UPDATE OF status, kind, center_id, entered_at ON client
WHEN NEW.status = 'Active'
 AND (OLD.status, OLD.kind, OLD.center_id, OLD.entered_at) IS NOT (NEW.status, NEW.kind, NEW.center_id, NEW.entered_at) BEGIN
  {{>look}} SELECT NEW.id, task_id, '' FROM inactivation_reviewed WHERE true {{>next_run}};
END;
CREATE TRIGGER inactivation_client_deleted AFTER DELETE ON client BEGIN
  DELETE FROM inactivation_agenda WHERE client_id = OLD.id;
  DELETE FROM inactivation_expected WHERE client_id = OLD.id;
END;
-- T15: so is one whose bid match profile, which may have spared it, changes or goes.
CREATE TRIGGER inactivation_profile_entered AFTER INSERT ON bid_match_profile BEGIN
  {{>look}} SELECT NEW.client_id, task_id, '' FROM inactivation_reviewed WHERE true {{>next_run}};
END;
CREATE TRIGGER inactivation_profile_replaced BEFORE INSERT ON bid_match_profile
WHEN EXISTS (SELECT 1 FROM bid_match_profile WHERE id = NEW.id AND client_id <> NEW.client_id) BEGIN
  {{>look}} SELECT p.client_id, r.task_id, '' FROM bid_match_profile p, inactivation_reviewed r WHERE p.id = NEW.id {{>next_run}};
END;
CREATE TRIGGER inactivation_profile_edited AFTER UPDATE OF status, client_id ON bid_match_profile
WHEN (OLD.status, OLD.client_id) IS NOT (NEW.status, NEW.client_id) BEGIN
  {{>look}} SELECT OLD.client_id, task_id, '' FROM inactivation_reviewed WHERE true {{>next_run}};
  {{>look}} SELECT NEW.client_id, task_id, '' FROM inactivation_reviewed WHERE true {{>next_run}};
END;
CREATE TRIGGER inactivation_profile_deleted AFTER DELETE ON bid_match_profile BEGIN
  {{>look}} SELECT OLD.client_id, task_id, '' FROM inactivation_reviewed WHERE true {{>next_run}};
END;

-- undo_task_run() does not touch a client whose status a person has changed since.
CREATE TRIGGER task_run_client_changed AFTER UPDATE OF status ON client WHEN OLD.status = 'Inactive' AND NEW.status <> 'Inactive' BEGIN
  UPDATE task_run_client SET changed_at = {{now}} WHERE client_id = NEW.id AND changed_at IS NULL;
END;
CREATE TRIGGER task_run_client_replaced AFTER INSERT ON client WHEN NEW.status <> 'Inactive' BEGIN
  UPDATE task_run_client SET changed_at = {{now}} WHERE client_id = NEW.id AND changed_at IS NULL;
END;

-- T3: that a task has run this morning, and what it did, is not altered by hand. The software writes the outcome of a run once, and its undoing.
CREATE TRIGGER task_run_is_written_once BEFORE UPDATE ON task_run
WHEN (OLD.id, OLD.task_id, OLD.run_date, OLD.mode, OLD.task, OLD.owner_id, OLD.close_out_notes, OLD.ran_at)
    IS NOT (NEW.id, NEW.task_id, NEW.run_date, NEW.mode, NEW.task, NEW.owner_id, NEW.close_out_notes, NEW.ran_at)
  OR OLD.undone_at IS NOT NULL OR ((OLD.affected, OLD.error) IS NOT (NEW.affected, NEW.error) AND (OLD.affected > 0 OR OLD.error IS NOT NULL)) BEGIN
  SELECT RAISE(ABORT, 'task_run: the software alone writes here; undo_task_run() takes a run back');
END;
CREATE TRIGGER task_run_stays BEFORE DELETE ON task_run BEGIN
  SELECT RAISE(ABORT, 'task_run: runs are never deleted; undo_task_run() takes one back');
END;
CREATE TRIGGER task_run_is_not_replaced BEFORE INSERT ON task_run
WHEN EXISTS (SELECT 1 FROM task_run WHERE (task_id = NEW.task_id AND run_date = NEW.run_date) OR id = NEW.id) BEGIN
  SELECT RAISE(ABORT, 'task_run: this task has run this morning already');
END;

/*part refuse_owner
SELECT RAISE(ABORT, 'automated_task.owner_id: this user is inactive and cannot own a task that runs; choose an active user or a Service account')
*/
/*part look
INSERT INTO inactivation_agenda (client_id, task_id, look_on)
*/
/*part next_run
ON CONFLICT DO UPDATE SET look_on = ''
*/
/*part is_the_owners
active AND purpose = 'message' AND (center_id IS NULL OR center_id = (SELECT center_id FROM user_account WHERE id = NEW.owner_id))
*/
