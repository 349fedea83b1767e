/*each rule
WITH active_rule AS (
  -- to_value as a literal of the column's own kind, since NEW."column" is compared as it is
  SELECT r.*, coalesce(slot, id) AS the_slot, CASE
      WHEN column_type LIKE '%CHAR%' OR column_type LIKE '%CLOB%' OR column_type LIKE '%TEXT%' THEN quote(CAST(to_value AS TEXT))
      WHEN column_type <> '' AND column_type NOT LIKE '%BLOB%' AND CAST(to_value + 0 AS TEXT) = CAST(to_value AS TEXT) THEN quote(to_value + 0)
      ELSE quote(to_value) END AS literal
    FROM (SELECT *, coalesce((SELECT type FROM pragma_table_info('client') WHERE name = trim(columns)), '') AS column_type FROM prompt_rule) r
   WHERE source = 'client' AND active)
SELECT replace(id, '"', '""') AS name, quote(id) AS id, quote(the_slot) AS slot, columns,
       (SELECT quote(group_concat(trim(value))) FROM json_each('["' || replace(columns, ',', '","') || '"]')) AS field_list, quote(question) AS words,
       quote('"type":' || json_quote(milestone_type)) AS type, date_column, nullif(carries_value, 0) AS carries_value,
       change = 'to' AS is_to, change = 'filled' AS is_filled, change = 'any' AS is_any, date_column IS trim(columns) AS dates_itself, literal AS to_value,
       -- asked once a slot: when does its pending question fall away?
       change <> 'any' AND id = (SELECT min(id) FROM active_rule twin WHERE twin.the_slot = active_rule.the_slot) AS withdraws,
       (SELECT group_concat(literal, ', ') FROM active_rule twin WHERE twin.the_slot = active_rule.the_slot) AS slot_values
  FROM active_rule ORDER BY id
*/
/*each field of rule
SELECT replace(trim(value), '"', '""') AS column, CASE WHEN key > 0 THEN ', ' END AS comma, CASE WHEN key > 0 THEN ' OR ' END AS "or", CASE WHEN key > 0 THEN ' AND ' END AS "and",
       CASE WHEN key > 0 THEN ' + ' END AS plus, count(*) OVER () > 1 AS one_of_several,
       quote(trim(value) || ' = ') AS equals
  FROM json_each('["' || replace(:columns, ',', '","') || '"]')
*/
/*each kept of rule
-- The columns whose value before the rule looks at: those it watches, and its day.
SELECT replace(trim(value), '"', '""') AS column, quote(trim(value)) AS named, CASE WHEN min(key) > 0 THEN ', ' END AS comma
  FROM json_each('["' || replace(:columns || coalesce(',' || :date_column, ''), ',', '","') || '"]') GROUP BY trim(value) ORDER BY min(key)
*/
/*each asked of rule
-- The words of the question as an expression, one placeholder after the other.
WITH RECURSIVE filled(step, expression) AS (
  SELECT 0, replace(:words, '{client}', ''' || NEW.name || ''')
  UNION ALL
  SELECT step + 1, replace(expression, '{' || trim(value) || '}', printf(''' || coalesce(NEW."%w", ''blank'') || ''', trim(value)))
    FROM filled JOIN json_each('["' || replace(:columns, ',', '","') || '"]') ON key = step)
SELECT expression FROM filled ORDER BY step DESC LIMIT 1
*/
/*each watched
SELECT DISTINCT replace(trim(value), '"', '""') AS column, quote(trim(value)) AS named
  FROM prompt_rule, json_each('["' || replace(columns || coalesce(',' || date_column, ''), ',', '","') || '"]')
 WHERE source = 'client' AND active
*/
-- prompts: P3 to P12 and P26, what edits of a client ask. One trigger a rule, on its columns, so that an edit pays only for what it touches.
-- P23: what an accepted answer writes (automatic_write) neither asks nor alters another question.
-- P24: a slot has one pending question. A later edit brings it up to date, an edit back to the value before withdraws it.
-- P22: the event's own day is the date column's. One that stood there for the value before (an older figure, another certification) is not.
-- While the setting is off (P1), or what was written at another site arrives (S9), nothing new is asked, but questions already pending are still kept true.
{{#rule}}
CREATE TRIGGER "prompt_rule_{{name}}_asks" AFTER UPDATE OF {{#field}}{{comma}}"{{column}}"{{/field}} ON client
WHEN {{>changed}}{{>matches}} AND (SELECT prompt_id FROM automatic_write) IS NULL
 AND ({{>asking}} OR {{>pending}}) BEGIN
  {{>ask}} VALUES ({{>question}}) {{>bring_up_to_date}};
END;
{{#withdraws}}
CREATE TRIGGER "prompt_rule_{{name}}_withdraws" AFTER UPDATE OF {{#field}}{{comma}}"{{column}}"{{/field}} ON client
WHEN {{>changed}}{{>no_longer}} AND (SELECT prompt_id FROM automatic_write) IS NULL BEGIN
  UPDATE prompt SET withdrawn_at = {{now}} WHERE client_id = NEW.id AND slot = {{slot}} AND answer IS NULL AND withdrawn_at IS NULL;
END;
{{/withdraws}}
{{#date_column}}{{^dates_itself}}
-- A pending question takes over the event's day when it is entered afterwards.
CREATE TRIGGER "prompt_rule_{{name}}_dates" AFTER UPDATE OF "{{date_column}}" ON client
WHEN OLD."{{date_column}}" IS NOT NEW."{{date_column}}" AND (SELECT prompt_id FROM automatic_write) IS NULL BEGIN
  UPDATE prompt SET proposed = {{>proposed}}
   WHERE client_id = NEW.id AND slot = {{slot}} AND answer IS NULL AND withdrawn_at IS NULL AND rule_id = {{id}};
END;
{{/dates_itself}}{{/date_column}}
{{/rule}}

-- G1: INSERT OR REPLACE of a client that exists is an edit, but fires only insert triggers, when the old row is gone: its watched
-- values are noted before, and compared after. (An UPSERT or INSERT OR IGNORE leaves the note unused; the next one overwrites it.)
CREATE TRIGGER prompt_client_replaced BEFORE INSERT ON client
WHEN EXISTS (SELECT 1 FROM client WHERE id = NEW.id) BEGIN
  DELETE FROM replaced_row WHERE table_name = 'client';
  INSERT INTO replaced_row (table_name, row_id, column_name) VALUES ('client', NEW.id, 'id');
  {{#watched}}
  INSERT INTO replaced_row (table_name, row_id, column_name, value)
  SELECT 'client', id, {{named}}, "{{column}}" FROM client WHERE id = NEW.id AND "{{column}}" IS NOT NEW."{{column}}";
  {{/watched}}
END;
CREATE TRIGGER prompt_client_replacement AFTER INSERT ON client
WHEN EXISTS (SELECT 1 FROM replaced_row WHERE table_name = 'client' AND row_id = NEW.id) BEGIN
  {{#rule}}
  {{#withdraws}}
  UPDATE prompt SET withdrawn_at = {{now}}
   WHERE client_id = NEW.id AND slot = {{slot}} AND answer IS NULL AND withdrawn_at IS NULL
     AND EXISTS (SELECT 1 FROM {{>old_row}} WHERE {{>changed}}{{>no_longer}});
  {{/withdraws}}
  {{#date_column}}{{^dates_itself}}
  UPDATE prompt SET proposed = (SELECT {{>proposed}} FROM {{>old_row}})
   WHERE client_id = NEW.id AND slot = {{slot}} AND answer IS NULL AND withdrawn_at IS NULL AND rule_id = {{id}}
     AND EXISTS (SELECT 1 FROM {{>old_row}} WHERE OLD."{{date_column}}" IS NOT NEW."{{date_column}}");
  {{/dates_itself}}{{/date_column}}
  {{>ask}} SELECT {{>question}} FROM {{>old_row}}
   WHERE {{>changed}}{{>matches}}
     AND ({{>asking}} OR {{>pending}}) {{>bring_up_to_date}};
  {{/rule}}
  DELETE FROM replaced_row WHERE table_name = 'client';
END;

/*part changed
({{#field}}{{or}}OLD."{{column}}" IS NOT NEW."{{column}}"{{/field}})
*/
/*part asking
(SELECT value FROM setting WHERE name = 'sync_prompts.enabled') = '1' AND (SELECT site FROM automatic_write) IS NULL
*/
/*part pending
EXISTS (SELECT 1 FROM prompt WHERE client_id = NEW.id AND slot = {{slot}} AND answer IS NULL AND withdrawn_at IS NULL)
*/
/*part matches
{{#field}}{{#is_to}} AND NEW."{{column}}" IS {{to_value}}{{/is_to}}{{#is_filled}} AND coalesce(NEW."{{column}}", '') <> '' AND (coalesce(OLD."{{column}}", '') = '' OR {{>pending}}){{/is_filled}}{{/field}}
*/
/*part no_longer
{{#field}}{{#is_to}} AND OLD."{{column}}" IN ({{slot_values}}) AND coalesce(NEW."{{column}}" NOT IN ({{slot_values}}), 1){{/is_to}}{{#is_filled}} AND coalesce(OLD."{{column}}", '') <> '' AND coalesce(NEW."{{column}}", '') = ''{{/is_filled}}{{/field}}
*/
/*part old_row
(SELECT {{#kept}}{{comma}}CASE WHEN EXISTS (SELECT 1 FROM replaced_row WHERE table_name = 'client' AND row_id = NEW.id AND column_name = {{named}})
    THEN (SELECT value FROM replaced_row WHERE table_name = 'client' AND row_id = NEW.id AND column_name = {{named}}) ELSE NEW."{{column}}" END AS "{{column}}"{{/kept}}) AS OLD
*/
/*part proposed
'{' || {{type}}{{#date_column}} || CASE WHEN NEW."{{date_column}}" GLOB {{>day}} AND (OLD."{{date_column}}" IS NOT NEW."{{date_column}}" OR NOT {{>held}})
        THEN ',' || {{>its_day}} || NEW."{{date_column}}" || '"' ELSE '' END{{/date_column}}{{#carries_value}}
      || ',"value":' || {{#json}}({{#field}}{{plus}}{{#one_of_several}}coalesce(NEW."{{column}}", 0){{/one_of_several}}{{^one_of_several}}NEW."{{column}}"{{/one_of_several}}{{/field}}){{/json}}{{/carries_value}} || '}'
*/
/*part held
({{#field}}{{or}}{{#is_any}}OLD."{{column}}" IS NOT NULL{{/is_any}}{{#is_to}}coalesce(OLD."{{column}}" IN ({{slot_values}}), 0){{/is_to}}{{#is_filled}}0{{/is_filled}}{{/field}})
*/
/*part its_day
'"milestone_date":"'
*/
/*part day
'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
*/
/*part ask
INSERT INTO prompt (client_id, rule_id, question, proposed, asked_at, edited_by, action, field, slot, old_values, new_values)
*/
/*part question
NEW.id, {{id}},
      {{#asked}}{{expression}}{{/asked}},
      {{>proposed}},
      {{now}}, NEW.modified_by, 'create milestone', {{field_list}}, {{slot}},
      {{#field}}{{#comma}} || ', ' || {{/comma}}{{equals}} || quote(OLD."{{column}}"){{/field}},
      {{#field}}{{#comma}} || ', ' || {{/comma}}{{equals}} || quote(NEW."{{column}}"){{/field}}
*/
/*part bring_up_to_date
ON CONFLICT (client_id, slot) WHERE answer IS NULL AND withdrawn_at IS NULL DO UPDATE SET
      rule_id = excluded.rule_id, question = excluded.question, asked_at = excluded.asked_at,
      edited_by = excluded.edited_by, new_values = excluded.new_values,
      -- a day that this question already has, and the edit does not give anew, is kept
      -- (found by its place: prompt_proposal_is_plain keeps proposed free of blanks, and quotes in values are escaped)
      proposed = CASE WHEN instr(excluded.proposed, {{>its_day}}) = 0
            AND substr(prompt.proposed, instr(prompt.proposed, {{>its_day}}) + length({{>its_day}}), 11) GLOB {{>day}} || '"'
            AND instr(prompt.proposed, {{>its_day}}) > 0
          THEN '{' || substr(prompt.proposed, instr(prompt.proposed, {{>its_day}}), length({{>its_day}}) + 11) || ',' || substr(excluded.proposed, 2)
          ELSE excluded.proposed END,
      withdrawn_at = CASE WHEN old_values = excluded.new_values THEN excluded.asked_at END
    -- A user's own trigger may have edited the field again inside this edit; then that later edit has spoken.
    WHERE {{#field}}{{and}}NEW."{{column}}" IS (SELECT "{{column}}" FROM client WHERE id = NEW.id){{/field}}
*/
