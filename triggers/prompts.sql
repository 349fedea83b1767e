/*each event
SELECT 'INSERT' AS event UNION ALL SELECT 'UPDATE'
*/
-- prompts: questions raised by milestones, and answering. What edits of clients ask is generated: triggers/prompts.client.sql.

-- INSERT OR REPLACE of a milestone that exists is an edit, not a creation: it is marked before the old row goes.
CREATE TRIGGER prompt_milestone_replaced BEFORE INSERT ON milestone
WHEN EXISTS (SELECT 1 FROM milestone WHERE id = NEW.id) BEGIN
  DELETE FROM replaced_row WHERE table_name = 'milestone';
  INSERT INTO replaced_row (table_name, row_id, column_name) VALUES ('milestone', NEW.id, 'id');
END;

-- P13 to P21: creating a milestone asks. One that an accepted question created does not (P23), nor one that was entered at another site (S9).
CREATE TRIGGER prompt_milestone_asks AFTER INSERT ON milestone
WHEN NEW.prompt_id IS NULL
 AND (SELECT value FROM setting WHERE name = 'sync_prompts.enabled') = '1'
 AND (SELECT coalesce(prompt_id, site) FROM automatic_write) IS NULL
 AND NOT EXISTS (SELECT 1 FROM replaced_row WHERE table_name = 'milestone' AND row_id = NEW.id) BEGIN
  INSERT INTO prompt (client_id, milestone_id, rule_id, question, proposed, asked_at, edited_by, action, field, slot)
  SELECT client_id, milestone_id, rule_id, question, proposed, {{now}}, NEW.modified_by, 'update client', field, slot
    FROM milestone_question WHERE milestone_id = NEW.id;
END;

-- A pending question follows its milestone: other values are proposed anew, another type or client withdraws it.
CREATE TRIGGER prompt_milestone_edited AFTER UPDATE OF client_id, type, milestone_date, value ON milestone
WHEN (OLD.client_id, OLD.type, OLD.milestone_date, OLD.value) IS NOT (NEW.client_id, NEW.type, NEW.milestone_date, NEW.value) BEGIN
  {{>follow}};
END;
CREATE TRIGGER prompt_milestone_replacement AFTER INSERT ON milestone
WHEN EXISTS (SELECT 1 FROM replaced_row WHERE table_name = 'milestone' AND row_id = NEW.id) BEGIN
  {{>follow}};
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
CREATE TRIGGER prompt_answered_before BEFORE UPDATE OF answer ON prompt
WHEN EXISTS (SELECT 1 FROM audit_log WHERE table_name = 'prompt' AND row_id = OLD.id || '') BEGIN
  SELECT RAISE(ABORT, 'prompt: this question has been answered, and an answer is final; make a further change by hand');
END;
CREATE TRIGGER prompt_withdrawn_stays BEFORE UPDATE ON prompt WHEN OLD.withdrawn_at IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'prompt: this question was withdrawn, since its reason went away (an undone edit, a deleted client or milestone); nothing is left to answer');
END;
CREATE TRIGGER prompt_is_kept BEFORE DELETE ON prompt BEGIN
  SELECT RAISE(ABORT, 'prompt: questions are never deleted; answer decline, or leave it pending');
END;
-- (AFTER, since a BEFORE trigger would cost every question a copy of its row. An INSERT OR REPLACE of the newest question passes here,
-- but what was answered stays in the audit log, and is not answered again.)
CREATE TRIGGER prompt_is_asked_by_us AFTER INSERT ON prompt
WHEN NEW.answer IS NOT NULL OR NEW.answered_at IS NOT NULL OR NEW.withdrawn_at IS NOT NULL
  OR NEW.id <> 1 + coalesce((SELECT max(id) FROM prompt WHERE id <> NEW.id), 0) BEGIN
  SELECT RAISE(ABORT, 'prompt: questions are asked by the software, and by hand only answered');
END;
CREATE TRIGGER prompt_is_not_rewritten
BEFORE UPDATE OF id, client_id, milestone_id, rule_id, question, asked_at, edited_by, withdrawn_at, action, field, slot, old_values,
  new_values ON prompt
WHEN (NEW.id, NEW.client_id, NEW.action, NEW.field, NEW.slot, NEW.old_values)
       IS NOT (OLD.id, OLD.client_id, OLD.action, OLD.field, OLD.slot, OLD.old_values)
  OR (NEW.milestone_id IS NOT OLD.milestone_id AND OLD.answer IS NULL)
  OR ((NEW.rule_id, NEW.question, NEW.asked_at, NEW.edited_by, NEW.new_values)
        IS NOT (OLD.rule_id, OLD.question, OLD.asked_at, OLD.edited_by, OLD.new_values)
      AND NEW.asked_at IS NOT {{now}})
  OR (NEW.withdrawn_at IS NOT OLD.withdrawn_at AND NEW.withdrawn_at IS NOT {{now}}) BEGIN
  SELECT RAISE(ABORT, 'prompt: only answer, proposed and answered_by are written by hand');
END;
CREATE TRIGGER prompt_answered_at_is_ours BEFORE UPDATE OF answered_at ON prompt
WHEN OLD.answer IS NULL AND NEW.answered_at IS NOT OLD.answered_at BEGIN
  SELECT RAISE(ABORT, 'prompt.answered_at: this moment is taken from the clock; leave it out');
END;
CREATE TRIGGER prompt_client_exists BEFORE UPDATE OF answer ON prompt
WHEN NEW.answer = 'accept' AND OLD.withdrawn_at IS NULL AND NOT EXISTS (SELECT 1 FROM client WHERE id = OLD.client_id) BEGIN
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

-- Newer versions of SQLite read JSON that older ones refuse (single quotes, trailing commas): what a person proposed is kept in plain JSON.
CREATE TRIGGER prompt_proposal_is_plain AFTER UPDATE OF proposed ON prompt
WHEN NEW.answer IS NULL AND NEW.proposed IS NOT OLD.proposed BEGIN
  UPDATE prompt SET proposed = {{>plain}} WHERE id = NEW.id AND proposed <> {{>plain}};
END;

-- Either answer is recorded, with who and when, in the question and in the audit log.
CREATE TRIGGER prompt_declined AFTER UPDATE OF answer ON prompt WHEN NEW.answer = 'decline' BEGIN
  UPDATE prompt SET answered_at = {{now}} WHERE id = NEW.id;
  {{>record}};
END;

-- P22: accepting is carried out by the triggers on automatic_write, here and in triggers/prompts.accept.sql. By way of an UPSERT, whose
-- UPDATE is always OR ABORT: a nested statement inherits the conflict clause of the outer one, and under UPDATE OR FAIL or OR IGNORE
-- a value that is refused would otherwise leave the question accepted and not carried out.
CREATE TRIGGER prompt_accepted AFTER UPDATE OF answer ON prompt WHEN NEW.answer = 'accept' BEGIN
  {{>record}};
  INSERT INTO automatic_write (id, prompt_id) VALUES (1, NEW.id) ON CONFLICT (id) DO UPDATE SET prompt_id = excluded.prompt_id;
  UPDATE automatic_write SET prompt_id = NULL;
END;
CREATE TRIGGER automatic_write_stays BEFORE DELETE ON automatic_write BEGIN
  SELECT RAISE(ABORT, 'automatic_write: the software alone writes here');
END;
{{#event}}
CREATE TRIGGER automatic_write_{{event}} BEFORE {{event}} ON automatic_write
WHEN NEW.prompt_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM prompt WHERE id = NEW.prompt_id AND answer = 'accept' AND answered_at IS NULL) BEGIN
  SELECT RAISE(ABORT, 'automatic_write: the software alone writes here');
END;
{{/event}}

-- Accepting creates the milestone. Its id derives from the question, the client and the moment (G8, G10).
CREATE TRIGGER prompt_accept_creates_milestone AFTER UPDATE ON automatic_write
WHEN (SELECT action FROM prompt WHERE id = NEW.prompt_id) = 'create milestone' BEGIN
  UPDATE prompt SET answered_at = {{now}},
      milestone_id = (SELECT substr(hex, 1, 8) || '-' || substr(hex, 9) || '-prompt-' || id || '-' || client_id
                        FROM (SELECT printf('%012x', CAST(strftime('%s', now) AS INTEGER) * 1000) AS hex FROM clock))
   WHERE id = NEW.prompt_id;
  INSERT INTO milestone (id, client_id, type, milestone_date, value, reportable, funding_source_id, center_id, entered_at, modified_by, prompt_id)
  SELECT p.milestone_id, p.client_id,
      coalesce((SELECT value FROM json_each(p.proposed) WHERE key = 'type'), r.milestone_type),
      coalesce((SELECT value FROM json_each(p.proposed) WHERE key = 'milestone_date'), date(p.answered_at)),
      (SELECT value FROM json_each(p.proposed) WHERE key = 'value'),
      coalesce((SELECT value FROM json_each(p.proposed) WHERE key = 'reportable'), 1),
      (SELECT value FROM json_each(p.proposed) WHERE key = 'funding_source_id'),
      coalesce((SELECT value FROM json_each(p.proposed) WHERE key = 'center_id'), c.center_id),
      p.answered_at, p.answered_by, p.id
    FROM prompt p JOIN prompt_rule r ON r.id = p.rule_id JOIN client c ON c.id = p.client_id
   WHERE p.id = NEW.prompt_id;
  INSERT INTO audit_log (at, actor, action, rule, table_name, row_id, new_value)
  SELECT p.answered_at, p.answered_by, 'milestone created', p.rule_id, 'milestone', m.id, m.type
    FROM prompt p JOIN milestone m ON m.id = p.milestone_id WHERE p.id = NEW.prompt_id;
END;

-- P23: only a milestone that an accepted question created may say so, since such a one asks nothing back.
CREATE TRIGGER milestone_prompt_is_real BEFORE INSERT ON milestone
WHEN NEW.prompt_id IS NOT NULL
 AND NOT EXISTS (SELECT 1 FROM prompt WHERE id = NEW.prompt_id AND answer = 'accept' AND milestone_id = NEW.id) BEGIN
  SELECT RAISE(ABORT, 'milestone.prompt_id: the software alone writes it; leave it out');
END;
CREATE TRIGGER milestone_prompt_stays BEFORE UPDATE OF prompt_id ON milestone WHEN NEW.prompt_id IS NOT OLD.prompt_id BEGIN
  SELECT RAISE(ABORT, 'milestone.prompt_id: the software alone writes it; leave it as it is');
END;

/*part plain
'{' || (SELECT coalesce(group_concat({{#json}}key{{/json}} || ':' || {{#json}}value{{/json}}), '') FROM json_each(NEW.proposed)) || '}'
*/
/*part record
INSERT INTO audit_log (at, actor, action, rule, table_name, row_id, column_name, new_value)
  VALUES ({{now}}, NEW.answered_by, 'question answered', NEW.rule_id, 'prompt', NEW.id, 'answer', NEW.answer)
*/
/*part follow
UPDATE prompt SET withdrawn_at = {{now}}
   WHERE milestone_id = NEW.id AND answer IS NULL AND withdrawn_at IS NULL
     AND NOT EXISTS (SELECT 1 FROM milestone_question q
                      WHERE q.milestone_id = NEW.id AND q.rule_id = prompt.rule_id AND q.client_id = prompt.client_id);
  UPDATE prompt
     SET (question, proposed, asked_at, edited_by) = (SELECT q.question, q.proposed, {{now}}, NEW.modified_by FROM milestone_question q
                                                       WHERE q.milestone_id = NEW.id AND q.rule_id = prompt.rule_id)
   WHERE milestone_id = NEW.id AND answer IS NULL AND withdrawn_at IS NULL
*/
