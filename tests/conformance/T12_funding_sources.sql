-- T12: With funding sources selected, only their activity counts; none selected: all.
-- "if you select DoD as your funding source here, then only DoD-funded sessions will be considered ... if the client had SBA activity just last week, but no DoD activity for over a year, then this client would run the risk of being inactivated"
-- needs the extension

INSERT INTO funding_source (id, name) VALUES ('dod', 'DoD');
DELETE FROM client;
INSERT INTO client (id, name, center_id, entered_at) VALUES
  ('risk', 'SBA last week, DoD in 2023', 'main', '2020-01-01 12:00:00'), ('dod', 'DoD last week', 'main', '2020-01-01 12:00:00'),
  ('both', 'DoD and State long ago', 'main', '2020-01-01 12:00:00'), ('nobody', 'Nobody paid last week', 'main', '2020-01-01 12:00:00'),
  ('never', 'Never any', 'main', '2020-01-01 12:00:00');
INSERT INTO counseling_session (client_id, session_date, funding_source_id) VALUES
  ('risk', '2025-03-03', 'sba'), ('risk', '2023-05-05', 'dod'), ('dod', '2025-03-03', 'dod'), ('both', '2022-02-02', 'dod'), ('both', '2025-01-15', 'state'), ('nobody', '2025-03-03', NULL);
INSERT INTO automated_task (id, name, kind, n, owner_id) VALUES ('old', 'Old', 'inactivate_client_reportable', 365, 'ann');
INSERT INTO task_center (task_id, center_id) VALUES ('old', 'main');
-- All funding sources.
SELECT client FROM eligible_for_inactivation('old');
--> Never any
-- DoD alone: the document's example, with the warning that there was other activity in the last 90 days.
INSERT INTO task_funding_source (task_id, funding_source_id) VALUES ('old', 'dod');
SELECT client, last_activity, days, warning FROM eligible_for_inactivation('old');
--> DoD and State long ago | 2022-02-02 | 1132 | other activity on 2025-01-15
--> Never any | NULL | 1895 | NULL
--> Nobody paid last week | NULL | 1895 | other activity on 2025-03-03
--> SBA last week, DoD in 2023 | 2023-05-05 | 675 | other activity on 2025-03-03
SELECT condition, value, "limit", passes FROM why_eligible('risk', 'old') WHERE condition LIKE '%activity%';
--> last reportable activity of DoD | 2023-05-05 | before 2024-03-10 | 1
--> reportable activity of any source | 2025-03-03 | any: inactivation.absolute_guard is 0 | 1
-- DoD and State: either counts.
INSERT INTO task_funding_source (task_id, funding_source_id) VALUES ('old', 'state');
SELECT client FROM eligible_for_inactivation('old');
--> Never any
--> Nobody paid last week
--> SBA last week, DoD in 2023
SELECT condition FROM why_eligible('risk', 'old') WHERE condition LIKE 'last%' LIMIT 1;
--> last reportable activity of DoD, State
DELETE FROM task_funding_source;
SELECT client FROM eligible_for_inactivation('old');
--> Never any
