-- G7: A value is offered when active. A value outside its list is refused. The Account Status list holds Service, shipped inactive,
-- which an administrator activates.

-- The columns with lists.
SELECT table_name, column_name, list FROM pick_list_column ORDER BY list;
--> user_account | status | Account Status
--> account | status | Account: Status
--> appointment | status | Appointment Status
--> bid_match_profile | status | Bid Match Profile Status
--> client | status | Client Status
--> client | kind | Client Type
--> client | company_gender | Company Gender
--> client | company_status | Company Status
--> contract | status | Contract Status
--> client | disadvantage_status | Disadvantage Status
--> client | hubzone | HUBZone
--> lead | status | Lead Status
--> milestone | type | Milestone Type
--> client | organization | Organization
--> sales_forecast | status | Sales Forecast Status
--> counseling_session | type | Session Type
--> survey | status | Survey Status
--> survey_request_list | status | Survey Status
--> survey | kind | Survey Type
--> automated_task | kind | Task Type
--> cadence_touch | kind | Touch Type

-- Each refuses an unknown value in a new record ...
INSERT INTO user_account (name, status) VALUES ('Eve', 'Retired');
--! user_account.status: this value is not in the pick list, or is retired (a blank is NULL); see SELECT value FROM pick_list WHERE list = 'Account Status' AND active
INSERT INTO client (name, kind) VALUES ('Dune', 'Prospect');
--! client.kind: this value is not in the pick list, or is retired (a blank is NULL); see SELECT value FROM pick_list WHERE list = 'Client Type' AND active
INSERT INTO client (name, status) VALUES ('Dune', 'Sleeping');
--! client.status: this value is not in the pick list, or is retired (a blank is NULL); see SELECT value FROM pick_list WHERE list = 'Client Status' AND active
INSERT INTO client (name, company_status) VALUES ('Dune', 'Open');
--! client.company_status: this value is not in the pick list, or is retired (a blank is NULL); see SELECT value FROM pick_list WHERE list = 'Company Status' AND active
INSERT INTO client (name, company_gender) VALUES ('Dune', 'Other');
--! client.company_gender: this value is not in the pick list, or is retired (a blank is NULL); see SELECT value FROM pick_list WHERE list = 'Company Gender' AND active
INSERT INTO client (name, disadvantage_status) VALUES ('Dune', 'SDB');
--! client.disadvantage_status: this value is not in the pick list, or is retired (a blank is NULL); see SELECT value FROM pick_list WHERE list = 'Disadvantage Status' AND active
INSERT INTO client (name, hubzone) VALUES ('Dune', 'certified');
--! client.hubzone: this value is not in the pick list, or is retired (a blank is NULL); see SELECT value FROM pick_list WHERE list = 'HUBZone' AND active
INSERT INTO client (name, organization) VALUES ('Dune', 'GmbH');
--! client.organization: this value is not in the pick list, or is retired (a blank is NULL); see SELECT value FROM pick_list WHERE list = 'Organization' AND active
INSERT INTO counseling_session (client_id, session_date, type) VALUES ('acme', '2025-03-07', 'Walk-in');
--! counseling_session.type: this value is not in the pick list, or is retired (a blank is NULL); see SELECT value FROM pick_list WHERE list = 'Session Type' AND active
INSERT INTO milestone (client_id, type) VALUES ('acme', 'Hired an Accountant');
--! milestone.type: this value is not in the pick list, or is retired (a blank is NULL); see SELECT value FROM pick_list WHERE list = 'Milestone Type' AND active
INSERT INTO automated_task (name, kind, n, owner_id) VALUES ('Old clients', 'Inactivate clients', 365, 'ann');
--! automated_task.kind: this value is not in the pick list, or is retired (a blank is NULL); see SELECT value FROM pick_list WHERE list = 'Task Type' AND active
INSERT INTO bid_match_profile (client_id, status) VALUES ('acme', 'Paused');
--! bid_match_profile.status: this value is not in the pick list, or is retired (a blank is NULL); see SELECT value FROM pick_list WHERE list = 'Bid Match Profile Status' AND active

-- ... and in an edit.
INSERT INTO counseling_session (id, client_id, session_date) VALUES ('s1', 'acme', '2025-03-07');
INSERT INTO milestone (id, client_id, type) VALUES ('m1', 'acme', 'Change in Staff');
INSERT INTO automated_task (id, name, kind, n, owner_id) VALUES ('t1', 'Old clients', 'inactivate_client', 365, 'ann');
INSERT INTO bid_match_profile (id, client_id) VALUES ('b1', 'acme');
UPDATE user_account SET status = 'Retired' WHERE id = 'bob';
--! user_account.status: this value is not in the pick list
UPDATE client SET kind = 'Prospect' WHERE id = 'acme';
--! client.kind: this value is not in the pick list
UPDATE client SET status = 'Sleeping' WHERE id = 'acme';
--! client.status: this value is not in the pick list
UPDATE client SET company_status = 'Open' WHERE id = 'acme';
--! client.company_status: this value is not in the pick list
UPDATE client SET company_gender = 'Other' WHERE id = 'acme';
--! client.company_gender: this value is not in the pick list
UPDATE client SET disadvantage_status = 'SDB' WHERE id = 'acme';
--! client.disadvantage_status: this value is not in the pick list
UPDATE client SET hubzone = '' WHERE id = 'acme';
--! client.hubzone: this value is not in the pick list
UPDATE client SET organization = 'LLC ' WHERE id = 'acme';
--! client.organization: this value is not in the pick list
UPDATE counseling_session SET type = 'Walk-in' WHERE id = 's1';
--! counseling_session.type: this value is not in the pick list
UPDATE milestone SET type = 'Hired an Accountant' WHERE id = 'm1';
--! milestone.type: this value is not in the pick list
UPDATE automated_task SET kind = 'inactivate' WHERE id = 't1';
--! automated_task.kind: this value is not in the pick list
UPDATE bid_match_profile SET status = 'active' WHERE id = 'b1';
--! bid_match_profile.status: this value is not in the pick list

-- Service is there, and not offered until an administrator activates it.
SELECT value, active FROM pick_list WHERE list = 'Account Status' ORDER BY position;
--> Active | 1
--> Inactive | 1
--> Service | 0
INSERT INTO user_account (id, name, status) VALUES ('mailer', 'Nightly mailer', 'Service');
--! user_account.status: this value is not in the pick list
UPDATE user_account SET status = 'Service' WHERE id = 'bob';
--! user_account.status: this value is not in the pick list
UPDATE pick_list SET active = 1 WHERE list = 'Account Status' AND value = 'Service';
INSERT INTO user_account (id, name, status) VALUES ('mailer', 'Nightly mailer', 'Service');
UPDATE user_account SET status = 'Service' WHERE id = 'bob';

-- A value that is retired afterwards is refused on every column, yet stays in the records that have it, until that field is edited.
UPDATE client SET company_status = 'Start-up', company_gender = 'Woman-Owned', disadvantage_status = 'None', hubzone = 'Applied',
    organization = 'LLC' WHERE id = 'acme';
UPDATE pick_list SET active = 0 WHERE list <> 'Account Status';
UPDATE client SET name = 'Acme Inc.', hubzone = hubzone, kind = kind, organization = 'LLC' WHERE id = 'acme';
SELECT kind, status, company_status, company_gender, disadvantage_status, hubzone, organization FROM client WHERE id = 'acme';
--> Client | Active | Start-up | Woman-Owned | None | Applied | LLC
UPDATE client SET kind = 'Stakeholder' WHERE id = 'acme';
--! client.kind: this value is not in the pick list
UPDATE client SET status = 'Inactive' WHERE id = 'acme';
--! client.status: this value is not in the pick list
UPDATE client SET company_status = 'In Business' WHERE id = 'acme';
--! client.company_status: this value is not in the pick list
UPDATE client SET company_gender = 'Male-Owned' WHERE id = 'acme';
--! client.company_gender: this value is not in the pick list
UPDATE client SET disadvantage_status = 'Certified SDB' WHERE id = 'acme';
--! client.disadvantage_status: this value is not in the pick list
UPDATE client SET hubzone = 'Certified' WHERE id = 'acme';
--! client.hubzone: this value is not in the pick list
UPDATE client SET organization = 'Corporation' WHERE id = 'acme';
--! client.organization: this value is not in the pick list
UPDATE counseling_session SET type = 'Initial' WHERE id = 's1';
--! counseling_session.type: this value is not in the pick list
UPDATE milestone SET type = 'Change in Sales' WHERE id = 'm1';
--! milestone.type: this value is not in the pick list
UPDATE automated_task SET kind = 'inactivate_pre_client' WHERE id = 't1';
--! automated_task.kind: this value is not in the pick list
UPDATE bid_match_profile SET status = 'Inactive' WHERE id = 'b1';
--! bid_match_profile.status: this value is not in the pick list
INSERT INTO counseling_session (client_id, session_date) VALUES ('acme', '2025-03-08');
--! counseling_session.type: this value is not in the pick list

-- A blank is always accepted where the column may be blank; a list's own rows are checked too.
UPDATE client SET company_status = NULL, company_gender = NULL, disadvantage_status = NULL, hubzone = NULL, organization = NULL;
INSERT INTO pick_list (list, value) VALUES ('HUBZone', ' ');
--! CHECK constraint failed: pick_list.value must not be blank
UPDATE pick_list SET active = 'yes' WHERE list = 'HUBZone';
--! CHECK constraint failed: pick_list.active must be 1 or 0
