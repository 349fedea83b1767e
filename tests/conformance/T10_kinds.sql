-- T10: Four tasks: pre-clients without activity; clients without activity; clients without reportable activity; those without an active bid match profile too. Stakeholders never.
-- "Inactivate pre-client after no activity for N days", "Inactivate client after no activity for N days", "Inactivate client after no reportable activity for N days" and Inactivate client after no reportable activity for N days and no active bid match profile
-- needs the extension

DELETE FROM client;
INSERT INTO client (id, name, kind, center_id, entered_at) VALUES
  ('pre', 'Pre-client, nothing', 'Pre-client', 'main', '2020-01-01 12:00:00'),
  ('pre_unreported', 'Pre-client, unreported in January', 'Pre-client', 'main', '2020-01-01 12:00:00'),
  ('cl', 'Client, nothing', 'Client', 'main', '2020-01-01 12:00:00'),
  ('cl_bid', 'Client, nothing, bid match', 'Client', 'main', '2020-01-01 12:00:00'),
  ('cl_unreported', 'Client, unreported in January', 'Client', 'main', '2020-01-01 12:00:00'),
  ('cl_reported', 'Client, reported in January', 'Client', 'main', '2020-01-01 12:00:00'),
  ('stake', 'Stakeholder, nothing', 'Stakeholder', 'main', '2020-01-01 12:00:00');
INSERT INTO inquiry (client_id, activity_date, reportable) VALUES ('pre_unreported', '2025-01-15', 0), ('cl_unreported', '2025-01-15', 0), ('cl_reported', '2025-01-15', 1);
INSERT INTO bid_match_profile (client_id, status) VALUES ('cl_bid', 'Active'), ('cl', 'Inactive');
INSERT INTO automated_task (id, name, kind, n, owner_id) VALUES
  ('k1', 'pre', 'inactivate_pre_client', 100, 'ann'), ('k2', 'any', 'inactivate_client', 100, 'ann'),
  ('k3', 'reportable', 'inactivate_client_reportable', 100, 'ann'), ('k4', 'bid match', 'inactivate_client_reportable_no_bid_match', 100, 'ann');
INSERT INTO task_center (task_id, center_id) SELECT id, 'main' FROM automated_task;
SELECT t.name, e.client FROM automated_task t, eligible_for_inactivation(t.id) e ORDER BY t.id, e.client;
--> pre | Pre-client, nothing
--> any | Client, nothing
--> any | Client, nothing, bid match
--> reportable | Client, nothing
--> reportable | Client, nothing, bid match
--> reportable | Client, unreported in January
--> bid match | Client, nothing
--> bid match | Client, unreported in January

-- One client asked about gives the same answer as the list; unless all conditions pass, it is 0.
SELECT count(*) FROM automated_task t, client c
 WHERE eligible_for_inactivation(c.id, t.id) <> (c.id IN (SELECT client_id FROM eligible_for_inactivation(t.id)))
    OR eligible_for_inactivation(c.id, t.id) <> (SELECT min(passes) FROM why_eligible(c.id, t.id));
--> 0
SELECT * FROM why_eligible('stake', 'k2');
--> status of the client | Active | Active | 1
--> kind of client | Stakeholder | Client | 0
--> center of the client | Main Street Center | Main Street Center | 1
--> last activity | none; entered on 2020-01-01 | before 2024-11-30 | 1
--> bid match profile | none active | any: is inactivated too | 1
--> reportable activity of any source | none | any: inactivation.absolute_guard is 0 | 1
SELECT condition, value, "limit" FROM why_eligible('cl_bid', 'k4') WHERE NOT passes;
--> bid match profile | Active | none active

-- The types are rows; the pick list offers them.
SELECT value FROM pick_list WHERE list = 'Task Type' AND active ORDER BY position LIMIT 4;
--> inactivate_pre_client
--> inactivate_client
--> inactivate_client_reportable
--> inactivate_client_reportable_no_bid_match
SELECT kind, client_kind, reportable_only, spares_bid_match FROM inactivation_kind;
--> inactivate_client | Client | 0 | 0
--> inactivate_client_reportable | Client | 1 | 0
--> inactivate_client_reportable_no_bid_match | Client | 1 | 1
--> inactivate_pre_client | Pre-client | 0 | 0
-- A kind of the office's own: clients without any activity, unless they have a bid match profile.
INSERT INTO inactivation_kind (kind, client_kind, reportable_only, spares_bid_match, meaning) VALUES ('inactivate_quiet', 'Client', 0, 1, 'quiet clients');
INSERT INTO pick_list (list, value) VALUES ('Task Type', 'inactivate_quiet');
UPDATE automated_task SET kind = 'inactivate_quiet' WHERE id = 'k2';
SELECT client FROM eligible_for_inactivation('k2');
--> Client, nothing
