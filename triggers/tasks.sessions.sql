/*each event
SELECT 'INSERT' AS event, 'NEW' AS row, 'NEW.task_id' AS tasks, NULL AS is_update, NULL AS is_delete
UNION ALL SELECT 'UPDATE', 'NEW', 'OLD.task_id, NEW.task_id', 1, NULL UNION ALL SELECT 'DELETE', 'OLD', 'OLD.task_id', NULL, 1
*/
/*each each_row
SELECT 'INSERT' AS event, 'NEW' AS row UNION ALL SELECT 'DELETE', 'OLD'
*/
/*each part
SELECT 'task_center' AS "table" UNION ALL SELECT 'task_funding_source'
*/
-- tasks: surveys and e-mails are queued when a session is entered, and kept true when it is changed or deleted (T30 to T36). A session asks
-- session_asked whether any task may be for it, and then session_task which.

-- INSERT OR REPLACE of a session is an edit of it. (AFTER: an INSERT that becomes an UPDATE, or is ignored, replaces nothing.)
CREATE TRIGGER task_queue_session_entered AFTER INSERT ON counseling_session
WHEN EXISTS (SELECT 1 FROM task_queue WHERE session_id = NEW.id)
  OR (NEW.reportable
      AND (SELECT a.always OR (SELECT count(*) FILTER (WHERE e.type = NEW.type) <= a.last_ordinal
                                   OR (total(e.contact_hours) > a.least_hours - 1e-6 AND total(e.contact_hours) - NEW.contact_hours < a.most_hours + 1e-6)
                                 FROM counseling_session e WHERE e.client_id = NEW.client_id AND e.reportable)
             FROM session_asked a WHERE a.center_id = NEW.center_id AND a.session_type = NEW.type)) BEGIN
  {{>settle}};
END;
-- A session that is re-dated takes what is queued with it, unless the other day is near one that is queued or sent. One that is no longer of the
-- kind, center or client takes it back; one that now is, or has moved to another client, is judged as if it were entered. Where that leaves room
-- for sessions that had been too near to it, the one entered first is queued (twice: before it and after it).
CREATE TRIGGER task_queue_session_edited AFTER UPDATE OF client_id, type, session_date, contact_hours, reportable, funding_source_id, center_id ON counseling_session
WHEN (OLD.client_id, OLD.type, OLD.session_date, OLD.contact_hours, OLD.reportable, OLD.funding_source_id, OLD.center_id)
  IS NOT (NEW.client_id, NEW.type, NEW.session_date, NEW.contact_hours, NEW.reportable, NEW.funding_source_id, NEW.center_id) BEGIN
  {{>settle}};
  {{>queue_neighbours}} m.client_id IN (OLD.client_id, NEW.client_id) AND {{>is_left_room}};
  {{>queue_neighbours}} m.client_id IN (OLD.client_id, NEW.client_id) AND {{>is_left_room}};
END;
CREATE TRIGGER task_queue_session_deleted AFTER DELETE ON counseling_session
WHEN EXISTS (SELECT 1 FROM task_queue WHERE session_id = OLD.id AND status = 'waiting') BEGIN
  {{>skip}}, reason = 'the session was deleted' WHERE session_id = OLD.id AND status = 'waiting';
  {{>queue_neighbours}} m.client_id = OLD.client_id AND {{>is_left_room}};
  {{>queue_neighbours}} m.client_id = OLD.client_id AND {{>is_left_room}};
END;

-- A session that is moved to another client takes along that it was written about, or removed: where two records of one client are merged, nobody is
-- written to anew. It stands there as removed, so a person may have it written after all (T22); such a row keeps its reason. (Before the triggers above
-- or after them: what they queue for it is taken back.)
CREATE TRIGGER task_queue_session_moved AFTER UPDATE OF client_id ON counseling_session WHEN NEW.client_id <> OLD.client_id BEGIN
  {{>come_along}};
END;
CREATE TRIGGER task_queue_session_replaced AFTER INSERT ON counseling_session WHEN EXISTS (SELECT 1 FROM task_queue q WHERE {{>is_done_elsewhere}}) BEGIN
  {{>come_along}};
END;

-- session_asked follows session_task.
{{#each_row}}
CREATE TRIGGER session_asked_follows_{{event}} AFTER {{event}} ON session_task BEGIN
  DELETE FROM session_asked WHERE center_id = {{row}}.center_id AND session_type = {{row}}.session_type;
  INSERT INTO session_asked SELECT * FROM session_asked_now WHERE center_id = {{row}}.center_id AND session_type = {{row}}.session_type;
END;
{{/each_row}}
-- session_task follows the tasks, their centers and funding sources. What waits and is no longer asked for is taken back; what was entered before a
-- center or funding source was selected is not queued afterwards (T34). But what was taken back the same day waits again when it is asked for again:
-- a form may save a selection by deleting it and entering it anew.
{{#event}}
CREATE TRIGGER session_task_follows_task_{{event}} AFTER {{event}}{{>of_task}} ON automated_task BEGIN
  DELETE FROM session_task WHERE task_id = {{row}}.id;
  {{^is_delete}}
  INSERT INTO session_task SELECT * FROM session_task_now WHERE task_id = NEW.id;
  {{/is_delete}}
  {{>take_back}} WHERE task_id = {{row}}.id AND status = 'waiting' AND session_id IS NOT NULL AND {{>not_asked}};
  {{#is_update}}
  {{>put_back}} WHERE t.task_id = NEW.id AND {{>was_taken_back}};
  {{/is_update}}
END;
{{#part}}
CREATE TRIGGER session_task_follows_{{table}}_{{event}} AFTER {{event}} ON {{table}} BEGIN
  DELETE FROM session_task WHERE task_id IN ({{tasks}});
  INSERT INTO session_task SELECT * FROM session_task_now WHERE task_id IN ({{tasks}});
  {{>take_back}} WHERE task_id IN ({{tasks}}) AND status = 'waiting' AND session_id IS NOT NULL AND {{>not_asked}};
  {{>put_back}} WHERE t.task_id IN ({{tasks}}) AND {{>was_taken_back}};
END;
{{/part}}
CREATE TRIGGER session_task_follows_types_{{event}} AFTER {{event}} ON pick_list WHEN {{row}}.list = 'Session Type' BEGIN
  DELETE FROM session_task;
  INSERT INTO session_task SELECT * FROM session_task_now;
END;
CREATE TRIGGER session_task_follows_message_kind_{{event}} AFTER {{event}} ON message_kind BEGIN
  DELETE FROM session_task;
  INSERT INTO session_task SELECT * FROM session_task_now;
END;
{{/event}}
-- Another n: what waits is due on another day.
CREATE TRIGGER task_queue_follows_n AFTER UPDATE OF n ON automated_task WHEN NEW.n <> OLD.n BEGIN
  UPDATE task_queue SET send_on = coalesce(date(s.session_date, NEW.n || ' days'), '9999-12-31')
    FROM counseling_session s
   WHERE task_queue.task_id = NEW.id AND task_queue.status = 'waiting' AND s.id = task_queue.session_id
     AND (SELECT NOT counts_hours FROM message_kind WHERE kind = NEW.kind);
  UPDATE task_queue SET send_on = date(period, -NEW.n || ' days') WHERE task_id = NEW.id AND status = 'waiting' AND appointment_id IS NOT NULL;
END;

/*part of_task
{{#is_update}} OF kind, n, created_at{{/is_update}}
*/
/*part settle
{{>skip}}, reason = 'the session was changed: the task does not ask for it any more'
   WHERE session_id = NEW.id AND status = 'waiting' AND {{>not_asked}};
  {{>skip}}, reason = 'the session was re-dated: another one within the same days is queued or was sent'
   WHERE session_id = NEW.id AND status = 'waiting' AND period NOT IN ('', NEW.session_date)
     AND EXISTS (SELECT 1 FROM session_match m JOIN task_queue q ON q.task_id = m.task_id AND q.client_id = m.client_id
                  WHERE m.session_id = NEW.id AND m.task_id = task_queue.task_id AND q.id <> task_queue.id AND q.status <> 'skipped' AND {{>is_near}});
  UPDATE task_queue
     SET (period, send_on) = (SELECT m.period, m.send_on FROM session_match m WHERE m.session_id = NEW.id AND m.task_id = task_queue.task_id)
   WHERE session_id = NEW.id AND status = 'waiting'
     AND (period, send_on) IS NOT (SELECT m.period, m.send_on FROM session_match m WHERE m.session_id = NEW.id AND m.task_id = task_queue.task_id);
  INSERT INTO task_queue (task_id, client_id, session_id, period, send_on, queued_at)
  SELECT m.task_id, NEW.client_id, NEW.id, m.period, m.send_on, {{now}}
    FROM (SELECT r.*, CASE WHEN r.ordinal IS NULL AND NOT r.counts_hours THEN NEW.session_date ELSE '' END AS period,
                 CASE WHEN r.counts_hours THEN NEW.session_date ELSE coalesce(date(NEW.session_date, r.n || ' days'), '9999-12-31') END AS send_on
            FROM (SELECT count(*) FILTER (WHERE e.type = NEW.type) AS sessions, total(e.contact_hours) AS hours
                    FROM counseling_session e WHERE e.client_id = NEW.client_id AND e.reportable) c
            CROSS JOIN session_task r
           WHERE r.center_id = NEW.center_id AND r.session_type = NEW.type AND coalesce(NEW.entered_at, {{now}}) >= r.created_at
             AND CASE WHEN NOT r.any_source THEN {{>is_the_one_of_its_sources}}
                      WHEN r.counts_hours THEN round(c.hours, 6) >= r.n AND round(c.hours - NEW.contact_hours, 6) < r.n
                      WHEN r.ordinal > 0 THEN c.sessions = r.ordinal ELSE 1 END) m
   WHERE NOT EXISTS (SELECT 1 FROM task_queue q WHERE q.task_id = m.task_id AND q.client_id = NEW.client_id AND q.status <> 'skipped'
                        AND (q.session_id = NEW.id OR CASE WHEN m.period = '' THEN q.period = '' ELSE {{>is_near}} END))
     AND (SELECT kind FROM client WHERE id = NEW.client_id) = 'Client' AND NEW.reportable
*/
/*part come_along
{{>skip}}, reason = 'a session of those days, or it itself, was moved to this client, and had been written about, or removed'
   WHERE client_id = NEW.client_id AND status <> 'skipped' AND +status = 'waiting' AND reason IS NULL
     AND EXISTS (SELECT 1 FROM task_queue q JOIN automated_task t ON t.id = q.task_id
                  WHERE {{>is_done_elsewhere}} AND q.task_id = task_queue.task_id
                    AND CASE WHEN q.period = '' THEN task_queue.period = '' ELSE abs(julianday(q.period) - julianday(task_queue.period)) < max(t.n, 1) END);
  INSERT INTO task_queue (task_id, client_id, session_id, period, send_on, status, reason, queued_at, done_at)
  SELECT q.task_id, NEW.client_id, NEW.id, q.period, q.send_on, 'removed',
         'before the session was moved to this client, it was written about, or removed', {{now}}, {{now}}
    FROM task_queue q
   WHERE {{>is_done_elsewhere}}
     AND NOT EXISTS (SELECT 1 FROM task_queue o WHERE o.client_id = NEW.client_id AND o.task_id = q.task_id AND o.period = q.period AND o.status <> 'skipped')
   GROUP BY q.task_id, q.period
*/
/*part is_done_elsewhere
q.session_id = NEW.id AND q.client_id <> NEW.client_id AND q.status IN ('sent', 'removed')
*/
/*part is_the_one_of_its_sources
EXISTS (SELECT 1 FROM task_funding_source f WHERE f.task_id = r.task_id AND f.funding_source_id = NEW.funding_source_id)
                   AND CASE WHEN r.counts_hours OR r.ordinal > 0 THEN (
                       SELECT CASE WHEN r.counts_hours THEN round(total(e.contact_hours), 6) >= r.n AND round(total(e.contact_hours) - NEW.contact_hours, 6) < r.n
                                   ELSE count(*) FILTER (WHERE e.type = NEW.type) = r.ordinal END
                         FROM counseling_session e JOIN task_funding_source f ON f.task_id = r.task_id AND f.funding_source_id = e.funding_source_id
                        WHERE e.client_id = NEW.client_id AND e.reportable) ELSE 1 END
*/
/*part queue_neighbours
INSERT INTO task_queue (task_id, client_id, session_id, period, send_on, queued_at)
  SELECT m.task_id, m.client_id, m.session_id, m.period, m.send_on, {{now}} FROM session_match m WHERE
*/
/*part is_left_room
m.period <> '' AND abs(julianday(m.period) - julianday(OLD.session_date)) < max(m.n, 1)
     AND m.task_id IN (SELECT task_id FROM task_queue WHERE session_id = OLD.id)
     AND NOT EXISTS (SELECT 1 FROM task_queue q WHERE q.task_id = m.task_id AND q.client_id = m.client_id AND q.status <> 'skipped'
                        AND (q.session_id = m.session_id OR {{>is_near}})) GROUP BY m.task_id, m.client_id HAVING min(m.entry) > 0
*/
/*part skip
UPDATE task_queue SET status = 'skipped', done_at = {{now}}
*/
/*part take_back
UPDATE task_queue SET status = 'skipped', done_at = {{now}}, reason = {{>changed_task}}
*/
/*part changed_task
'the task was changed, and does not ask for it any more'
*/
/*part put_back
INSERT INTO task_queue (task_id, client_id, session_id, period, send_on, queued_at)
  SELECT m.task_id, m.client_id, m.session_id, m.period, m.send_on, min(t.queued_at)
    FROM task_queue t CROSS JOIN session_match m ON m.session_id = t.session_id AND m.task_id = t.task_id AND m.client_id = t.client_id
*/
/*part was_taken_back
t.status = 'skipped' AND t.done_at >= date({{now}}) AND t.reason = {{>changed_task}}
     AND NOT EXISTS (SELECT 1 FROM task_queue q WHERE q.task_id = m.task_id AND q.client_id = m.client_id AND q.status <> 'skipped'
                        AND (q.session_id = m.session_id OR CASE WHEN m.period = '' THEN q.period = '' ELSE {{>is_near}} END))
   GROUP BY m.task_id, m.client_id, m.session_id
*/
/*part not_asked
NOT EXISTS (SELECT 1 FROM session_match m WHERE m.session_id = task_queue.session_id AND m.task_id = task_queue.task_id AND m.client_id = task_queue.client_id)
*/
/*part is_near
q.period BETWEEN date(m.period, (1 - max(m.n, 1)) || ' days') AND coalesce(date(m.period, (max(m.n, 1) - 1) || ' days'), '9999-12-31')
*/
