/*each column
SELECT DISTINCT replace(name, '"', '""') AS column, quote(name) AS named
  FROM (SELECT trim(columns) AS name FROM prompt_rule WHERE source = 'milestone'
        UNION SELECT date_column FROM prompt_rule WHERE source = 'milestone'
        UNION SELECT check_column FROM prompt_rule WHERE source = 'milestone')
 WHERE name IS NOT NULL
*/
-- prompts: P22, accepting a milestone's question updates the client: the columns that prompt.proposed names, and no other.
CREATE TRIGGER prompt_accept_updates_client AFTER UPDATE ON automatic_write
WHEN (SELECT action FROM prompt WHERE id = NEW.prompt_id) = 'update client' BEGIN
  SELECT RAISE(ABORT, 'prompt: the rule of this question is not in force; call crm_install(), then answer')
    FROM prompt p, json_each(p.proposed) WHERE p.id = NEW.prompt_id AND key NOT IN (''{{#column}}, {{named}}{{/column}});
  UPDATE prompt SET answered_at = {{now}} WHERE id = NEW.prompt_id;
  INSERT INTO audit_log (at, actor, action, rule, table_name, row_id, column_name, old_value, new_value)
  SELECT p.answered_at, p.answered_by, 'client updated', p.rule_id, 'client', client.id, new.key,
      CASE new.key WHEN '' THEN NULL{{#column}} WHEN {{named}} THEN client."{{column}}"{{/column}} END, new.value
    FROM prompt p JOIN client ON client.id = p.client_id, json_each(p.proposed) new
   WHERE p.id = NEW.prompt_id AND (0{{#column}} OR (new.key = {{named}} AND client."{{column}}" IS NOT new.value){{/column}});
  UPDATE client SET
{{#column}}
      "{{column}}" = CASE WHEN EXISTS (SELECT 1 FROM prompt p, json_each(p.proposed) WHERE p.id = NEW.prompt_id AND key = {{named}})
          THEN (SELECT value FROM prompt p, json_each(p.proposed) WHERE p.id = NEW.prompt_id AND key = {{named}}) ELSE "{{column}}" END,
{{/column}}
      modified_by = (SELECT answered_by FROM prompt WHERE id = NEW.prompt_id)
   WHERE id = (SELECT client_id FROM prompt WHERE id = NEW.prompt_id);
END;
