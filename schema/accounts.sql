-- accounts: companies and persons by their type (prospect, customer, supplier, ...), what each type asks for, and which may become which.
-- Source: "Changing the type of an account: What is allowed and when?" (Exact e-Synergy); rules A1 to A9.

INSERT INTO setting_definition (name, kind, description) VALUES
  ('accounts.mandatory_contract', 'switch', '1: an account becomes and stays a Customer with a contract only; 0: contracts are not asked for (A3, A4).'),
  ('accounts.mandatory_forecast', 'switch', '1: an account becomes and stays a Prospect with a sales forecast only; 0: forecasts are not asked for (A3, A4).'),
  ('accounts.type_select', 'switch', 'Type: Select. 1: an account may be entered with any type whose needs are met; 0: only as Not validated (A6).'),
  ('accounts.check_roles', 'switch', '1: changes of type and status need the function rights that their rows name; 0: everybody may make them (A5).'),
  ('accounts.status_request', 'switch', '1: a change of an account''s status sends a request to its account manager; 0: it does not (A7).');
INSERT INTO setting (name, value) VALUES
  ('accounts.mandatory_contract', '1'),
  ('accounts.mandatory_forecast', '1'),
  ('accounts.type_select', '1'),
  ('accounts.check_roles', '1'),
  ('accounts.status_request', '0');

INSERT INTO pick_list (list, value, position) VALUES
  ('Account: Status', 'Active', 1),
  ('Account: Status', 'Blocked', 2),
  ('Account: Status', 'Inactive', 3),
  ('Account: Status', 'Passive', 4),
  ('Account: Status', 'Pilot', 5),
  ('Account: Status', 'Reference', 6),
  ('Account: Status', 'Exit', 7),
  ('Account: Status', 'Not validated', 8),
  ('Contract Status', 'active', 1),
  ('Contract Status', 'ended', 2),
  ('Contract Status', 'cancelled', 3),
  ('Sales Forecast Status', 'open', 1),
  ('Sales Forecast Status', 'approved', 2),
  ('Sales Forecast Status', 'rejected', 3),
  ('Sales Forecast Status', 'closed', 4);
INSERT INTO pick_list_column (table_name, column_name, list) VALUES
  ('account', 'status', 'Account: Status'),
  ('contract', 'status', 'Contract Status'),
  ('sales_forecast', 'status', 'Sales Forecast Status');

CREATE TABLE function_right (
  -- What a role may be allowed to do with accounts (A5). An administrator adds rights of the office's own here.
  number INTEGER PRIMARY KEY, -- number of the right: 291, 292, ...
  name TEXT NOT NULL -- what it allows
    CONSTRAINT "function_right.name must not be blank" CHECK (trim(name) <> '')
);
INSERT INTO function_right (number, name) VALUES
  (291, 'edit type, except reseller and customer'),
  (292, 'edit customer status'),
  (293, 'edit reseller status'),
  (294, 'edit other statuses');

CREATE TABLE role_right (
  -- Which role has which right. Whoever may write here is the administrator: nothing but the host's own protection guards these rows.
  role TEXT NOT NULL, -- user_account.role
  function_right INTEGER NOT NULL REFERENCES function_right (number), -- a right it has
  PRIMARY KEY (role, function_right)
) WITHOUT ROWID;
INSERT INTO role_right (role, function_right) VALUES
  ('Administrator', 291),
  ('Administrator', 292),
  ('Administrator', 293),
  ('Administrator', 294);

CREATE TABLE account_type (
  -- The ten types (A1), and what each asks of an account (A3).
  name TEXT PRIMARY KEY NOT NULL, -- account.type
  position INTEGER NOT NULL, -- order of display, smallest first
  needs_number TEXT -- kind of number without which no account is of this type; NULL: none
    CONSTRAINT "account_type.needs_number must be debtor, creditor or NULL" CHECK (needs_number IN ('debtor', 'creditor')),
  needs_document TEXT -- what it needs while the setting accounts.mandatory_contract or accounts.mandatory_forecast is 1; NULL: nothing
    CONSTRAINT "account_type.needs_document must be contract, forecast or NULL" CHECK (needs_document IN ('contract', 'forecast')),
  status_right INTEGER NOT NULL REFERENCES function_right (number), -- the right that edits of the status of such an account need (A5)
  for_persons INTEGER NOT NULL -- 1: a person may be of this type; 0: organizations only
    CONSTRAINT "account_type.for_persons must be 1 or 0" CHECK (for_persons IN (0, 1))
) WITHOUT ROWID;
INSERT INTO account_type (name, position, needs_number, needs_document, status_right, for_persons) VALUES
  ('Not validated', 1, NULL, NULL, 294, 1),
  ('Suspect', 2, NULL, NULL, 294, 0),
  ('Lead', 3, NULL, NULL, 294, 0),
  ('Associate', 4, NULL, NULL, 294, 0),
  ('Prospect', 5, NULL, 'forecast', 294, 1),
  ('Customer', 6, 'debtor', 'contract', 292, 1),
  ('Supplier', 7, 'creditor', NULL, 294, 1),
  ('Reseller', 8, NULL, NULL, 293, 0),
  ('Division', 9, NULL, NULL, 294, 0),
  ('Bank', 10, NULL, NULL, 294, 0);

CREATE TABLE account_type_change (
  -- Which type may become which, and how (A2). What has no row is not possible. An administrator redefines it here (A5); account_type_matrix shows it.
  from_type TEXT NOT NULL REFERENCES account_type (name), -- the present type
  to_type TEXT NOT NULL REFERENCES account_type (name), -- what it may become
  via TEXT NOT NULL -- edit: by an UPDATE of the type; validation: by one that also sets validated_by; job: by update_account_types()
    CONSTRAINT "account_type_change.via must be edit, validation or job" CHECK (via IN ('edit', 'validation', 'job')),
  function_right INTEGER REFERENCES function_right (number), -- the right that the acting user needs; NULL: none. The job needs none
  condition TEXT -- what must be so beside the needs of the type; NULL: nothing more. For the job it tells what account_job_rule asks
    CONSTRAINT "account_type_change.condition must be no debtor number, no current contract or NULL; for the job contract, forecast, no forecast or NULL" CHECK (CASE via
      WHEN 'job' THEN condition IN ('contract', 'forecast', 'no forecast') ELSE condition IN ('no debtor number', 'no current contract') END),
  source TEXT NOT NULL DEFAULT 'decided' -- documented: the source says so; decided: it is silent
    CONSTRAINT "account_type_change.source must be documented or decided" CHECK (source IN ('documented', 'decided')),
  PRIMARY KEY (from_type, to_type, via)
) WITHOUT ROWID;
INSERT INTO account_type_change (from_type, to_type, via, function_right, condition, source) VALUES
  ('Not validated', 'Associate', 'validation', NULL, NULL, 'documented'),
  ('Not validated', 'Associate', 'edit', NULL, NULL, 'documented'),
  ('Not validated', 'Supplier', 'edit', NULL, 'no debtor number', 'documented'),
  ('Not validated', 'Reseller', 'edit', NULL, NULL, 'documented'),
  ('Not validated', 'Division', 'edit', NULL, NULL, 'documented'),
  ('Not validated', 'Bank', 'edit', NULL, NULL, 'documented'),
  ('Prospect', 'Customer', 'job', NULL, 'contract', 'documented'),
  ('Not validated', 'Customer', 'job', NULL, 'contract', 'documented'),
  ('Associate', 'Customer', 'job', NULL, 'contract', 'documented'),
  ('Not validated', 'Prospect', 'job', NULL, 'forecast', 'documented'),
  ('Associate', 'Prospect', 'job', NULL, 'forecast', 'documented'),
  ('Prospect', 'Not validated', 'job', NULL, 'no forecast', 'documented'),
  ('Not validated', 'Suspect', 'edit', NULL, NULL, 'decided'),
  ('Not validated', 'Suspect', 'validation', NULL, NULL, 'decided'),
  ('Not validated', 'Lead', 'edit', NULL, NULL, 'decided'),
  ('Not validated', 'Lead', 'validation', NULL, NULL, 'decided'),
  ('Suspect', 'Not validated', 'edit', 291, NULL, 'decided'),
  ('Lead', 'Not validated', 'edit', 291, NULL, 'decided'),
  ('Associate', 'Not validated', 'edit', 291, NULL, 'decided'),
  ('Lead', 'Suspect', 'edit', 291, NULL, 'decided'),
  ('Associate', 'Suspect', 'edit', 291, NULL, 'decided'),
  ('Prospect', 'Suspect', 'edit', 291, NULL, 'decided'),
  ('Suspect', 'Lead', 'edit', 291, NULL, 'decided'),
  ('Associate', 'Lead', 'edit', 291, NULL, 'decided'),
  ('Prospect', 'Lead', 'edit', 291, NULL, 'decided'),
  ('Suspect', 'Associate', 'edit', 291, NULL, 'decided'),
  ('Lead', 'Associate', 'edit', 291, NULL, 'decided'),
  ('Prospect', 'Associate', 'edit', 291, NULL, 'decided'),
  ('Customer', 'Associate', 'edit', 292, 'no current contract', 'decided'),
  ('Supplier', 'Associate', 'edit', 291, NULL, 'decided'),
  ('Reseller', 'Associate', 'edit', 293, NULL, 'decided'),
  ('Division', 'Associate', 'edit', 291, NULL, 'decided'),
  ('Bank', 'Associate', 'edit', 291, NULL, 'decided'),
  ('Suspect', 'Prospect', 'edit', 291, NULL, 'decided'),
  ('Lead', 'Prospect', 'edit', 291, NULL, 'decided'),
  ('Associate', 'Prospect', 'edit', 291, NULL, 'decided'),
  ('Customer', 'Prospect', 'edit', 292, 'no current contract', 'decided'),
  ('Supplier', 'Prospect', 'edit', 291, NULL, 'decided'),
  ('Reseller', 'Prospect', 'edit', 293, NULL, 'decided'),
  ('Division', 'Prospect', 'edit', 291, NULL, 'decided'),
  ('Bank', 'Prospect', 'edit', 291, NULL, 'decided'),
  ('Suspect', 'Customer', 'edit', 292, NULL, 'decided'),
  ('Lead', 'Customer', 'edit', 292, NULL, 'decided'),
  ('Associate', 'Customer', 'edit', 292, NULL, 'decided'),
  ('Prospect', 'Customer', 'edit', 292, NULL, 'decided'),
  ('Supplier', 'Customer', 'edit', 292, NULL, 'decided'),
  ('Reseller', 'Customer', 'edit', 292, NULL, 'decided'),
  ('Division', 'Customer', 'edit', 292, NULL, 'decided'),
  ('Bank', 'Customer', 'edit', 292, NULL, 'decided'),
  ('Suspect', 'Supplier', 'edit', 291, 'no debtor number', 'decided'),
  ('Lead', 'Supplier', 'edit', 291, 'no debtor number', 'decided'),
  ('Associate', 'Supplier', 'edit', 291, 'no debtor number', 'decided'),
  ('Prospect', 'Supplier', 'edit', 291, 'no debtor number', 'decided'),
  ('Reseller', 'Supplier', 'edit', 293, 'no debtor number', 'decided'),
  ('Division', 'Supplier', 'edit', 291, 'no debtor number', 'decided'),
  ('Bank', 'Supplier', 'edit', 291, 'no debtor number', 'decided'),
  ('Suspect', 'Reseller', 'edit', 293, NULL, 'decided'),
  ('Lead', 'Reseller', 'edit', 293, NULL, 'decided'),
  ('Associate', 'Reseller', 'edit', 293, NULL, 'decided'),
  ('Prospect', 'Reseller', 'edit', 293, NULL, 'decided'),
  ('Customer', 'Reseller', 'edit', 293, 'no current contract', 'decided'),
  ('Supplier', 'Reseller', 'edit', 293, NULL, 'decided'),
  ('Division', 'Reseller', 'edit', 293, NULL, 'decided'),
  ('Bank', 'Reseller', 'edit', 293, NULL, 'decided'),
  ('Suspect', 'Division', 'edit', 291, NULL, 'decided'),
  ('Lead', 'Division', 'edit', 291, NULL, 'decided'),
  ('Associate', 'Division', 'edit', 291, NULL, 'decided'),
  ('Prospect', 'Division', 'edit', 291, NULL, 'decided'),
  ('Supplier', 'Division', 'edit', 291, NULL, 'decided'),
  ('Reseller', 'Division', 'edit', 293, NULL, 'decided'),
  ('Bank', 'Division', 'edit', 291, NULL, 'decided'),
  ('Suspect', 'Bank', 'edit', 291, NULL, 'decided'),
  ('Lead', 'Bank', 'edit', 291, NULL, 'decided'),
  ('Associate', 'Bank', 'edit', 291, NULL, 'decided'),
  ('Prospect', 'Bank', 'edit', 291, NULL, 'decided'),
  ('Supplier', 'Bank', 'edit', 291, NULL, 'decided'),
  ('Reseller', 'Bank', 'edit', 293, NULL, 'decided'),
  ('Division', 'Bank', 'edit', 291, NULL, 'decided');

CREATE TABLE account_refusal (
  -- Why a change of type or status is refused: the words of the triggers' errors, and of account_type_reason() beforehand (A8). After changing or
  -- adding a row, such as 'right 301' for a right of the office's own, call crm_install().
  code TEXT PRIMARY KEY NOT NULL, -- what the rules say, in triggers/accounts.sql and schema/macros.sql; 'other' is for what has no row
  reason TEXT NOT NULL -- what is wrong, and what to do
) WITHOUT ROWID;
INSERT INTO account_refusal (code, reason) VALUES
  ('unknown type', 'there is no such type; the types are Not validated, Suspect, Lead, Associate, Prospect, Customer, Supplier, Reseller, Division and Bank'),
  ('impossible', 'an account of its present type cannot become this; account_types() lists what it can become, and account_type_change says so'),
  ('job only', 'only update_account_types() makes this change, by contracts and sales forecasts; enter those, or change to another type first'),
  ('validation only', 'only a validation makes this change; set validated_by in the same UPDATE'),
  ('nobody', 'this needs a function right, and modified_by is blank; write who does it into modified_by'),
  ('right 291', 'this needs function right 291 (edit type, except reseller and customer), which the acting user, modified_by, has not or is inactive; let another do it, or see role_right'),
  ('right 292', 'this needs function right 292 (edit customer status), which the acting user, modified_by, has not or is inactive; let another do it, or see role_right'),
  ('right 293', 'this needs function right 293 (edit reseller status), which the acting user, modified_by, has not or is inactive; let another do it, or see role_right'),
  ('right 294', 'this needs function right 294 (edit other statuses), which the acting user, modified_by, has not or is inactive; let another do it, or see role_right'),
  ('has debtor number', 'it has a debtor number, and this change is for accounts without one; delete it from account_number first'),
  ('has contract', 'it has a current contract; end that first'),
  ('person', 'a person can only be a Prospect, Customer or Supplier, and before that Not validated; choose one of these, or make it an Organization'),
  ('no debtor number', 'it has no debtor number; enter it as Not validated if it is new, and its number in account_number'),
  ('no creditor number', 'it has no creditor number; enter it as Not validated if it is new, and its number in account_number'),
  ('no contract', 'it has no current contract, which accounts.mandatory_contract asks for; enter an active one in contract'),
  ('no forecast', 'it has no open or approved sales forecast, which accounts.mandatory_forecast asks for; enter one in sales_forecast'),
  ('type select', 'accounts are entered as Not validated while accounts.type_select is 0; leave the type out, and change it afterwards'),
  ('blank status', 'an account always has a status; choose one of the pick list'),
  ('status without contract', 'a Customer without a current contract cannot be Active, Blocked, Pilot or Reference while accounts.mandatory_contract is 1; enter an active contract first'),
  ('other', 'this is refused by the rules of account_type_change or account_type; see there which right or condition it needs');

CREATE TABLE account (
  -- A company or person that the office deals with, by its type. Which changes of type and status are accepted: account_type_change, account_type.
  id TEXT PRIMARY KEY NOT NULL DEFAULT ({{new_id}}), -- record id (G8)
  name TEXT NOT NULL -- name as shown
    CONSTRAINT "account.name must not be blank" CHECK (trim(name) <> ''),
  kind TEXT NOT NULL DEFAULT 'Organization' -- Organization or Person; a person may be of some types only: account_type.for_persons
    CONSTRAINT "account.kind must be Organization or Person" CHECK (kind IN ('Organization', 'Person')),
  type TEXT NOT NULL DEFAULT 'Not validated' REFERENCES account_type (name), -- one of account_type (A1)
  status TEXT, -- pick list Account: Status; left out: Not validated for that type, else Active
  account_manager_id TEXT REFERENCES user_account (id), -- who looks after it, and is sent the requests (A7)
  validated_by TEXT REFERENCES user_account (id), -- who validated it; NULL: nobody yet
  entered_at TEXT -- instant at which the record was entered, UTC; filled from the clock when left out (G4)
    CONSTRAINT "account.entered_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}entered_at{{/is_instant}}),
  modified_by TEXT REFERENCES user_account (id) -- who wrote the row last: whose rights count (A5, G9). NULL: the job, or not given
);
CREATE INDEX account_manager ON account (account_manager_id);
CREATE INDEX account_validator ON account (validated_by);
CREATE INDEX account_modifier ON account (modified_by);

CREATE TABLE account_number (
  -- The numbers under which an account is known in the ledgers. A number belongs to one account.
  account_id TEXT REFERENCES account (id) -- whose number it is (a CHECK, since quick_check of SQLite 3.40 misreads NOT NULL here)
    CONSTRAINT "account_number.account_id must not be blank" CHECK (account_id IS NOT NULL),
  kind TEXT NOT NULL -- debtor: as one who buys; creditor: as one who sells
    CONSTRAINT "account_number.kind must be debtor or creditor" CHECK (kind IN ('debtor', 'creditor')),
  number TEXT NOT NULL -- the number, as written
    CONSTRAINT "account_number.number must not be blank" CHECK (trim(number) <> ''),
  PRIMARY KEY (kind, number)
) WITHOUT ROWID;
CREATE INDEX account_number_account ON account_number (account_id, kind);

CREATE TABLE contract (
  -- A contract with an account. It is current while it is active and its last day is not past.
  id TEXT PRIMARY KEY NOT NULL DEFAULT ({{new_id}}), -- record id (G8)
  account_id TEXT NOT NULL REFERENCES account (id), -- with whom
  starts_on TEXT -- first day; NULL: not said. It counts from its entry
    CONSTRAINT "contract.starts_on must be a day as YYYY-MM-DD, or NULL" CHECK ({{#is_day}}starts_on{{/is_day}}),
  ends_on TEXT -- last day, by the clock's UTC days; NULL: without end
    CONSTRAINT "contract.ends_on must be a day as YYYY-MM-DD, or NULL" CHECK ({{#is_day}}ends_on{{/is_day}})
    CONSTRAINT "contract.ends_on must not be before starts_on" CHECK (ends_on >= starts_on),
  status TEXT NOT NULL DEFAULT 'active', -- pick list Contract Status: active, ended, cancelled
  service_item_active INTEGER NOT NULL DEFAULT 1 -- 1: has an active service item; 0: none, and its Customer becomes Passive (A7)
    CONSTRAINT "contract.service_item_active must be 1 or 0" CHECK (service_item_active IN (0, 1)),
  entered_at TEXT -- instant at which the record was entered, UTC; filled from the clock when left out (G4)
    CONSTRAINT "contract.entered_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}entered_at{{/is_instant}}),
  modified_by TEXT -- who wrote the row last (G9)
);
CREATE INDEX contract_account ON contract (account_id, status, ends_on, service_item_active); -- all that the rules ask of contracts

CREATE TABLE sales_forecast (
  -- A request of type sales forecast: what an account may buy.
  id TEXT PRIMARY KEY NOT NULL DEFAULT ({{new_id}}), -- record id (G8)
  account_id TEXT NOT NULL REFERENCES account (id), -- who may buy
  status TEXT NOT NULL DEFAULT 'open', -- pick list Sales Forecast Status: open and approved count; rejected and closed do not
  entered_at TEXT -- instant at which the record was entered, UTC; filled from the clock when left out (G4)
    CONSTRAINT "sales_forecast.entered_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}entered_at{{/is_instant}}),
  modified_by TEXT -- who wrote the row last (G9)
);
CREATE INDEX sales_forecast_account ON sales_forecast (account_id, status); -- all that the rules ask of forecasts

CREATE TABLE account_job_rule (
  -- What the job makes of accounts (A7): of those of a type and status, by their contracts and forecasts. The first pass looks at contracts, the second
  -- at forecasts, where the first has nothing to do. A change of the type also needs its row in account_type_change, via job.
  id INTEGER PRIMARY KEY, -- number of the rule
  type TEXT NOT NULL REFERENCES account_type (name), -- account.type
  status TEXT, -- account.status; NULL: any
  pass INTEGER NOT NULL -- 1: by contracts; 2: by forecasts
    CONSTRAINT "account_job_rule.pass must be 1 or 2" CHECK (pass IN (1, 2)),
  contract TEXT -- serviced: a current one with an active service item; unserviced: current ones without; expired: none current; none: none at all; NULL: any
    CONSTRAINT "account_job_rule.contract must be serviced, unserviced, expired, none or NULL" CHECK (contract IN ('serviced', 'unserviced', 'expired', 'none')),
  forecast INTEGER -- 1: has an open or approved sales forecast; 0: has none; NULL: any
    CONSTRAINT "account_job_rule.forecast must be 1, 0 or NULL" CHECK (forecast IN (0, 1)),
  setting TEXT REFERENCES setting (name), -- a switch that must be 1; NULL: none
  to_type TEXT NOT NULL REFERENCES account_type (name), -- the type it then has
  to_status TEXT NOT NULL, -- the status it then has
  reason TEXT NOT NULL -- why, as the audit log and the preview say it
);
CREATE INDEX account_job_rule_type ON account_job_rule (type, status, contract, forecast); -- all that is asked when an account changes
INSERT INTO account_job_rule (type, status, pass, contract, forecast, setting, to_type, to_status, reason) VALUES
  ('Prospect', NULL, 1, 'serviced', NULL, NULL, 'Customer', 'Active', 'it has a current contract'),
  ('Prospect', NULL, 1, 'unserviced', NULL, NULL, 'Customer', 'Passive', 'it has a current contract, but no active service item'),
  ('Not validated', NULL, 1, 'serviced', NULL, NULL, 'Customer', 'Active', 'it has a current contract'),
  ('Not validated', NULL, 1, 'unserviced', NULL, NULL, 'Customer', 'Passive', 'it has a current contract, but no active service item'),
  ('Associate', NULL, 1, 'serviced', NULL, NULL, 'Customer', 'Active', 'it has a current contract'),
  ('Associate', NULL, 1, 'unserviced', NULL, NULL, 'Customer', 'Passive', 'it has a current contract, but no active service item'),
  ('Customer', 'Inactive', 1, 'serviced', NULL, NULL, 'Customer', 'Active', 'it has a current contract'),
  ('Customer', 'Passive', 1, 'serviced', NULL, NULL, 'Customer', 'Active', 'it has a current contract with an active service item'),
  ('Customer', 'Exit', 1, 'serviced', NULL, NULL, 'Customer', 'Active', 'it has a current contract'),
  ('Customer', 'Not validated', 1, 'serviced', NULL, NULL, 'Customer', 'Active', 'it has a current contract'),
  ('Customer', 'Active', 1, 'unserviced', NULL, NULL, 'Customer', 'Passive', 'no service item of its current contract is active'),
  ('Customer', 'Inactive', 1, 'unserviced', NULL, NULL, 'Customer', 'Passive', 'it has a current contract, but no active service item'),
  ('Customer', 'Exit', 1, 'unserviced', NULL, NULL, 'Customer', 'Passive', 'it has a current contract, but no active service item'),
  ('Customer', 'Not validated', 1, 'unserviced', NULL, NULL, 'Customer', 'Passive', 'it has a current contract, but no active service item'),
  ('Customer', 'Active', 1, 'expired', NULL, NULL, 'Customer', 'Inactive', 'its contract has ended'),
  ('Customer', 'Not validated', 1, 'expired', NULL, NULL, 'Customer', 'Inactive', 'its contract has ended'),
  ('Customer', 'Pilot', 1, 'expired', NULL, NULL, 'Customer', 'Passive', 'its contract has ended'),
  ('Customer', 'Reference', 1, 'expired', NULL, NULL, 'Customer', 'Passive', 'its contract has ended'),
  ('Customer', 'Blocked', 1, 'expired', NULL, NULL, 'Customer', 'Passive', 'its contract has ended'),
  ('Customer', NULL, 1, 'none', NULL, 'accounts.mandatory_contract', 'Customer', 'Exit', 'it has no contract'),
  ('Not validated', NULL, 2, NULL, 1, NULL, 'Prospect', 'Active', 'it has a sales forecast'),
  ('Associate', NULL, 2, NULL, 1, NULL, 'Prospect', 'Active', 'it has a sales forecast'),
  ('Prospect', 'Exit', 2, NULL, 1, NULL, 'Prospect', 'Active', 'it has a sales forecast'),
  ('Prospect', NULL, 2, NULL, 0, 'accounts.mandatory_forecast', 'Not validated', 'Not validated', 'it has no open or approved sales forecast');

CREATE TABLE account_agenda (
  -- Derived data, so that the job need not look at every account: not before look_on can it have something to do there. Triggers put an account
  -- here when its type, status, numbers, contracts or forecasts change, for the next run; the run moves it on to the day after a contract ends.
  account_id TEXT PRIMARY KEY NOT NULL, -- account.id
  look_on TEXT NOT NULL -- the day; '' for the next run
) WITHOUT ROWID;
CREATE INDEX account_agenda_day ON account_agenda (look_on);

CREATE TABLE account_job_change (
  -- Asks for one change that the job would make: INSERT INTO account_job_change SELECT account_id, from_type, from_status, to_type, to_status
  -- FROM account_job WHERE held IS NULL makes them all, on any connection. Anything else is refused. Empty between statements: the audit log keeps what was done.
  account_id TEXT PRIMARY KEY NOT NULL, -- account.id
  from_type TEXT NOT NULL, -- its type now
  from_status TEXT NOT NULL, -- its status now
  to_type TEXT NOT NULL, -- what account_job makes of them
  to_status TEXT NOT NULL -- likewise
) WITHOUT ROWID;

CREATE TABLE account_request (
  -- What account managers are asked to look at: a row for each change of status while accounts.status_request is 1 (A7).
  id INTEGER PRIMARY KEY, -- order of the requests
  account_id TEXT NOT NULL REFERENCES account (id), -- about which account
  user_id TEXT NOT NULL REFERENCES user_account (id), -- the account manager
  request TEXT NOT NULL, -- what happened
  created_at TEXT NOT NULL -- instant, UTC
    CONSTRAINT "account_request.created_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}created_at{{/is_instant}}),
  done_at TEXT -- instant at which the manager was done with it, UTC; NULL: not yet
    CONSTRAINT "account_request.done_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}done_at{{/is_instant}})
);
CREATE INDEX account_request_account ON account_request (account_id);
CREATE INDEX account_request_user ON account_request (user_id, done_at);
