-- core: the records every domain works on, and what governs them (settings, clock, pick lists, audit log).
-- Run once, by crm_install() on a database without our tables; later versions change it by schema/migrations/.
--
-- Conventions (each is kept by a trigger in triggers/core.*.sql or by a CHECK here):
--   ids of records   text, time-ordered UUIDs from the column default, never changed afterwards (G8)
--   days             'YYYY-MM-DD'; instants 'YYYY-MM-DD HH:MM:SS' in UTC
--   blanks           NULL; '' is refused where a day, a number or a pick-list value is expected
--   switches         1 and 0
--   the acting person stands in a column of the written row: modified_by, answered_by (G9)
-- A CHECK is named by the sentence that its error shows.

CREATE TABLE installed_object (
  -- The tables, triggers and views that crm_install() made, so that an upgrade touches exactly those and never a user's own.
  type TEXT NOT NULL, -- table, trigger or view
  name TEXT NOT NULL, -- its name in sqlite_schema
  PRIMARY KEY (type, name)
) WITHOUT ROWID;

CREATE TABLE schema_version (
  -- One row a version this database was installed at or upgraded to; the largest is in force.
  version INTEGER PRIMARY KEY -- schema version, counted from 1 (G2)
);

CREATE TABLE setting_definition (
  -- The settings there are. Shipped; a name that is not here cannot be set.
  name TEXT PRIMARY KEY NOT NULL, -- domain.name
  kind TEXT NOT NULL, -- what the value must be: 'switch' (1 or 0), 'instant' (UTC, or blank), 'count' (a whole number, 0 or more), 'address' (an e-mail address, or blank) or 'text' (one line, or blank)
  description TEXT NOT NULL -- meaning and effect, for the person who sets it
) WITHOUT ROWID;

INSERT INTO setting_definition (name, kind, description) VALUES
  ('clock.pinned', 'instant', 'The moment that counts as now, in UTC; blank: the system''s time. For tests, replays and what-if (G4).'),
  ('sync_prompts.enabled', 'switch', 'Prompt to synchronize clients and milestones? 1: edits raise questions; 0: nothing new is asked (P1).');

CREATE TABLE setting (
  -- The office's settings: one row each, changed by UPDATE, never deleted.
  name TEXT PRIMARY KEY NOT NULL REFERENCES setting_definition (name), -- which setting
  value TEXT, -- its value, as setting_definition.kind says
  modified_by TEXT -- who changed it last: user_account.id, or the name of a program (G9)
) WITHOUT ROWID;

INSERT INTO setting (name, value) VALUES
  ('clock.pinned', NULL),
  ('sync_prompts.enabled', '1');

CREATE TABLE pick_list (
  -- The values that a field offers (G7). An administrator adds, renames, orders and retires them here.
  list TEXT NOT NULL, -- name of the list, as on the screen: HUBZone, Milestone Type, Account Status, ...
  value TEXT NOT NULL -- what is stored in the field
    CONSTRAINT "pick_list.value must not be blank" CHECK (trim(value) <> ''),
  position INTEGER NOT NULL DEFAULT 0, -- order of display within the list, smallest first
  active INTEGER NOT NULL DEFAULT 1 -- 1: offered and accepted; 0: kept where it stands, refused in new edits
    CONSTRAINT "pick_list.active must be 1 or 0" CHECK (active IN (0, 1)),
  PRIMARY KEY (list, value)
) WITHOUT ROWID;

INSERT INTO pick_list (list, value, position, active) VALUES
  ('Account Status', 'Active', 1, 1),
  ('Account Status', 'Inactive', 2, 1),
  ('Account Status', 'Service', 3, 0),
  ('Client Type', 'Pre-client', 1, 1),
  ('Client Type', 'Client', 2, 1),
  ('Client Type', 'Stakeholder', 3, 1),
  ('Client Status', 'Active', 1, 1),
  ('Client Status', 'Inactive', 2, 1),
  ('Company Status', 'Pre-venture', 1, 1),
  ('Company Status', 'Start-up', 2, 1),
  ('Company Status', 'In Business', 3, 1),
  ('Company Status', 'Out of Business', 4, 1),
  ('Company Gender', 'Male-Owned', 1, 1),
  ('Company Gender', 'Woman-Owned', 2, 1),
  ('Company Gender', 'Male/Female-Owned', 3, 1),
  ('Company Gender', 'Woman-Owned (WOSB) Certified', 4, 1),
  ('Company Gender', 'EDWOSB Certified', 5, 1),
  ('Disadvantage Status', 'None', 1, 1),
  ('Disadvantage Status', 'Self-certified SDB', 2, 1),
  ('Disadvantage Status', 'Certified SDB', 3, 1),
  ('Disadvantage Status', 'SBA 8(a) Certified', 4, 1),
  ('HUBZone', 'Not certified', 1, 1),
  ('HUBZone', 'Applied', 2, 1),
  ('HUBZone', 'Certified', 3, 1),
  ('Organization', 'Sole Proprietorship', 1, 1),
  ('Organization', 'Partnership', 2, 1),
  ('Organization', 'Limited Partnership', 3, 1),
  ('Organization', 'LLC', 4, 1),
  ('Organization', 'Corporation', 5, 1),
  ('Organization', 'S-Corporation', 6, 1),
  ('Organization', 'Cooperative', 7, 1),
  ('Organization', 'Nonprofit', 8, 1),
  ('Organization', 'Government', 9, 1),
  ('Organization', 'Other', 10, 1),
  ('Session Type', 'Initial', 1, 1),
  ('Session Type', 'Follow-up', 2, 1),
  ('Session Type', 'Close-out', 3, 1),
  ('Milestone Type', 'Started Business', 1, 1),
  ('Milestone Type', 'Bought Business', 2, 1),
  ('Milestone Type', 'Changed Legal Form', 3, 1),
  ('Milestone Type', 'EDWOSB Certification Obtained', 4, 1),
  ('Milestone Type', 'WOSB Certification Obtained', 5, 1),
  ('Milestone Type', 'SDB Certification Obtained', 6, 1),
  ('Milestone Type', '8(A) Certification Obtained', 7, 1),
  ('Milestone Type', 'HUBZone Certification Obtained', 8, 1),
  ('Milestone Type', 'Change in Staff', 9, 1),
  ('Milestone Type', 'Change in Full-Time Staff', 10, 1),
  ('Milestone Type', 'Change in Part-Time Staff', 11, 1),
  ('Milestone Type', 'Change in Export-related Staff', 12, 1),
  ('Milestone Type', 'Change in Sales', 13, 1),
  ('Milestone Type', 'Change in Exports', 14, 1),
  ('Milestone Type', 'Change in Profits', 15, 1);

CREATE TABLE pick_list_column (
  -- Which column takes its values from which list. After adding a row for a column of your own, call crm_install().
  table_name TEXT NOT NULL, -- table of the column
  column_name TEXT NOT NULL, -- the column; NULL in it is always accepted
  list TEXT NOT NULL, -- pick_list.list
  PRIMARY KEY (table_name, column_name)
) WITHOUT ROWID;

INSERT INTO pick_list_column (table_name, column_name, list) VALUES
  ('user_account', 'status', 'Account Status'),
  ('client', 'kind', 'Client Type'),
  ('client', 'status', 'Client Status'),
  ('client', 'company_status', 'Company Status'),
  ('client', 'company_gender', 'Company Gender'),
  ('client', 'disadvantage_status', 'Disadvantage Status'),
  ('client', 'hubzone', 'HUBZone'),
  ('client', 'organization', 'Organization'),
  ('counseling_session', 'type', 'Session Type'),
  ('milestone', 'type', 'Milestone Type');

CREATE TABLE audit_log (
  -- What the software changed by itself or on a person's answer: who or what, when, by which rule, from what to what (G5). Append-only.
  id INTEGER PRIMARY KEY, -- order of the entries
  at TEXT NOT NULL, -- instant by the clock, UTC
  actor TEXT, -- the person who answered or ran it, as given in the written row; NULL: not given
  action TEXT NOT NULL, -- what was done: 'question answered', 'client updated', 'milestone created', ...
  rule TEXT, -- id of the rule row that asked for it: prompt_rule.id, ...
  table_name TEXT NOT NULL, -- table of the changed record
  row_id TEXT NOT NULL, -- id of the changed record
  column_name TEXT, -- the changed column; NULL: the whole record was created or deleted
  old_value, -- value before; NULL for a created record
  new_value -- value after
);
CREATE INDEX audit_log_record ON audit_log (table_name, row_id);

CREATE TABLE automatic_write (
  -- One row: says that the software itself is writing at this moment, and why; such writes ask nothing (P23, S9).
  id INTEGER PRIMARY KEY -- 1
    CONSTRAINT "automatic_write has one row" CHECK (id = 1),
  prompt_id INTEGER, -- the accepted question that is being carried out; NULL between statements
  site TEXT, -- the site whose file is being applied (S9); NULL between files
  is_decided INTEGER -- 1: what is written now was accepted elsewhere by the same rules, and is not judged again (S9); NULL between files
);
INSERT INTO automatic_write (id) VALUES (1);

CREATE TABLE replaced_row (
  -- Scratch of INSERT OR REPLACE, which removes the old row without firing delete triggers: what the row being inserted replaces (G1).
  -- At most one record of a table at a time; meaningless between statements.
  table_name TEXT NOT NULL, -- table of the record
  row_id TEXT NOT NULL, -- its id
  column_name TEXT NOT NULL, -- a watched column whose value differs; 'id' marks that a row was there
  value, -- the column's value before
  PRIMARY KEY (table_name, row_id, column_name)
) WITHOUT ROWID;

CREATE TABLE center (
  -- A center or office of the organization, where clients are served.
  id TEXT PRIMARY KEY NOT NULL DEFAULT ({{new_id}}), -- record id (G8)
  name TEXT NOT NULL -- name as shown
    CONSTRAINT "center.name must not be blank" CHECK (trim(name) <> ''),
  kind TEXT -- what it is, in the office's own words: Main, Satellite, Network, ...
);

CREATE TABLE funding_source (
  -- Who pays for an activity: a grant, a program, a sponsor.
  id TEXT PRIMARY KEY NOT NULL DEFAULT ({{new_id}}), -- record id (G8)
  name TEXT NOT NULL -- name as shown
    CONSTRAINT "funding_source.name must not be blank" CHECK (trim(name) <> '')
);

CREATE TABLE user_account (
  -- A person (or, status Service, a program) that works with this database.
  id TEXT PRIMARY KEY NOT NULL DEFAULT ({{new_id}}), -- record id (G8); what modified_by and answered_by hold
  name TEXT NOT NULL -- name as shown
    CONSTRAINT "user_account.name must not be blank" CHECK (trim(name) <> ''),
  email TEXT, -- where the software writes to this person
  status TEXT NOT NULL DEFAULT 'Active', -- pick list Account Status: Active, Inactive, Service (G7)
  role TEXT NOT NULL DEFAULT 'Counselor', -- Administrator, Counselor, or a role of the office's own
  center_id TEXT REFERENCES center (id), -- the person's center
  funding_source_id TEXT REFERENCES funding_source (id), -- the person's usual funding source
  time_zone TEXT NOT NULL DEFAULT 'UTC', -- IANA name, such as America/Chicago: the zone of this person's days (G4)
  last_active_at TEXT -- instant of the last activity (a login, say), UTC; NULL: none yet. Written by the front end (T6)
    CONSTRAINT "user_account.last_active_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}last_active_at{{/is_instant}}),
  active_since TEXT -- instant at which it was last activated, or entered without activity, UTC; written by the software (T6)
    CONSTRAINT "user_account.active_since must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}active_since{{/is_instant}})
);

CREATE TABLE client (
  -- A business or person that is counseled. Edits to some fields raise questions: see prompt_rule.
  id TEXT PRIMARY KEY NOT NULL DEFAULT ({{new_id}}), -- record id (G8)
  name TEXT NOT NULL -- company name, or the person's
    CONSTRAINT "client.name must not be blank" CHECK (trim(name) <> ''),
  kind TEXT NOT NULL DEFAULT 'Client', -- pick list Client Type: Pre-client, Client, Stakeholder
  status TEXT NOT NULL DEFAULT 'Active', -- pick list Client Status: Active, Inactive
  center_id TEXT REFERENCES center (id), -- the center that serves the client
  counselor_id TEXT REFERENCES user_account (id), -- the client's counselor
  email TEXT, -- main e-mail address
  phone TEXT, -- main telephone number, as written
  do_not_phone INTEGER NOT NULL DEFAULT 0 -- 1: asked not to be telephoned; the number is kept for the record
    CONSTRAINT "client.do_not_phone must be 1 or 0" CHECK (do_not_phone IN (0, 1)),
  subscribe_to_email INTEGER NOT NULL DEFAULT 1 -- 1: may be sent surveys and e-mailings; 0: opted out
    CONSTRAINT "client.subscribe_to_email must be 1 or 0" CHECK (subscribe_to_email IN (0, 1)),
  date_established TEXT -- day the business started (P4, P13)
    CONSTRAINT "client.date_established must be a day as YYYY-MM-DD, or NULL" CHECK ({{#is_day}}date_established{{/is_day}}),
  company_status TEXT, -- pick list Company Status (P13)
  company_gender TEXT, -- pick list Company Gender: owners' gender and its certification (P5, P14)
  gender_certification_date TEXT -- day of the EDWOSB or WOSB certification (P14)
    CONSTRAINT "client.gender_certification_date must be a day as YYYY-MM-DD, or NULL" CHECK ({{#is_day}}gender_certification_date{{/is_day}}),
  disadvantage_status TEXT, -- pick list Disadvantage Status (P6, P15)
  sdb_certification_date TEXT -- day of the SDB or 8(a) certification (P15)
    CONSTRAINT "client.sdb_certification_date must be a day as YYYY-MM-DD, or NULL" CHECK ({{#is_day}}sdb_certification_date{{/is_day}}),
  organization TEXT, -- pick list Organization: the legal form (P7)
  hubzone TEXT, -- pick list HUBZone: Certified or not (P8, P16)
  hubzone_certification_date TEXT -- day of the HUBZone certification (P16)
    CONSTRAINT "client.hubzone_certification_date must be a day as YYYY-MM-DD, or NULL" CHECK ({{#is_day}}hubzone_certification_date{{/is_day}}),
  part_time_employees INTEGER -- headcount, 0 or more (P9, P17)
    CONSTRAINT "client.part_time_employees must be a whole number, 0 or more, or NULL" CHECK ({{#is_count}}part_time_employees{{/is_count}}),
  full_time_employees INTEGER -- headcount, 0 or more (P9, P17)
    CONSTRAINT "client.full_time_employees must be a whole number, 0 or more, or NULL" CHECK ({{#is_count}}full_time_employees{{/is_count}}),
  export_employees INTEGER -- headcount that works on exports, 0 or more (P10, P18)
    CONSTRAINT "client.export_employees must be a whole number, 0 or more, or NULL" CHECK ({{#is_count}}export_employees{{/is_count}}),
  gross_sales NUMERIC -- gross revenues or sales of a year, in the office's currency, 0 or more (P11, P19)
    CONSTRAINT "client.gross_sales must be a number, 0 or more, or NULL" CHECK ({{#is_amount}}gross_sales{{/is_amount}} AND coalesce(gross_sales >= 0, 1)),
  gross_sales_date TEXT -- day to which gross_sales belongs (P19)
    CONSTRAINT "client.gross_sales_date must be a day as YYYY-MM-DD, or NULL" CHECK ({{#is_day}}gross_sales_date{{/is_day}}),
  gross_export_sales NUMERIC -- the export-related part of it, 0 or more (P11, P20)
    CONSTRAINT "client.gross_export_sales must be a number, 0 or more, or NULL" CHECK ({{#is_amount}}gross_export_sales{{/is_amount}} AND coalesce(gross_export_sales >= 0, 1)),
  international_trade INTEGER NOT NULL DEFAULT 0 -- check box: 1 when the client trades abroad (P20)
    CONSTRAINT "client.international_trade must be 1 or 0" CHECK (international_trade IN (0, 1)),
  gross_profits NUMERIC -- gross profits, negative for losses, in the office's currency (P12, P21)
    CONSTRAINT "client.gross_profits must be a number, or NULL" CHECK ({{#is_amount}}gross_profits{{/is_amount}}),
  gross_profits_date TEXT -- day to which gross_profits belongs (P21)
    CONSTRAINT "client.gross_profits_date must be a day as YYYY-MM-DD, or NULL" CHECK ({{#is_day}}gross_profits_date{{/is_day}}),
  entered_at TEXT -- instant at which the record was entered, UTC; filled from the clock when left out (G4)
    CONSTRAINT "client.entered_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}entered_at{{/is_instant}}),
  modified_by TEXT -- who wrote the row last: user_account.id, or the name of an import or program (G9)
);
CREATE INDEX client_center ON client (center_id);
CREATE INDEX client_counselor ON client (counselor_id);
CREATE INDEX client_entered ON client (entered_at); -- the latest entry, which an activity that is entered is compared with (T14)

CREATE TABLE contact (
  -- A person at a client, or at an account.
  id TEXT PRIMARY KEY NOT NULL DEFAULT ({{new_id}}), -- record id (G8)
  client_id TEXT REFERENCES client (id), -- the client the person belongs to; NULL: none
  name TEXT NOT NULL -- full name
    CONSTRAINT "contact.name must not be blank" CHECK (trim(name) <> ''),
  email TEXT, -- e-mail address
  phone TEXT, -- telephone number, as written
  do_not_phone INTEGER NOT NULL DEFAULT 0 -- 1: asked not to be telephoned; the number is kept for the record
    CONSTRAINT "contact.do_not_phone must be 1 or 0" CHECK (do_not_phone IN (0, 1)),
  job_title TEXT, -- position at the client
  subscribe_to_email INTEGER NOT NULL DEFAULT 1 -- 1: may be sent surveys and e-mailings; 0: opted out
    CONSTRAINT "contact.subscribe_to_email must be 1 or 0" CHECK (subscribe_to_email IN (0, 1)),
  deceased INTEGER NOT NULL DEFAULT 0 -- 1: has died, is never written to
    CONSTRAINT "contact.deceased must be 1 or 0" CHECK (deceased IN (0, 1)),
  entered_at TEXT -- instant at which the record was entered, UTC; filled from the clock when left out (G4)
    CONSTRAINT "contact.entered_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}entered_at{{/is_instant}}),
  modified_by TEXT, -- who wrote the row last (G9)
  account_id TEXT REFERENCES account (id), -- the account the person belongs to; NULL: none
  cadence_writes INTEGER NOT NULL DEFAULT 0 -- how many fields cadence_sync() has written; a write that counts on is no change that goes back (C7)
);
CREATE INDEX contact_client ON contact (client_id);
CREATE INDEX contact_account ON contact (account_id);

CREATE TABLE counseling_session (
  -- A session with a client.
  id TEXT PRIMARY KEY NOT NULL DEFAULT ({{new_id}}), -- record id (G8)
  client_id TEXT NOT NULL REFERENCES client (id), -- the client counseled
  type TEXT NOT NULL DEFAULT 'Follow-up', -- pick list Session Type: Initial, Follow-up, Close-out
  session_date TEXT NOT NULL -- day of the session
    CONSTRAINT "counseling_session.session_date must be a day as YYYY-MM-DD" CHECK ({{#is_day}}session_date{{/is_day}}),
  contact_hours NUMERIC NOT NULL DEFAULT 0 -- hours with the client
    CONSTRAINT "counseling_session.contact_hours must be a number, 0 or more" CHECK ({{#is_amount}}contact_hours{{/is_amount}} AND contact_hours >= 0),
  prep_hours NUMERIC NOT NULL DEFAULT 0 -- hours of preparation
    CONSTRAINT "counseling_session.prep_hours must be a number, 0 or more" CHECK ({{#is_amount}}prep_hours{{/is_amount}} AND prep_hours >= 0),
  travel_hours NUMERIC NOT NULL DEFAULT 0 -- hours of travel
    CONSTRAINT "counseling_session.travel_hours must be a number, 0 or more" CHECK ({{#is_amount}}travel_hours{{/is_amount}} AND travel_hours >= 0),
  reportable INTEGER NOT NULL DEFAULT 1 -- 1: counts in reports to the funding source
    CONSTRAINT "counseling_session.reportable must be 1 or 0" CHECK (reportable IN (0, 1)),
  funding_source_id TEXT REFERENCES funding_source (id), -- who pays for it
  center_id TEXT REFERENCES center (id), -- where it was given
  counselor_id TEXT REFERENCES user_account (id), -- who gave it
  notes TEXT, -- what was discussed
  entered_at TEXT -- instant at which the record was entered, UTC; filled from the clock when left out (G4)
    CONSTRAINT "counseling_session.entered_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}entered_at{{/is_instant}}),
  modified_by TEXT -- who wrote the row last (G9)
);
CREATE INDEX counseling_session_client ON counseling_session (client_id, session_date, reportable, funding_source_id, type, contact_hours); -- all that T11, T12, T32 and T33 ask

CREATE TABLE milestone (
  -- Something a client achieved. Creating some types raises questions: see prompt_rule.
  id TEXT PRIMARY KEY NOT NULL DEFAULT ({{new_id}}), -- record id (G8)
  client_id TEXT NOT NULL REFERENCES client (id), -- whose milestone it is
  type TEXT NOT NULL, -- pick list Milestone Type
  milestone_date TEXT -- day of the event; NULL: not known
    CONSTRAINT "milestone.milestone_date must be a day as YYYY-MM-DD, or NULL" CHECK ({{#is_day}}milestone_date{{/is_day}}),
  value NUMERIC, -- the amount or headcount it reports (sales, employees, ...), or the new value in words (legal form)
  reportable INTEGER NOT NULL DEFAULT 1 -- 1: counts in reports to the funding source
    CONSTRAINT "milestone.reportable must be 1 or 0" CHECK (reportable IN (0, 1)),
  funding_source_id TEXT REFERENCES funding_source (id), -- who paid for the help behind it
  center_id TEXT REFERENCES center (id), -- the center that helped
  entered_at TEXT -- instant at which the record was entered, UTC; filled from the clock when left out (G4)
    CONSTRAINT "milestone.entered_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}entered_at{{/is_instant}}),
  modified_by TEXT, -- who wrote the row last (G9)
  prompt_id INTEGER -- the accepted question that created it; NULL: entered by hand. One that was so created asks nothing back (P23)
);
CREATE INDEX milestone_client ON milestone (client_id, milestone_date, reportable, funding_source_id, entered_at); -- all that T11 and T12 ask
