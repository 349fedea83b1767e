/*each activity
SELECT replace(table_name, '"', '""') AS "table", quote(meaning) AS meaning, replace(date_column, '"', '""') AS day,
       (SELECT "notnull" = 0 FROM pragma_table_info(table_name) WHERE name = date_column)
         AND EXISTS (SELECT 1 FROM pragma_table_info(table_name) WHERE name = 'entered_at') AS day_is_optional,
       CASE WHEN row_number() OVER (ORDER BY table_name) > 1 THEN ' UNION ALL ' END AS "union"
  FROM activity_table ORDER BY table_name
*/
-- tasks: views.

CREATE VIEW activity AS
  -- Everything that counts as activity of a client (T11), of all the tables of activity_table.
SELECT
  kind AS kind, -- activity_table.meaning: counseling session, milestone, ...
  id AS id, -- id of the record in its table
  client_id AS client_id, -- whose activity it is
  day AS day, -- day of the activity; where none was given, the day it was entered
  reportable AS reportable, -- 1: counts in reports to the funding source
  funding_source_id AS funding_source_id -- who pays for it; NULL: nobody in particular
  FROM (
    {{#activity}}
   {{union}}SELECT {{meaning}} AS kind, id, client_id,
        {{>day_of_row}} AS day,
        reportable, funding_source_id FROM "{{table}}"
    {{/activity}}
  );

CREATE VIEW inactivation_case AS
  -- Every inactivation task with every client, and what decides whether the one takes the other (T10 to T15). Ask for one task at a time.
  -- A client is due on a day when in_scope is 1, the day is more than n days after last_activity (after the day of entry where that is
  -- NULL), and, under the setting inactivation.absolute_guard, more than 90 days after last_reportable.
SELECT
  t.id AS task_id, -- automated_task.id, enabled or not
  c.id AS client_id, -- client.id
  c.name AS client, -- the client's name
  c.status AS status, -- client.status: only Active ones are taken (T14)
  c.kind AS kind, -- client.kind: must be the kind of client of the task (T10)
  c.center_id AS center_id, -- client.center_id: must be one of the task's centers (T2, T14)
  c.entered_at AS entered_at, -- instant at which the client was entered, UTC
  c.modified_by AS modified_by, -- client.modified_by
  +c.status = 'Active' AND +c.kind = k.client_kind -- (+: no index of the office's own on these shall lead the search)
    AND s.center_id IS NOT NULL
    AND NOT (k.spares_bid_match AND {{>has_profile}}) AS in_scope, -- 1: the client is one that the task looks at
  {{>last_activity}} AS last_activity, -- day of the last activity that counts for the task (T11, T12)
  {{>last_any}} AS last_any, -- day of the last activity of any kind
  {{>last_reportable}} AS last_reportable, -- day of the last reportable activity of any funding source (T13)
  {{>has_profile}} AS has_profile -- 1: has an active bid match profile (T15)
  FROM automated_task t JOIN inactivation_kind k ON k.kind = t.kind CROSS JOIN client c
  LEFT JOIN task_center s ON s.task_id = t.id AND s.center_id = c.center_id;

CREATE VIEW user_login AS
  -- The accounts that may log in: active ones. Service accounts cannot, nor can inactive ones (T6). Front ends admit nobody else.
SELECT
  id AS id, -- user_account.id
  name AS name, -- name as shown
  email AS email, -- e-mail address
  role AS role, -- user_account.role
  time_zone AS time_zone, -- IANA name
  last_active_at AS last_active_at -- instant of the last activity, UTC; a front end writes it to user_account at each login
  FROM user_account WHERE status = 'Active';

/*part day_of_row
{{#day_is_optional}}coalesce("{{day}}", date(entered_at)){{/day_is_optional}}{{^day_is_optional}}"{{day}}"{{/day_is_optional}}
*/
/*part last_activity
CASE WHEN EXISTS (SELECT 1 FROM task_funding_source f WHERE f.task_id = t.id) THEN nullif(max(''{{#activity}},
      coalesce((SELECT max({{>day_of_row}}) FROM "{{table}}" a WHERE a.client_id = c.id AND a.reportable >= k.reportable_only
          AND EXISTS (SELECT 1 FROM task_funding_source f WHERE f.task_id = t.id AND f.funding_source_id = a.funding_source_id)), ''){{/activity}}), '')
    ELSE nullif(max(''{{#activity}},
      coalesce((SELECT max({{>day_of_row}}) FROM "{{table}}" a WHERE a.client_id = c.id AND a.reportable >= k.reportable_only), ''){{/activity}}), '') END
*/
/*part last_any
nullif(max(''{{#activity}},
      coalesce((SELECT max({{>day_of_row}}) FROM "{{table}}" a WHERE a.client_id = c.id), ''){{/activity}}), '')
*/
/*part last_reportable
nullif(max(''{{#activity}},
      coalesce((SELECT max({{>day_of_row}}) FROM "{{table}}" a WHERE a.client_id = c.id AND a.reportable), ''){{/activity}}), '')
*/
/*part has_profile
EXISTS (SELECT 1 FROM bid_match_profile b WHERE b.client_id = c.id AND b.status = 'Active')
*/
