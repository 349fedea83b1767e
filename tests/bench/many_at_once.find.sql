-- Whom a first run over many clients takes, and what its report says, as an office could have asked its tables of activities itself: temporary
-- tables of whom it takes, when the others would be, and the report. :task, :day and :now as the run had them, :prefix begins its sessions' ids.
CREATE TEMP TABLE looked AS
  SELECT id AS client_id, name AS client, modified_by AS modified_by_before,
      max((SELECT max(activity_date) FROM award WHERE client_id = c.id),
          (SELECT max(activity_date) FROM capital_funding WHERE client_id = c.id),
          (SELECT max(session_date) FROM counseling_session WHERE client_id = c.id),
          (SELECT max(activity_date) FROM inquiry WHERE client_id = c.id),
          (SELECT max(milestone_date) FROM milestone WHERE client_id = c.id),
          (SELECT max(activity_date) FROM survey_response WHERE client_id = c.id),
          (SELECT max(activity_date) FROM training_attendance WHERE client_id = c.id),
          (SELECT max(activity_date) FROM form_response WHERE client_id = c.id)) AS last_activity
    FROM client c WHERE status = 'Active' AND kind = 'Client' AND center_id = 'main' ORDER BY id;

CREATE TEMP TABLE due AS
  SELECT client_id, client, last_activity, CAST(julianday(:day) - julianday(last_activity) AS INTEGER) AS days, :prefix || client_id AS session_id,
      modified_by_before
    FROM looked WHERE last_activity < date(:day, '-182 days');

CREATE TEMP TABLE agenda AS
  SELECT client_id, date(last_activity, '183 days') AS look_on FROM looked WHERE last_activity >= date(:day, '-182 days');

CREATE TEMP TABLE report AS
  SELECT count(*) AS clients, group_concat('- ' || client || ': last activity ' || last_activity || ', ' || days || ' days' || char(10), '') AS lines,
      group_concat('<tr><td>' || replace(replace(replace(client, '&', '&amp;'), '<', '&lt;'), '>', '&gt;') || '</td><td>' || last_activity
          || '</td><td>' || days || '</td><td></td></tr>' || char(10), '') AS table_rows
    FROM (SELECT * FROM due ORDER BY client, client_id);
