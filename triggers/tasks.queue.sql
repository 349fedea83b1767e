-- tasks: what may be done with the queue by hand, and what a survey task needs.

-- A row stays, since it keeps a second message from being written: deleting what waits removes it from the queue, which is as good.
CREATE TRIGGER task_queue_deleted BEFORE DELETE ON task_queue BEGIN
  SELECT RAISE(ABORT, 'task_queue: what was sent, removed or skipped stays, so that it is not sent again') WHERE OLD.status <> 'waiting';
  UPDATE task_queue SET status = 'removed' WHERE id = OLD.id;
  SELECT RAISE(IGNORE);
END;
CREATE TRIGGER task_queue_removed AFTER UPDATE OF status ON task_queue WHEN 'removed' IN (OLD.status, NEW.status) AND NEW.status <> OLD.status BEGIN
  UPDATE task_queue SET done_at = CASE NEW.status WHEN 'removed' THEN {{now}} END WHERE id = NEW.id; -- NULL: it was put back
END;
CREATE TRIGGER task_queue_stays_done BEFORE UPDATE OF status ON task_queue
WHEN NEW.status <> OLD.status AND (OLD.status IN ('sent', 'skipped') OR (OLD.status = 'removed' AND NEW.status <> 'waiting')) BEGIN
  SELECT RAISE(ABORT, 'task_queue.status: what was sent or skipped stays so; a row that was removed can be set to waiting again');
END;
CREATE TRIGGER task_queue_stays_about BEFORE UPDATE OF task_id, client_id, session_id, appointment_id ON task_queue
WHEN (OLD.task_id, OLD.client_id, OLD.session_id, OLD.appointment_id) IS NOT (NEW.task_id, NEW.client_id, NEW.session_id, NEW.appointment_id) BEGIN
  SELECT RAISE(ABORT, 'task_queue: the task, client, session and appointment of a row never change');
END;
CREATE TRIGGER task_queue_never_replaces BEFORE INSERT ON task_queue
WHEN EXISTS (SELECT 1 FROM task_queue WHERE id = NEW.id)
  OR (NEW.status <> 'skipped' AND EXISTS (SELECT 1 FROM task_queue WHERE task_id = NEW.task_id AND client_id = NEW.client_id AND period = NEW.period
        AND coalesce(appointment_id, '') = coalesce(NEW.appointment_id, '') AND status <> 'skipped')) BEGIN
  SELECT RAISE(ABORT, 'task_queue: this message is queued, was sent or was removed already');
END;

-- T37: the survey and its list when the task is saved, enabled or taken live. (Its run looks again.)
CREATE TRIGGER automated_task_survey_entered BEFORE INSERT ON automated_task WHEN NEW.kind GLOB 'survey_*' BEGIN
  {{>require_survey}};
END;
CREATE TRIGGER automated_task_survey_edited BEFORE UPDATE OF kind, survey_id, request_list_id, enabled, test_mode ON automated_task
WHEN NEW.kind GLOB 'survey_*'
 AND ((NEW.kind, NEW.survey_id, NEW.request_list_id) IS NOT (OLD.kind, OLD.survey_id, OLD.request_list_id)
   OR NEW.enabled > OLD.enabled OR NEW.test_mode < OLD.test_mode) BEGIN
  {{>require_survey}};
END;

-- T39: a template of the task's own is for what the task writes.
CREATE TRIGGER automated_task_template_entered BEFORE INSERT ON automated_task WHEN NEW.template_id IS NOT NULL BEGIN
  {{>require_template}};
END;
CREATE TRIGGER automated_task_template_edited BEFORE UPDATE OF kind, template_id ON automated_task
WHEN NEW.template_id IS NOT NULL AND (NEW.kind, NEW.template_id) IS NOT (OLD.kind, OLD.template_id) BEGIN
  {{>require_template}};
END;

/*part require_template
SELECT CASE
    WHEN NEW.kind IN (SELECT kind FROM message_kind) AND (SELECT purpose FROM email_template WHERE id = NEW.template_id) = 'report'
      THEN RAISE(ABORT, 'automated_task.template_id: this template is for reports, and the task writes messages; see SELECT id, name FROM email_template WHERE purpose = ''message''')
    WHEN NEW.kind IN (SELECT kind FROM inactivation_kind) AND (SELECT purpose FROM email_template WHERE id = NEW.template_id) = 'message'
      THEN RAISE(ABORT, 'automated_task.template_id: this template is for messages, and the task writes a report; see SELECT id, name FROM email_template WHERE purpose = ''report''') END
*/
/*part require_survey
SELECT RAISE(ABORT, 'automated_task.survey_id: a survey task needs a survey of kind client that is active; see SELECT id, name, kind, status FROM survey')
   WHERE NOT EXISTS (SELECT 1 FROM survey WHERE id = NEW.survey_id AND kind = 'client' AND status = 'Active');
  SELECT RAISE(ABORT, 'automated_task.request_list_id: a survey task needs an active request list of its survey; see SELECT id, name, survey_id, status FROM survey_request_list')
   WHERE NOT EXISTS (SELECT 1 FROM survey_request_list WHERE id = NEW.request_list_id AND survey_id = NEW.survey_id AND status = 'Active')
*/
