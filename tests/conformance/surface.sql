-- The public surface, to the name: our tables and views with their columns in order, and the extension's functions and tables; and
-- each of our tables, views and columns has a comment, which the sqlite3 shell's .schema shows.
-- needs the extension

SELECT o.name || ': ' || (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo(o.name) ORDER BY cid))
  FROM sqlite_schema o WHERE o.type IN ('table', 'view') AND o.name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY o.name;
--> account: id, name, kind, type, status, account_manager_id, validated_by, entered_at, modified_by
--> account_agenda: account_id, look_on
--> account_job: account_id, account, from_type, from_status, to_type, to_status, reason, held
--> account_job_change: account_id, from_type, from_status, to_type, to_status
--> account_job_rule: id, type, status, pass, contract, forecast, setting, to_type, to_status, reason
--> account_number: account_id, kind, number
--> account_refusal: code, reason
--> account_request: id, account_id, user_id, request, created_at, done_at
--> account_request_inbox: id, user_id, user, account_id, account, status, request, created_at
--> account_type: name, position, needs_number, needs_document, status_right, for_persons
--> account_type_change: from_type, to_type, via, function_right, condition, source
--> account_type_matrix: from_type, to_type, from_position, to_position, cell
--> account_violation: account_id, problem
--> activity: kind, id, client_id, day, reportable, funding_source_id
--> activity_table: table_name, date_column, meaning
--> api_window: started_at, used
--> appointment: id, client_id, counselor_id, center_id, starts_at, duration_minutes, subject, location, status, entered_at, modified_by
--> audit_log: id, at, actor, action, rule, table_name, row_id, column_name, old_value, new_value
--> automated_task: id, name, kind, n, owner_id, enabled, test_mode, close_out, close_out_notes, template_id, survey_id, request_list_id, created_at, saved_at, modified_by
--> automatic_write: id, prompt_id, site, is_decided
--> award: id, client_id, activity_date, amount, reportable, funding_source_id, center_id, entered_at, modified_by
--> bid_match_profile: id, client_id, status, keywords, entered_at, modified_by
--> cadence: id, name, modified_by
--> cadence_change: id, side, record_type, record_id, kind, field, old_value, new_value, at
--> cadence_conflict: id, record_type, record_id, field, crm_value, cadence_value, winner, at
--> cadence_criterion: id, workflow_id, field, operator, value
--> cadence_field: record_type, field, prospect_field, type
--> cadence_last_run: at, record_type, record_id, outcome, direction, field, old_value, new_value, reason
--> cadence_noting: side
--> cadence_prospect: cadence_id, prospect_id, position, status
--> cadence_run: id, at, calls, deferred, note
--> cadence_run_item: run_id, record_type, record_id, outcome, direction, field, old_value, new_value, reason
--> cadence_touch: cadence_id, position, kind
--> cadence_waiting: record_type, record_id, side, kind, field, old_value, position, passed, held
--> cadence_waiting_change: record_type, record_id, side, kind, field, old_value, reason
--> cadence_workflow: id, record_type, match, action, move_to, modified_by
--> calendar_change: uid, to_address, subject, body_text, task_id, client_id, sequence, method, starts_at, ends_at, summary, location, organizer, attendee, reminder_minutes
--> calendar_entry: outbox_id, uid, sequence, method, starts_at, ends_at, summary, location, organizer, attendee, reminder_minutes, to_address, subject, body_text, message_status, task_id, client_id, queue_id, appointment_id
--> capital_funding: id, client_id, activity_date, amount, reportable, funding_source_id, center_id, entered_at, modified_by
--> center: id, name, kind
--> client: id, name, kind, status, center_id, counselor_id, email, phone, do_not_phone, subscribe_to_email, date_established, company_status, company_gender, gender_certification_date, disadvantage_status, sdb_certification_date, organization, hubzone, hubzone_certification_date, part_time_employees, full_time_employees, export_employees, gross_sales, gross_sales_date, gross_export_sales, international_trade, gross_profits, gross_profits_date, entered_at, modified_by
--> clock: now
--> contact: id, client_id, name, email, phone, do_not_phone, job_title, subscribe_to_email, deceased, entered_at, modified_by, account_id, cadence_writes
--> contract: id, account_id, starts_on, ends_on, status, service_item_active, entered_at, modified_by
--> counseling_session: id, client_id, type, session_date, contact_hours, prep_hours, travel_hours, reportable, funding_source_id, center_id, counselor_id, notes, entered_at, modified_by
--> crm_activity: id, record_type, record_id, outcome, at, touch_result_id, modified_by
--> email_opt_out: address, opted_out_at, reason
--> email_template: id, name, center_id, subject, body_text, body_html, active, entered_at, modified_by, purpose
--> form_response: id, client_id, activity_date, form, reportable, funding_source_id, center_id, entered_at, modified_by
--> function_right: number, name
--> funding_source: id, name
--> inactivation_agenda: client_id, task_id, look_on
--> inactivation_case: task_id, client_id, client, status, kind, center_id, entered_at, modified_by, in_scope, last_activity, last_any, last_reportable, has_profile
--> inactivation_expected: client_id, task_id, last_activity, last_any
--> inactivation_kind: kind, client_kind, reportable_only, spares_bid_match, meaning
--> inactivation_reviewed: task_id
--> inquiry: id, client_id, activity_date, subject, reportable, funding_source_id, center_id, entered_at, modified_by
--> installed_object: type, name
--> lead: id, first_name, last_name, company, email, phone, status, owner_id, entered_at, modified_by, cadence_writes
--> library_file: id, kind, path, content, group_name, modified_by
--> library_holder: group_name, site_code
--> mail_unknown: id, to_address, subject, client_id, client, message_id, claimed_at, attempts, error
--> message_kind: kind, event, purpose, recipient, session_type, ordinal, counts_hours, template, meaning
--> message_queue: id, task_id, task, mode, client_id, client, event, goes_on, queued_at
--> message_reason: id, to_address, subject, task_id, run_id, session_id, appointment_id, reason
--> milestone: id, client_id, type, milestone_date, value, reportable, funding_source_id, center_id, entered_at, modified_by, prompt_id
--> milestone_question: milestone_id, client_id, rule_id, slot, question, field, proposed
--> outbox: id, to_address, subject, body_text, body_html, task_id, run_id, client_id, status, error, created_at, list_mail, message_id, attempts, next_attempt_at, claimed_at, sent_at, queue_id
--> outbox_invitation: outbox_id, uid, sequence, method, starts_at, ends_at, summary, location, organizer, attendee, reminder_minutes
--> pick_list: list, value, position, active
--> pick_list_column: table_name, column_name, list
--> prompt: id, client_id, milestone_id, rule_id, question, status, answer, proposed, asked_at, answered_at, answered_by, withdrawn_at, edited_by, action, field, slot, old_values, new_values
--> prompt_inbox: id, client_id, client, question, action, field, proposed, will_write, old_values, new_values, milestone_id, rule_id, asked_at, edited_by
--> prompt_rule: id, source, columns, change, to_value, milestone_type, date_column, check_column, carries_value, slot, question, active
--> prospect: id, record_type, record_id, first_name, last_name, company, email, phone, status, cadence_writes
--> reminder_case: appointment_id, task_id, client_id, period, send_on
--> replaced_row: table_name, row_id, column_name, value
--> role_right: role, function_right
--> sales_forecast: id, account_id, status, entered_at, modified_by
--> schema_version: version
--> session_asked: center_id, session_type, always, last_ordinal, least_hours, most_hours
--> session_asked_now: center_id, session_type, always, last_ordinal, least_hours, most_hours
--> session_match: session_id, task_id, client_id, period, send_on, entry, n
--> session_task: center_id, session_type, task_id, n, ordinal, counts_hours, any_source, created_at
--> session_task_now: center_id, session_type, task_id, n, ordinal, counts_hours, any_source, created_at
--> setting: name, value, modified_by
--> setting_definition: name, kind, description
--> site_group: name, site_code
--> survey: id, name, kind, status, url, entered_at, modified_by
--> survey_request: list_id, client_id, requested_at
--> survey_request_list: id, survey_id, name, status, entered_at, modified_by
--> survey_response: id, client_id, activity_date, notes, reportable, funding_source_id, center_id, entered_at, modified_by
--> sync_alteration: id, after_batch, statement, kind, table_name, old_column, new_column, made_at
--> sync_batch: number, origin, confirms, author, seen, made_at, mark, follows
--> sync_branch: upper, site
--> sync_column: table_name, number, name, key_position, compares_types
--> sync_conflict: id, table_name, row_id, k1, k2, k3, k4, column_name, ours, theirs, replaced, winner, rule, reason, our_site, our_by, our_at, their_site, their_by, their_at, decided_at, decided_by
--> sync_identity: id, site_code, sign_secret, open_public, open_secret, last_batch, last_mark
--> sync_incoming: site_code, mark, position, frame, goes_on, content
--> sync_link: site_code, role, sign_public, seal_public, received, received_mark, confirmed, confirmed_piece, accepted, sent, files_sent, file_size, told, told_piece, last_file, sent_at, received_at
--> sync_log: seq, table_number, column_number, k1, k2, k3, k4, old_value, at, modified_by
--> sync_outgoing: site, batch, position, frame, goes_on, changes, content
--> sync_piece: batch, position, frame, goes_on, changes, group_name, site_code, content
--> sync_renumbered: site_code, table_name, old_id, until_batch, new_id
--> sync_rule: id, table_name, column_name, position, criterion
--> sync_scope: table_name, column_name, synchronized, position, at_main, starts_empty, reason
--> sync_site: code, name, kind, parent_code
--> sync_status: site, name, role, unconfirmed, unsent, waiting, sent_at, received_at
--> sync_table: table_name, number
--> sync_waiting: id, table_name, row_key, content, error, after_batch
--> task_center: task_id, center_id
--> task_funding_source: task_id, funding_source_id
--> task_queue: id, task_id, client_id, session_id, appointment_id, period, send_on, status, reason, queued_at, done_at, run_id
--> task_run: id, task_id, run_date, mode, affected, error, task, owner_id, close_out_notes, ran_at, undone_at, undone_by
--> task_run_client: run_id, client_id, client, last_activity, days, warning, session_id, modified_by_before, changed_at, undone_at
--> task_run_message: run_id, position, queue_id, client_id, client, recipient, address, event, note
--> task_run_profile: run_id, profile_id, client_id, modified_by_before
--> template_field: purpose, list, name, kind, meaning
--> template_problem: template_id, part, line, problem
--> template_tag: template_id, part, number, line, position, sigil, name, field
--> touch_outcome: name, create_activity
--> touch_result: id, prospect_id, outcome, at, modified_by
--> training_attendance: id, client_id, activity_date, event, reportable, funding_source_id, center_id, entered_at, modified_by
--> user_account: id, name, email, status, role, center_id, funding_source_id, time_zone, last_active_at, active_since
--> user_login: id, name, email, role, time_zone, last_active_at

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
