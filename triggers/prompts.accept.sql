/*each column
SELECT DISTINCT replace(name, '"', '""') AS column, quote(name) AS named
  FROM (SELECT trim(columns) AS name FROM prompt_rule WHERE source = 'milestone'
        UNION SELECT date_column FROM prompt_rule WHERE source = 'milestone'
        UNION SELECT check_column FROM prompt_rule WHERE source = 'milestone')
 WHERE name IS NOT NULL
*/
-- prompts: P22, accepting a milestone's question updates the client: the columns that prompt.proposed names, and no other.
CREATE TRIGGER prompt_accept_updates_client AFTER UPDATE OF answer ON prompt
WHEN NEW.answer = 'accept' AND NEW.action = 'update client' BEGIN
  SELECT RAISE(ABORT, 'prompt: the rule of this question is not in force; call crm_install(), then answer')
    FROM json_each(NEW.proposed) WHERE key NOT IN (''{{#column}}, {{named}}{{/column}});
  UPDATE prompt SET answered_at = {{now}} WHERE id = NEW.id;
  INSERT INTO audit_log (at, actor, action, rule, table_name, row_id, column_name, old_value, new_value)
  SELECT {{now}}, NEW.answered_by, 'client updated', NEW.rule_id, 'client', client.id, new.key,
      CASE new.key{{#column}} WHEN {{named}} THEN client."{{column}}"{{/column}} END, new.value
    FROM client, json_each(NEW.proposed) new
   WHERE client.id = NEW.client_id AND {{>differs}};
  INSERT INTO automatic_write (cause) VALUES ('prompt ' || NEW.id);
  UPDATE client SET
{{#column}}
      "{{column}}" = CASE WHEN EXISTS (SELECT 1 FROM json_each(NEW.proposed) WHERE key = {{named}})
          THEN (SELECT value FROM json_each(NEW.proposed) WHERE key = {{named}}) ELSE "{{column}}" END,
{{/column}}
      modified_by = coalesce(NEW.answered_by, modified_by)
   WHERE id = NEW.client_id;
  DELETE FROM automatic_write;
  -- An outer UPDATE OR IGNORE makes the UPDATE above skip what it may not write; accepted and not done must not be.
  SELECT RAISE(ABORT, 'prompt: the client could not be updated with the proposed values; correct prompt.proposed')
    FROM client, json_each(NEW.proposed) new WHERE client.id = NEW.client_id AND {{>differs}};
END;

/*part differs
(0{{#column}} OR (new.key = {{named}} AND client."{{column}}" IS NOT new.value){{/column}})
*/
