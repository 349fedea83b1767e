-- The public surface, to the name: our tables and views with their columns in order, and the extension's functions and tables; and
-- each of our tables, views and columns has a comment, which the sqlite3 shell's .schema shows.
-- needs the extension

SELECT o.name || ': ' || (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo(o.name) ORDER BY cid))
  FROM sqlite_schema o WHERE o.type IN ('table', 'view') AND o.name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY o.name;


-- The functions, each with its number of arguments; those with an effect are DIRECTONLY. (Left out: SQLite's own, which differ by build.)
SELECT name || '(' || narg || ')' || CASE WHEN flags & 0x80000 THEN ' DIRECTONLY' ELSE '' END FROM pragma_function_list
 WHERE NOT builtin AND name NOT GLOB 'fts*' AND name NOT GLOB 'rtree*' AND name NOT GLOB 'geopoly*'
   AND name NOT IN ('match', 'snippet', 'offsets', 'matchinfo', 'optimize', 'highlight', 'bm25') ORDER BY name, narg;
--> account_type_allowed(2)
--> account_type_allowed(3)
--> account_type_reason(2)
--> account_type_reason(3)
--> cadence_sync(0) DIRECTONLY
--> cadence_sync(1) DIRECTONLY
--> crm_debug(0)
--> crm_install(0) DIRECTONLY
--> crm_install(1) DIRECTONLY
--> crm_version(0)
--> eligible_for_inactivation(2)
--> eligible_for_inactivation(3)
--> rebuild_agenda(0) DIRECTONLY
--> run_tasks(0) DIRECTONLY
--> run_tasks(1) DIRECTONLY
--> sync_add_site(3) DIRECTONLY
--> sync_add_site(4) DIRECTONLY
--> sync_cut(2) DIRECTONLY
--> sync_ddl(1) DIRECTONLY
--> sync_exchange(1) DIRECTONLY
--> sync_init(3) DIRECTONLY
--> sync_receive(1) DIRECTONLY
--> sync_send(1) DIRECTONLY
--> sync_track(1) DIRECTONLY
--> sync_untrack(1) DIRECTONLY
--> undo_task_run(1) DIRECTONLY
--> undo_task_run(2) DIRECTONLY
--> undo_task_run(3) DIRECTONLY
--> update_account_types(0) DIRECTONLY
--> update_account_types(1) DIRECTONLY

-- The table-valued functions and virtual tables.
SELECT m.name || ': ' || (SELECT group_concat(name || CASE hidden WHEN 1 THEN ' (argument)' ELSE '' END, ', ') FROM pragma_table_xinfo(m.name))
  FROM pragma_module_list m
 WHERE name NOT GLOB 'pragma*' AND name NOT GLOB 'sqlite*' AND name NOT GLOB 'json*' AND name NOT GLOB 'fts*' AND name NOT GLOB 'rtree*'
   AND name NOT IN ('dbstat', 'geopoly', 'bytecode', 'tables_used') ORDER BY m.name;
--> account_types: type, allowed, via, reason, account_id (argument), user_id (argument)
--> api_budget: window_start, used, left, direction, record_type, record_id, field, goes_at, now (argument)
--> cadence_preview: workflow_id, action, record_type, record_id, prospect_id, cadence_id, effect, now (argument)
--> check_template: part, line, problem, subject (argument), body_text (argument), body_html (argument), purpose (argument)
--> crm_check: check, table_name, row_id, problem
--> crm_statement_cache: unused
--> eligible_for_inactivation: client_id, client, last_activity, days, warning, task_id (argument), on_date (argument)
--> preview_account_types: account_id, account, action, from_type, from_status, to_type, to_status, reason, now (argument)
--> preview_tasks: task, action, client, detail, task_id, client_id, mode, run_date, now (argument)
--> sync_inspect: sender, receiver, batch, author, kind, table_name, row_key, column_name, old_value, new_value, at, modified_by, path (argument)
--> sync_prompts: id, client_id, client, question, action, field, proposed, will_write, old_values, new_values, milestone_id, rule_id, asked_at, answer, answered_by, for_client (argument)
--> why_eligible: condition, value, limit, passes, client_id (argument), task_id (argument), on_date (argument)
--> why_not_queued: condition, value, limit, passes, event_id (argument), task_id (argument)

-- Comments. The first line of a table or view is its own.
SELECT name FROM sqlite_schema
 WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND sql NOT LIKE 'CREATE %' || char(10) || '  -- %' || char(10) || '%';
--> (no rows)
-- A table's column begins a line; a view's ends an expression, as "AS column, -- comment". Before the next column there is a comment.
WITH
  object AS (SELECT name, sql || char(10) AS sql FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite~_%' ESCAPE '~'),
  defined AS (
    SELECT o.name AS object, c.name AS column, sql, max(
        instr(sql, char(10) || '  ' || c.name || ' '), instr(sql, char(10) || '  ' || c.name || ','),
        instr(sql, ' AS ' || c.name || ' '), instr(sql, ' AS ' || c.name || ',')) AS place
      FROM object o, pragma_table_xinfo(o.name) c),
  cut AS (SELECT *, lead(place, 1, length(sql)) OVER (PARTITION BY object ORDER BY place) AS next_place FROM defined)
SELECT object, column FROM cut WHERE place = 0 OR instr(substr(sql, place, next_place - place), '-- ') = 0;
--> (no rows)
