-- prompts: views.

CREATE VIEW milestone_question AS
  -- What each milestone asks, or would ask if it were created now: one row a milestone and active rule of its type (P13 to P21).
SELECT
  m.id AS milestone_id, -- milestone.id
  m.client_id AS client_id, -- its client
  r.id AS rule_id, -- prompt_rule.id
  'milestone ' || m.id || ' ' || r.id AS slot, -- each milestone asks for itself
  replace(replace(replace(r.question, '{date}', coalesce(m.milestone_date, '(no day given)')),
      '{value}', coalesce(m.value, '(not given)')), '{client}', c.name) AS question, -- in words
  trim(r.columns) || coalesce(',' || r.date_column, '') || coalesce(',' || r.check_column, '') AS field, -- the columns that it may write
  '{' || substr(
      CASE WHEN {{#json}}coalesce(r.to_value, m.value){{/json}} = 'null' THEN '' ELSE ',"' || trim(r.columns) || '":' || {{#json}}coalesce(r.to_value, m.value){{/json}} END
      || CASE WHEN r.date_column IS NULL OR m.milestone_date IS NULL THEN '' ELSE ',"' || r.date_column || '":"' || m.milestone_date || '"' END
      || coalesce(',"' || r.check_column || '":1', ''), 2) || '}' AS proposed -- JSON object; what the milestone leaves open is left out
  FROM milestone m JOIN client c ON c.id = m.client_id
  JOIN prompt_rule r ON r.milestone_type = m.type AND r.source = 'milestone' AND r.active;

CREATE VIEW prompt_inbox AS
  -- The pending questions as a person reads them, oldest first. sync_prompts is the same, writable, where the extension is loaded.
SELECT
  p.id AS id, -- prompt.id
  p.client_id AS client_id, -- client.id
  c.name AS client, -- the client's name
  p.question AS question, -- the question in words
  p.action AS action, -- 'create milestone' or 'update client'
  p.field AS field, -- the client columns in question, separated by commas
  p.proposed AS proposed, -- JSON object, column to value: what accepting writes
  CASE p.action
    WHEN 'create milestone' THEN 'milestone: ' ELSE 'client: ' END
    || coalesce((SELECT group_concat(key || ' = ' || coalesce(value, 'blank'), ', ') FROM json_each(p.proposed)), 'nothing yet: give proposed')
    || CASE WHEN p.action = 'update client' OR EXISTS (SELECT 1 FROM json_each(p.proposed) WHERE key = 'milestone_date') THEN ''
         ELSE ', milestone_date = ' || date({{now}}) END AS will_write, -- the same in words, as it would be done now
  p.old_values AS old_values, -- the watched columns before the edit, as in SQL: hubzone = 'Applied'
  p.new_values AS new_values, -- after it
  p.milestone_id AS milestone_id, -- the milestone that asks
  p.rule_id AS rule_id, -- prompt_rule.id
  p.asked_at AS asked_at, -- instant of the edit, UTC
  p.edited_by AS edited_by -- who made it
  FROM prompt p LEFT JOIN client c ON c.id = p.client_id
 WHERE p.answer IS NULL AND p.withdrawn_at IS NULL;
