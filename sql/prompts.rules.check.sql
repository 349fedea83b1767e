-- prompts: rows of prompt_rule that cannot be brought into force. crm_install() refuses the first; crm_check() lists all.
WITH named(id, name) AS (
  SELECT prompt_rule.id, trim(value) FROM prompt_rule, json_each('["' || replace(columns, ',', '","') || '"]')
  UNION ALL SELECT id, date_column FROM prompt_rule WHERE date_column IS NOT NULL
  UNION ALL SELECT id, check_column FROM prompt_rule WHERE check_column IS NOT NULL)
SELECT 'prompt rule' AS "check", 'prompt_rule' AS table_name, id AS row_id,
       'client has no column ' || name || '; add it to client, or correct the rule' AS problem
  FROM named WHERE NOT EXISTS (SELECT 1 FROM pragma_table_xinfo('client') WHERE name = named.name)
UNION ALL
SELECT 'prompt rule', 'prompt_rule', id, 'client.' || name || ' cannot be asked about; correct the rule'
  FROM named WHERE name IN ('id', 'name', 'entered_at', 'modified_by')
UNION ALL
SELECT 'prompt rule', 'prompt_rule', id, 'client.' || name || ' is generated; name the columns that it is made of'
  FROM named WHERE EXISTS (SELECT 1 FROM pragma_table_xinfo('client') WHERE name = named.name AND hidden > 0)
UNION ALL
SELECT 'prompt rule', 'prompt_rule', id, 'the pick list ' || list || ' has no value ' || to_value || '; correct to_value, or add it there'
  FROM prompt_rule JOIN pick_list_column ON table_name = 'client' AND column_name = trim(columns)
 WHERE to_value IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pick_list WHERE pick_list.list = pick_list_column.list AND value = to_value)
UNION ALL
SELECT 'prompt rule', 'prompt_rule', id, 'ids and slots that begin with milestone are the software''s own; give it another'
  FROM prompt_rule WHERE source = 'client' AND coalesce(slot, id) LIKE 'milestone %'
UNION ALL
SELECT 'prompt rule', 'prompt_rule', id, 'it names the column ' || name || ' twice'
  FROM named JOIN prompt_rule USING (id) GROUP BY id, name HAVING count(*) > 1 AND NOT (source = 'client' AND date_column IS trim(columns))
UNION ALL
SELECT 'prompt rule', 'prompt_rule', id, 'the pick list Milestone Type has no value ' || milestone_type || '; add it there, or correct the rule'
  FROM prompt_rule WHERE NOT EXISTS (SELECT 1 FROM pick_list WHERE list = 'Milestone Type' AND value = milestone_type)
UNION ALL
SELECT 'prompt rule', 'prompt_rule', id, 'only a rule of source client with change any may name several columns'
  FROM prompt_rule WHERE columns LIKE '%,%' AND coalesce(change, '') <> 'any'
UNION ALL
SELECT 'prompt rule', 'prompt_rule', a.id, 'rule ' || b.id || ' shares its slot, so both must have the same columns, and change to'
  FROM prompt_rule a JOIN prompt_rule b ON coalesce(a.slot, a.id) = coalesce(b.slot, b.id) AND a.id <> b.id
 WHERE a.source = 'client' AND b.source = 'client' AND (a.columns <> b.columns OR a.change <> 'to' OR b.change <> 'to')
 ORDER BY 3, 4
