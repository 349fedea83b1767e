-- The benchmark's office in PostgreSQL: what the rules on clients need of schema/core.sql and schema/prompts.sql, with PostgreSQL's own types.
CREATE TABLE setting (name text PRIMARY KEY, value text);
INSERT INTO setting VALUES ('clock.pinned', NULL), ('sync_prompts.enabled', '1');

CREATE TABLE automatic_write (cause text PRIMARY KEY);

CREATE TABLE pick_list (list text, value text, active boolean NOT NULL DEFAULT true, PRIMARY KEY (list, value));
INSERT INTO pick_list (list, value)
SELECT list, unnest(string_to_array(list_values, ','))
  FROM (VALUES
    ('Client Type', 'Pre-client,Client,Stakeholder'),
    ('Client Status', 'Active,Inactive'),
    ('Company Status', 'Pre-venture,Start-up,In Business,Out of Business'),
    ('Company Gender', 'Male-Owned,Woman-Owned,Male/Female-Owned,Woman-Owned (WOSB) Certified,EDWOSB Certified'),
    ('Disadvantage Status', 'None,Self-certified SDB,Certified SDB,SBA 8(a) Certified'),
    ('HUBZone', 'Not certified,Applied,Certified'),
    ('Organization', 'Sole Proprietorship,Partnership,Limited Partnership,LLC,Corporation,S-Corporation,Cooperative,Nonprofit,Government,Other')
  ) AS lists (list, list_values);

CREATE TABLE center (id text PRIMARY KEY);
INSERT INTO center VALUES ('main');
CREATE TABLE user_account (id text PRIMARY KEY);
INSERT INTO user_account VALUES ('bob');

CREATE TABLE client (
  id text PRIMARY KEY,
  name text NOT NULL CHECK (trim(name) <> ''),
  kind text NOT NULL DEFAULT 'Client',
  status text NOT NULL DEFAULT 'Active',
  center_id text REFERENCES center (id),
  counselor_id text REFERENCES user_account (id),
  email text,
  phone text,
  do_not_phone boolean NOT NULL DEFAULT false,
  subscribe_to_email boolean NOT NULL DEFAULT true,
  date_established date,
  company_status text,
  company_gender text,
  gender_certification_date date,
  disadvantage_status text,
  sdb_certification_date date,
  organization text,
  hubzone text,
  hubzone_certification_date date,
  part_time_employees integer CHECK (part_time_employees >= 0),
  full_time_employees integer CHECK (full_time_employees >= 0),
  export_employees integer CHECK (export_employees >= 0),
  gross_sales numeric CHECK (gross_sales BETWEEN 0 AND 1e15),
  gross_sales_date date,
  gross_export_sales numeric CHECK (gross_export_sales BETWEEN 0 AND 1e15),
  international_trade boolean NOT NULL DEFAULT false,
  gross_profits numeric CHECK (gross_profits BETWEEN -1e15 AND 1e15),
  gross_profits_date date,
  entered_at timestamp,
  modified_by text
);
CREATE INDEX client_center ON client (center_id);
CREATE INDEX client_counselor ON client (counselor_id);

CREATE TABLE prompt (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  client_id text NOT NULL,
  milestone_id text,
  rule_id text NOT NULL,
  question text NOT NULL,
  answer text CHECK (answer IN ('accept', 'decline')),
  proposed jsonb NOT NULL,
  asked_at timestamp NOT NULL,
  answered_at timestamp,
  answered_by text,
  withdrawn_at timestamp,
  edited_by text,
  action text NOT NULL CHECK (action IN ('create milestone', 'update client')),
  field text NOT NULL,
  slot text NOT NULL,
  old_values text,
  new_values text
);
CREATE UNIQUE INDEX prompt_pending ON prompt (client_id, slot) WHERE answer IS NULL AND withdrawn_at IS NULL;
CREATE INDEX prompt_pending_milestone ON prompt (milestone_id) WHERE answer IS NULL AND withdrawn_at IS NULL AND milestone_id IS NOT NULL;
CREATE INDEX prompt_answered ON prompt (client_id, answered_at) WHERE answer IS NOT NULL;
