-- The twelve rules on clients, and the pick lists, as PL/pgSQL triggers: what triggers/prompts.client.sql and triggers/core.*.sql do in SQLite.
-- As there, each rule has triggers of its own, generated from its row, on its columns, and WHEN keeps them from being called in vain.
CREATE TABLE prompt_rule (
  id text PRIMARY KEY, columns text[], change text, to_value text, milestone_type text, date_column text, carries_value boolean, slot text, question text);
INSERT INTO prompt_rule VALUES
  ('P4', '{date_established}', 'filled', NULL, 'Started Business', 'date_established', false, 'P4',
   '{client} was established on {date_established}. Create a "Started Business" milestone?'),
  ('P5.EDWOSB', '{company_gender}', 'to', 'EDWOSB Certified', 'EDWOSB Certification Obtained', 'gender_certification_date', false, 'P5',
   '{client}: Company Gender is now {company_gender}. Create an "EDWOSB Certification Obtained" milestone?'),
  ('P5.WOSB', '{company_gender}', 'to', 'Woman-Owned (WOSB) Certified', 'WOSB Certification Obtained', 'gender_certification_date', false, 'P5',
   '{client}: Company Gender is now {company_gender}. Create a "WOSB Certification Obtained" milestone?'),
  ('P6.SDB', '{disadvantage_status}', 'to', 'Certified SDB', 'SDB Certification Obtained', 'sdb_certification_date', false, 'P6',
   '{client}: Disadvantage Status is now {disadvantage_status}. Create an "SDB Certification Obtained" milestone?'),
  ('P6.8A', '{disadvantage_status}', 'to', 'SBA 8(a) Certified', '8(A) Certification Obtained', 'sdb_certification_date', false, 'P6',
   '{client}: Disadvantage Status is now {disadvantage_status}. Create an "8(A) Certification Obtained" milestone?'),
  ('P7', '{organization}', 'any', NULL, 'Changed Legal Form', NULL, true, 'P7',
   '{client}: Organization is now {organization}. Create a "Changed Legal Form" milestone?'),
  ('P8', '{hubzone}', 'to', 'Certified', 'HUBZone Certification Obtained', 'hubzone_certification_date', false, 'P8',
   '{client}: HUBZone is now {hubzone}. Create a "HUBZone Certification Obtained" milestone?'),
  ('P9', '{part_time_employees,full_time_employees}', 'any', NULL, 'Change in Staff', NULL, true, 'P9',
   '{client}: staff is now part-time {part_time_employees}, full-time {full_time_employees}. Create a "Change in Staff" milestone?'),
  ('P10', '{export_employees}', 'any', NULL, 'Change in Export-related Staff', NULL, true, 'P10',
   '{client}: Export-Related Employees are now {export_employees}. Create a "Change in Export-related Staff" milestone?'),
  ('P11.sales', '{gross_sales}', 'any', NULL, 'Change in Sales', 'gross_sales_date', true, 'P11.sales',
   '{client}: Gross Revenues/Sales are now {gross_sales}. Create a "Change in Sales" milestone?'),
  ('P11.exports', '{gross_export_sales}', 'any', NULL, 'Change in Exports', NULL, true, 'P11.exports',
   '{client}: Gross Export-Related Revenues/Sales are now {gross_export_sales}. Create a "Change in Exports" milestone?'),
  ('P12', '{gross_profits}', 'any', NULL, 'Change in Profits', 'gross_profits_date', true, 'P12',
   '{client}: Gross Profits/Losses are now {gross_profits}. Create a "Change in Profits" milestone?');

CREATE FUNCTION clock() RETURNS timestamp LANGUAGE sql STABLE AS
  $$SELECT coalesce((SELECT value::timestamp FROM setting WHERE name = 'clock.pinned'), date_trunc('second', now() AT TIME ZONE 'UTC'))$$;

-- A trigger of a rule: its function and itself.
CREATE FUNCTION make_trigger(name text, columns text, condition text, body text) RETURNS void LANGUAGE plpgsql AS $make$
BEGIN
  EXECUTE format('CREATE FUNCTION %I() RETURNS trigger LANGUAGE plpgsql AS $body$BEGIN %s RETURN NULL; END$body$', name, body);
  EXECUTE format('CREATE TRIGGER %I AFTER UPDATE OF %s ON client FOR EACH ROW WHEN (%s) EXECUTE FUNCTION %I()', name, columns, condition, name);
END
$make$;

DO $rules$
DECLARE
  r record;
  pending constant text := 'client_id = NEW.id AND slot = %L AND answer IS NULL AND withdrawn_at IS NULL';
  slot_values text;
  changed text;
  held text;
  question text;
  proposed text;
BEGIN
  FOR r IN SELECT *, array_to_string(columns, ',') AS column_list, columns[1] AS first FROM prompt_rule LOOP
    slot_values := (SELECT string_agg(quote_literal(to_value), ', ') FROM prompt_rule WHERE slot = r.slot);
    changed := (SELECT string_agg(format('OLD.%I IS DISTINCT FROM NEW.%I', name, name), ' OR ') FROM unnest(r.columns) AS name);
    question := replace(quote_literal(r.question), '{client}', ''' || NEW.name || ''');
    FOR i IN 1 .. cardinality(r.columns) LOOP
      question := replace(question, '{' || r.columns[i] || '}', format(''' || coalesce(NEW.%I::text, ''blank'') || ''', r.columns[i]));
    END LOOP;
    held := CASE r.change WHEN 'any' THEN (SELECT string_agg(format('OLD.%I IS NOT NULL', name), ' OR ') FROM unnest(r.columns) AS name)
                          WHEN 'to' THEN format('coalesce(OLD.%I IN (%s), false)', r.first, slot_values) ELSE 'false' END;
    proposed := format('jsonb_build_object(''type'', %L', r.milestone_type)
      || CASE WHEN r.carries_value THEN ', ''value'', '
           || CASE cardinality(r.columns) WHEN 1 THEN 'NEW.' || r.first
                ELSE (SELECT string_agg(format('coalesce(NEW.%I, 0)', name), ' + ') FROM unnest(r.columns) AS name) END ELSE '' END || ')'
      || CASE WHEN r.date_column IS NULL THEN ''
           ELSE format(' || CASE WHEN NEW.%1$I IS NULL OR (OLD.%1$I IS NOT DISTINCT FROM NEW.%1$I AND (%2$s)) THEN ''{}'' '
                       'ELSE jsonb_build_object(''milestone_date'', NEW.%1$I) END', r.date_column, held) END;

    PERFORM make_trigger('prompt_' || r.id || '_asks', r.column_list,
      '(' || changed || ')' || CASE r.change WHEN 'to' THEN format(' AND NEW.%I = %L', r.first, r.to_value)
                                             WHEN 'filled' THEN format(' AND NEW.%I IS NOT NULL', r.first) ELSE '' END,
      format($body$
        IF NOT EXISTS (SELECT FROM automatic_write)
           AND ((SELECT value FROM setting WHERE name = 'sync_prompts.enabled') = '1' OR EXISTS (SELECT FROM prompt WHERE %1$s))
           AND (%2$s) THEN
          INSERT INTO prompt (client_id, rule_id, question, proposed, asked_at, edited_by, action, field, slot, old_values, new_values)
          VALUES (NEW.id, %3$L, %4$s, %5$s, clock(), NEW.modified_by, 'create milestone', %6$L, %7$L,
                  %8$s, %9$s)
          ON CONFLICT (client_id, slot) WHERE answer IS NULL AND withdrawn_at IS NULL DO UPDATE SET
            rule_id = excluded.rule_id, question = excluded.question, asked_at = excluded.asked_at,
            edited_by = excluded.edited_by, new_values = excluded.new_values,
            proposed = CASE WHEN prompt.proposed ? 'milestone_date'
              THEN jsonb_build_object('milestone_date', prompt.proposed -> 'milestone_date') || excluded.proposed ELSE excluded.proposed END,
            withdrawn_at = CASE WHEN prompt.old_values = excluded.new_values THEN excluded.asked_at END;
        END IF;$body$,
        format(pending, r.slot),
        CASE r.change WHEN 'filled' THEN format('OLD.%I IS NULL OR EXISTS (SELECT FROM prompt WHERE %s)', r.first, format(pending, r.slot)) ELSE 'true' END,
        r.id, question, proposed, r.column_list, r.slot,
        (SELECT string_agg(format('%L || quote_nullable(OLD.%I)', name || ' = ', name), ' || '', '' || ') FROM unnest(r.columns) AS name),
        (SELECT string_agg(format('%L || quote_nullable(NEW.%I)', name || ' = ', name), ' || '', '' || ') FROM unnest(r.columns) AS name)));

    IF r.change <> 'any' AND r.id = (SELECT min(id) FROM prompt_rule WHERE slot = r.slot) THEN
      PERFORM make_trigger('prompt_' || r.id || '_withdraws', r.column_list,
        changed || CASE r.change
          WHEN 'to' THEN format(' AND coalesce(NEW.%I NOT IN (%s), true)', r.first, slot_values) ELSE format(' AND NEW.%I IS NULL', r.first) END,
        format('IF NOT EXISTS (SELECT FROM automatic_write) THEN UPDATE prompt SET withdrawn_at = clock() WHERE %s; END IF;', format(pending, r.slot)));
    END IF;

    IF r.date_column <> r.column_list THEN
      PERFORM make_trigger('prompt_' || r.id || '_dates', r.date_column, format('OLD.%1$I IS DISTINCT FROM NEW.%1$I', r.date_column),
        format('IF NOT EXISTS (SELECT FROM automatic_write) THEN UPDATE prompt SET proposed = %s WHERE %s AND rule_id = %L; END IF;',
               proposed, format(pending, r.slot), r.id));
    END IF;
  END LOOP;
END
$rules$;

-- G7: a value is active in its pick list. G8: the id of a record never changes.
DO $lists$
DECLARE
  l record;
BEGIN
  FOR l IN SELECT * FROM (VALUES
      ('kind', 'Client Type'), ('status', 'Client Status'), ('company_status', 'Company Status'), ('company_gender', 'Company Gender'),
      ('disadvantage_status', 'Disadvantage Status'), ('hubzone', 'HUBZone'), ('organization', 'Organization')) AS lists (name, list) LOOP
    PERFORM make_trigger('client_' || l.name || '_stays_listed', l.name, format('NEW.%1$I IS DISTINCT FROM OLD.%1$I AND NEW.%1$I IS NOT NULL', l.name),
      format('IF NOT EXISTS (SELECT FROM pick_list WHERE list = %L AND value = NEW.%I AND active) THEN '
             'RAISE ''client.%s: this value is not active in the pick list''; END IF;', l.list, l.name, l.name));
  END LOOP;
  PERFORM make_trigger('client_id_stays', 'id', 'NEW.id IS DISTINCT FROM OLD.id', 'RAISE ''client.id: the id of a record never changes'';');
END
$lists$;
