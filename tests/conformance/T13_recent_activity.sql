-- T13: "In the last 90 days" is judged by the task's own filter; other activity in that time is warned of, and a setting makes the guard absolute.
-- "As a precaution, Neoserra will not let you mass inactivate any clients that have had any reportable activity in the last 90 days (you can, of course, inactivate these individual clients manually.)"
-- needs the extension

DELETE FROM client;
INSERT INTO client (id, name, center_id, entered_at) VALUES
  ('d89', 'SBA 89 days ago', 'main', '2020-01-01 12:00:00'), ('d90', 'SBA 90 days ago', 'main', '2020-01-01 12:00:00'),
  ('d91', 'SBA 91 days ago', 'main', '2020-01-01 12:00:00'), ('unrep', 'SBA unreported yesterday', 'main', '2020-01-01 12:00:00'), ('none', 'Nothing', 'main', '2020-01-01 12:00:00');
INSERT INTO award (client_id, activity_date, reportable, funding_source_id) VALUES ('d89', '2024-12-11', 1, 'sba'), ('d90', '2024-12-10', 1, 'sba'), ('d91', '2024-12-09', 1, 'sba'), ('unrep', '2025-03-09', 0, 'sba');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, created_at) VALUES ('state', 'State', 'inactivate_client_reportable', 365, 'ann', 1, 0, '2025-03-01 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('state', 'main');
INSERT INTO task_funding_source (task_id, funding_source_id) VALUES ('state', 'state');

-- By its own filter: all are due, three with a warning; the preview and the report show it.
SELECT client, warning FROM eligible_for_inactivation('state');
--> Nothing | NULL
--> SBA 89 days ago | other activity on 2024-12-11
--> SBA 90 days ago | other activity on 2024-12-10
--> SBA 91 days ago | NULL
--> SBA unreported yesterday | other activity on 2025-03-09
SELECT client, detail FROM preview_tasks WHERE client IN ('SBA 90 days ago', 'SBA 91 days ago');
--> SBA 90 days ago | no activity since it was entered, 1895 days; note: other activity on 2024-12-10
--> SBA 91 days ago | no activity since it was entered, 1895 days

-- The absolute guard: nobody with reportable activity of any funding source in the last 90 days.
UPDATE setting SET value = '1' WHERE name = 'inactivation.absolute_guard';
SELECT client FROM eligible_for_inactivation('state');
--> Nothing
--> SBA 91 days ago
--> SBA unreported yesterday
SELECT condition, value, "limit", passes FROM why_eligible('d90', 'state') WHERE condition LIKE '%any source';
--> reportable activity of any source | 2024-12-10 | before 2024-12-10 | 0
SELECT value ->> 'affected' FROM json_each(run_tasks());
--> 3
SELECT client, warning FROM task_run_client ORDER BY client;
--> Nothing | NULL
--> SBA 91 days ago | NULL
--> SBA unreported yesterday | other activity on 2025-03-09
-- It holds for each morning, one day at a time ...
SELECT client FROM preview_tasks('2025-03-11 09:00:00') WHERE client IS NOT NULL;
--> SBA 90 days ago
SELECT value ->> 'affected' FROM json_each(run_tasks('2025-03-11 09:00:00'));
--> 1
-- ... until it is put aside: then the next run looks at everybody again.
UPDATE setting SET value = '0' WHERE name = 'inactivation.absolute_guard';
SELECT client FROM preview_tasks('2025-03-12 09:00:00') WHERE client IS NOT NULL;
--> SBA 89 days ago
INSERT OR REPLACE INTO setting (name, value) VALUES ('inactivation.absolute_guard', '1');
SELECT client FROM preview_tasks('2025-03-12 09:00:00') WHERE client IS NOT NULL;
--> SBA 89 days ago
SELECT client FROM preview_tasks('2025-03-11 23:00:00') WHERE client IS NOT NULL;
--> (no rows)
SELECT * FROM crm_check;
--> (no rows)
-- By hand any client can be inactivated.
UPDATE client SET status = 'Inactive' WHERE id = 'd89';
