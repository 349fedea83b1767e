-- prompts: questions raised by milestones, and answering. What edits of clients ask is generated: triggers/prompts.client.sql.

-- INSERT OR REPLACE of a milestone that exists is an edit, not a creation: it is marked before the old row goes.
CREATE TRIGGER prompt_milestone_replaced BEFORE INSERT ON milestone
WHEN EXISTS (SELECT 1 FROM milestone WHERE id = NEW.id) BEGIN
  DELETE FROM replaced_row;
  INSERT INTO replaced_row (table_name, row_id, column_name) VALUES ('milestone', NEW.id, 'id');
END;

-- P13 to P21: creating a milestone asks. One that an accepted question created does not (P23).
CREATE TRIGGER prompt_milestone_asks AFTER INSERT ON milestone
WHEN NEW.prompt_id IS NULL
 AND (SELECT value FROM setting WHERE name = 'sync_prompts.enabled') = '1'
 AND NOT EXISTS (SELECT 1 FROM automatic_write)
 AND NOT EXISTS (SELECT 1 FROM replaced_row WHERE table_name = 'milestone' AND row_id = NEW.id) BEGIN
  INSERT INTO prompt (client_id, milestone_id, rule_id, question, proposed, asked_at, edited_by, action, field, slot)
  SELECT client_id, milestone_id, rule_id, question, proposed, {{now}}, NEW.modified_by, 'update client', field, slot
    FROM milestone_question WHERE milestone_id = NEW.id;
END;

-- A pending question follows its milestone: other values are proposed anew, another type or client withdraws it.
CREATE TRIGGER prompt_milestone_edited AFTER UPDATE OF client_id, type, milestone_date, value ON milestone
WHEN EXISTS (SELECT 1 FROM prompt WHERE milestone_id = NEW.id AND answer IS NULL AND withdrawn_at IS NULL) BEGIN
  UPDATE prompt SET withdrawn_at = {{now}}
   WHERE milestone_id = NEW.id AND answer IS NULL AND withdrawn_at IS NULL
     AND NOT EXISTS (SELECT 1 FROM milestone_question q
                      WHERE q.milestone_id = NEW.id AND q.rule_id = prompt.rule_id AND q.client_id = prompt.client_id);
  UPDATE prompt
     SET (question, proposed, asked_at, edited_by) = (SELECT q.question, q.proposed, {{now}}, NEW.modified_by FROM milestone_question q
                                                       WHERE q.milestone_id = NEW.id AND q.rule_id = prompt.rule_id)
   WHERE milestone_id = NEW.id AND answer IS NULL AND withdrawn_at IS NULL;
END;
CREATE TRIGGER prompt_milestone_replacement AFTER INSERT ON milestone
WHEN EXISTS (SELECT 1 FROM replaced_row WHERE table_name = 'milestone' AND row_id = NEW.id) BEGIN
  DELETE FROM replaced_row;
  UPDATE milestone SET value = value WHERE id = NEW.id;
END;

-- P24: what is gone is not asked about.
CREATE TRIGGER prompt_milestone_deleted AFTER DELETE ON milestone BEGIN
  UPDATE prompt SET withdrawn_at = {{now}} WHERE milestone_id = OLD.id AND answer IS NULL AND withdrawn_at IS NULL;
  DELETE FROM replaced_row WHERE table_name = 'milestone' AND row_id = OLD.id;
END;
CREATE TRIGGER prompt_client_deleted AFTER DELETE ON client BEGIN
  UPDATE prompt SET withdrawn_at = {{now}} WHERE client_id = OLD.id AND answer IS NULL AND withdrawn_at IS NULL;
  DELETE FROM replaced_row WHERE table_name = 'client' AND row_id = OLD.id;
END;

-- P22: an answer is given once, to a pending question, about a client that exists, and stands.
CREATE TRIGGER prompt_answered_once BEFORE UPDATE ON prompt WHEN OLD.answered_at IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'prompt: this question has been answered, and an answer is final; make a further change by hand');
END;
CREATE TRIGGER prompt_withdrawn_stays BEFORE UPDATE ON prompt WHEN OLD.withdrawn_at IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'prompt: this question was withdrawn, since its reason went away (an undone edit, a deleted client or milestone); nothing is left to answer');
END;
CREATE TRIGGER prompt_is_kept BEFORE DELETE ON prompt BEGIN
  SELECT RAISE(ABORT, 'prompt: questions are never deleted; answer decline, or leave it pending');
END;
CREATE TRIGGER prompt_is_not_rewritten BEFORE UPDATE OF id, client_id, asked_at, action, field, slot, old_values ON prompt
WHEN NEW.id IS NOT OLD.id OR NEW.client_id IS NOT OLD.client_id OR NEW.action IS NOT OLD.action OR NEW.field IS NOT OLD.field
  OR NEW.slot IS NOT OLD.slot OR NEW.old_values IS NOT OLD.old_values BEGIN
  SELECT RAISE(ABORT, 'prompt: only answer, proposed and answered_by are written by hand');
END;
CREATE TRIGGER prompt_answered_at_is_ours BEFORE UPDATE OF answered_at ON prompt
WHEN OLD.answer IS NULL AND NEW.answered_at IS NOT OLD.answered_at BEGIN
  SELECT RAISE(ABORT, 'prompt.answered_at: this moment is taken from the clock; leave it out');
END;
CREATE TRIGGER prompt_client_exists BEFORE UPDATE OF answer ON prompt
WHEN NEW.answer = 'accept' AND NOT EXISTS (SELECT 1 FROM client WHERE id = OLD.client_id) BEGIN
  SELECT RAISE(ABORT, 'prompt: the client of this question no longer exists; answer decline');
END;
CREATE TRIGGER prompt_rule_exists BEFORE UPDATE OF answer ON prompt
WHEN NEW.answer = 'accept' AND NOT EXISTS (SELECT 1 FROM prompt_rule WHERE id = OLD.rule_id) BEGIN
  SELECT RAISE(ABORT, 'prompt: the rule of this question no longer exists; answer decline, and make the change by hand');
END;

-- What is proposed can be written: known names, each once, plain values.
CREATE TRIGGER prompt_proposal_fits BEFORE UPDATE OF answer, proposed ON prompt
WHEN (NEW.answer = 'accept' OR NEW.proposed IS NOT OLD.proposed) AND trim(NEW.proposed) GLOB '{*}' BEGIN
  SELECT RAISE(ABORT, 'prompt.proposed: a milestone has only type, milestone_date, value, reportable, funding_source_id and center_id to propose')
    FROM json_each(NEW.proposed)
   WHERE OLD.action = 'create milestone'
     AND key NOT IN ('type', 'milestone_date', 'value', 'reportable', 'funding_source_id', 'center_id');
  SELECT RAISE(ABORT, 'prompt.proposed: it names a column that this question is not about; see prompt.field')
    FROM json_each(NEW.proposed) WHERE OLD.action = 'update client' AND instr(',' || OLD.field || ',', ',' || key || ',') = 0;
  SELECT RAISE(ABORT, 'prompt.proposed: a proposed value is a text, a number or null, not a list or an object')
    FROM json_each(NEW.proposed) WHERE type IN ('array', 'object');
  SELECT RAISE(ABORT, 'prompt.proposed: each name may stand there once')
   WHERE (SELECT count(*) <> count(DISTINCT key) FROM json_each(NEW.proposed));
  SELECT RAISE(ABORT, 'prompt.proposed: nothing is proposed, so there is nothing to accept; give the values with the answer, or decline')
   WHERE NEW.answer = 'accept' AND OLD.action = 'update client' AND NOT EXISTS (SELECT 1 FROM json_each(NEW.proposed));
END;

CREATE TRIGGER prompt_declined AFTER UPDATE OF answer ON prompt WHEN NEW.answer = 'decline' BEGIN
  UPDATE prompt SET answered_at = {{now}} WHERE id = NEW.id;
END;

-- P22: accepting creates the milestone. Its id derives from the question, the client and the moment (G8, G10).
CREATE TRIGGER prompt_accept_creates_milestone AFTER UPDATE OF answer ON prompt
WHEN NEW.answer = 'accept' AND NEW.action = 'create milestone' BEGIN
  UPDATE prompt SET answered_at = {{now}},
      milestone_id = (SELECT substr(hex, 1, 8) || '-' || substr(hex, 9) || '-prompt-' || NEW.id || '-' || NEW.client_id
                        FROM (SELECT printf('%012x', CAST(strftime('%s', now) AS INTEGER) * 1000) AS hex FROM clock))
   WHERE id = NEW.id;
  INSERT INTO milestone (id, client_id, type, milestone_date, value, reportable, funding_source_id, center_id, entered_at, modified_by, prompt_id)
  SELECT p.milestone_id, p.client_id,
      coalesce((SELECT value FROM json_each(NEW.proposed) WHERE key = 'type'), r.milestone_type),
      coalesce((SELECT value FROM json_each(NEW.proposed) WHERE key = 'milestone_date'), date(p.answered_at)),
      (SELECT value FROM json_each(NEW.proposed) WHERE key = 'value'),
      coalesce((SELECT value FROM json_each(NEW.proposed) WHERE key = 'reportable'), 1),
      (SELECT value FROM json_each(NEW.proposed) WHERE key = 'funding_source_id'),
      coalesce((SELECT value FROM json_each(NEW.proposed) WHERE key = 'center_id'), c.center_id),
      p.answered_at, p.answered_by, p.id
    FROM prompt p JOIN prompt_rule r ON r.id = p.rule_id JOIN client c ON c.id = p.client_id
   WHERE p.id = NEW.id;
  -- An outer UPDATE OR IGNORE makes the INSERT above skip what it may not write; accepted and not done must not be.
  SELECT RAISE(ABORT, 'prompt: the milestone could not be created with the proposed values; correct prompt.proposed')
   WHERE NOT EXISTS (SELECT 1 FROM milestone WHERE prompt_id = NEW.id AND id = (SELECT milestone_id FROM prompt WHERE id = NEW.id));
  INSERT INTO audit_log (at, actor, action, rule, table_name, row_id, new_value)
  SELECT answered_at, answered_by, 'milestone created', rule_id, 'milestone', milestone_id, (SELECT type FROM milestone WHERE id = milestone_id)
    FROM prompt WHERE id = NEW.id;
END;
