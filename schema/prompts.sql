-- prompts: the questions that keep clients and milestones in step, and the rules that raise them.
-- Source: "Prompt to synchronize clients and milestones?" (Neoserra FAQ); rules P1 to P26.

CREATE TABLE prompt_rule (
  -- Which edit of a client asks for which milestone (source 'client', P4 to P12), and which new milestone asks for which
  -- edit of its client (source 'milestone', P13 to P21). An administrator adds, changes and deletes rows, for any client column,
  -- the office's own included (P26), and then calls crm_install(), which brings the rows into force or says what is wrong with one.
  -- (Changes to rows of source 'milestone' show at once, new columns of theirs after crm_install() too.)
  id TEXT COLLATE NOCASE PRIMARY KEY NOT NULL -- name of the rule, as it stands in prompt.rule_id and audit_log.rule
    CONSTRAINT "prompt_rule.id must not be blank" CHECK (trim(id) <> ''),
  source TEXT NOT NULL -- what asks: an edit of a client, or the creation of a milestone
    CONSTRAINT "prompt_rule.source must be client or milestone" CHECK (source IN ('client', 'milestone')),
  columns TEXT NOT NULL -- client columns, separated by commas: those watched, or the one that the answer writes
    CONSTRAINT "prompt_rule.columns must name at least one client column, without quotes, backslashes or braces"
    CHECK (trim(columns, ' ,') <> '' AND columns NOT GLOB '*["''\{}]*'),
  change TEXT -- source client: 'any' edit, 'filled' (blank to a value), 'to' (becomes to_value). Source milestone: NULL
    CONSTRAINT "prompt_rule.change must be 'any', 'filled' or 'to' for source client, and NULL for source milestone"
    CHECK (coalesce(change IN ('any', 'filled', 'to'), 0) = (source = 'client') AND (change IS NULL OR source = 'client')),
  to_value -- change 'to': the value that asks. Source milestone: the value proposed; NULL proposes the milestone's own value
    CONSTRAINT "prompt_rule.to_value: give it when change is 'to', leave it NULL when change is 'any' or 'filled'"
    CHECK (CASE WHEN source = 'client' THEN (to_value IS NOT NULL) = (change = 'to') ELSE 1 END),
  milestone_type TEXT NOT NULL, -- pick list Milestone Type: the milestone to create, or the one that asks
  date_column TEXT -- client column with the event's own day: read for the milestone's date (P22), or written from it; NULL: none
    CONSTRAINT "prompt_rule.date_column must be a name without quotes, backslashes or braces" CHECK (coalesce(date_column NOT GLOB '*["''\{},]*', 1)),
  check_column TEXT -- source milestone: a check box of the client that the answer sets to 1 (P20); NULL: none
    CONSTRAINT "prompt_rule.check_column is for source milestone only, and a name without quotes, backslashes or braces"
    CHECK (check_column IS NULL OR (source = 'milestone' AND check_column NOT GLOB '*["''\{},]*')),
  carries_value INTEGER NOT NULL DEFAULT 0 -- source client: 1 writes the watched column (the sum of several) to milestone.value, where a text that looks like a number becomes one
    CONSTRAINT "prompt_rule.carries_value must be 1 or 0" CHECK (carries_value IN (0, 1)),
  slot TEXT, -- source client: rules of one slot share one pending question of a client, the latest edit decides (P24); NULL: the rule's id
  question TEXT NOT NULL -- what is asked. {client}, and for source client {any watched column}, for source milestone {value} and {date}, are filled in
    CONSTRAINT "prompt_rule.question must not be blank" CHECK (trim(question) <> ''),
  active INTEGER NOT NULL DEFAULT 1 -- 1: asks; 0: does not
    CONSTRAINT "prompt_rule.active must be 1 or 0" CHECK (active IN (0, 1))
) WITHOUT ROWID;
CREATE INDEX prompt_rule_milestone ON prompt_rule (milestone_type) WHERE source = 'milestone';

INSERT INTO prompt_rule (id, source, columns, change, to_value, milestone_type, date_column, carries_value, slot, question) VALUES
  ('P4', 'client', 'date_established', 'filled', NULL, 'Started Business', 'date_established', 0, NULL,
   '{client} was established on {date_established}. Create a "Started Business" milestone?'),
  ('P5.EDWOSB', 'client', 'company_gender', 'to', 'EDWOSB Certified', 'EDWOSB Certification Obtained', 'gender_certification_date', 0, 'P5',
   '{client}: Company Gender is now {company_gender}. Create an "EDWOSB Certification Obtained" milestone?'),
  ('P5.WOSB', 'client', 'company_gender', 'to', 'Woman-Owned (WOSB) Certified', 'WOSB Certification Obtained', 'gender_certification_date', 0, 'P5',
   '{client}: Company Gender is now {company_gender}. Create a "WOSB Certification Obtained" milestone?'),
  ('P6.SDB', 'client', 'disadvantage_status', 'to', 'Certified SDB', 'SDB Certification Obtained', 'sdb_certification_date', 0, 'P6',
   '{client}: Disadvantage Status is now {disadvantage_status}. Create an "SDB Certification Obtained" milestone?'),
  ('P6.8A', 'client', 'disadvantage_status', 'to', 'SBA 8(a) Certified', '8(A) Certification Obtained', 'sdb_certification_date', 0, 'P6',
   '{client}: Disadvantage Status is now {disadvantage_status}. Create an "8(A) Certification Obtained" milestone?'),
  ('P7', 'client', 'organization', 'any', NULL, 'Changed Legal Form', NULL, 1, NULL,
   '{client}: Organization is now {organization}. Create a "Changed Legal Form" milestone?'),
  ('P8', 'client', 'hubzone', 'to', 'Certified', 'HUBZone Certification Obtained', 'hubzone_certification_date', 0, NULL,
   '{client}: HUBZone is now {hubzone}. Create a "HUBZone Certification Obtained" milestone?'),
  ('P9', 'client', 'part_time_employees, full_time_employees', 'any', NULL, 'Change in Staff', NULL, 1, NULL,
   '{client}: staff is now part-time {part_time_employees}, full-time {full_time_employees}. Create a "Change in Staff" milestone?'),
  ('P10', 'client', 'export_employees', 'any', NULL, 'Change in Export-related Staff', NULL, 1, NULL,
   '{client}: Export-Related Employees are now {export_employees}. Create a "Change in Export-related Staff" milestone?'),
  ('P11.sales', 'client', 'gross_sales', 'any', NULL, 'Change in Sales', 'gross_sales_date', 1, NULL,
   '{client}: Gross Revenues/Sales are now {gross_sales}. Create a "Change in Sales" milestone?'),
  ('P11.exports', 'client', 'gross_export_sales', 'any', NULL, 'Change in Exports', NULL, 1, NULL,
   '{client}: Gross Export-Related Revenues/Sales are now {gross_export_sales}. Create a "Change in Exports" milestone?'),
  ('P12', 'client', 'gross_profits', 'any', NULL, 'Change in Profits', 'gross_profits_date', 1, NULL,
   '{client}: Gross Profits/Losses are now {gross_profits}. Create a "Change in Profits" milestone?');

INSERT INTO prompt_rule (id, source, columns, to_value, milestone_type, date_column, check_column, question) VALUES
  ('P13.started', 'milestone', 'company_status', 'In Business', 'Started Business', 'date_established', NULL,
   '{client} started business on {date}. Update Company Status and Date Established?'),
  ('P13.bought', 'milestone', 'company_status', 'In Business', 'Bought Business', 'date_established', NULL,
   '{client} bought a business on {date}. Update Company Status and Date Established?'),
  ('P14.EDWOSB', 'milestone', 'company_gender', 'EDWOSB Certified', 'EDWOSB Certification Obtained', 'gender_certification_date', NULL,
   '{client} obtained EDWOSB certification on {date}. Update Company Gender and its Certification Date?'),
  ('P14.WOSB', 'milestone', 'company_gender', 'Woman-Owned (WOSB) Certified', 'WOSB Certification Obtained', 'gender_certification_date', NULL,
   '{client} obtained WOSB certification on {date}. Update Company Gender and its Certification Date?'),
  ('P15.SDB', 'milestone', 'disadvantage_status', 'Certified SDB', 'SDB Certification Obtained', 'sdb_certification_date', NULL,
   '{client} obtained SDB certification on {date}. Update Disadvantage Status and SDB Certification Date?'),
  ('P15.8A', 'milestone', 'disadvantage_status', 'SBA 8(a) Certified', '8(A) Certification Obtained', 'sdb_certification_date', NULL,
   '{client} obtained 8(a) certification on {date}. Update Disadvantage Status and SDB Certification Date?'),
  ('P16', 'milestone', 'hubzone', 'Certified', 'HUBZone Certification Obtained', 'hubzone_certification_date', NULL,
   '{client} obtained HUBZone certification on {date}. Update HUBZone and its Certification Date?'),
  ('P17.full-time', 'milestone', 'full_time_employees', NULL, 'Change in Full-Time Staff', NULL, NULL,
   '{client}: full-time staff changed to {value}. Update Full-Time Employees?'),
  ('P17.part-time', 'milestone', 'part_time_employees', NULL, 'Change in Part-Time Staff', NULL, NULL,
   '{client}: part-time staff changed to {value}. Update Part-Time Employees?'),
  ('P18', 'milestone', 'export_employees', NULL, 'Change in Export-related Staff', NULL, NULL,
   '{client}: export-related staff changed to {value}. Update Export-Related Employees?'),
  ('P19', 'milestone', 'gross_sales', NULL, 'Change in Sales', 'gross_sales_date', NULL,
   '{client}: sales changed to {value}. Update Gross Revenues/Sales and Gross Sales Date?'),
  ('P20', 'milestone', 'gross_export_sales', NULL, 'Change in Exports', NULL, 'international_trade',
   '{client}: exports changed to {value}. Update Gross Export-Related Revenues/Sales and International Trade?'),
  ('P21', 'milestone', 'gross_profits', NULL, 'Change in Profits', 'gross_profits_date', NULL,
   '{client}: profits changed to {value}. Update Gross Profits/Losses and Gross Profits Date?');

CREATE TABLE prompt (
  -- The questions asked, answered or not. Rows are written by triggers; a person writes only answer, and with it proposed and answered_by:
  --   UPDATE prompt SET answer = 'accept', answered_by = 'u1' WHERE id = 7
  -- An answer is final. It is carried out in the same statement, or the statement fails and nothing has happened (P22).
  -- client_id and milestone_id are not foreign keys: the record of a question outlives what it was about.
  id INTEGER PRIMARY KEY, -- number of the question, in the order of asking
  client_id TEXT NOT NULL, -- the client it is about
  milestone_id TEXT, -- action 'update client': the milestone that asks; 'create milestone': the one that accepting created
  rule_id TEXT NOT NULL, -- prompt_rule.id
  question TEXT NOT NULL, -- the question in words
  status TEXT GENERATED ALWAYS AS (CASE -- pending; accepted or declined once answered; withdrawn when its reason went away
    WHEN answer = 'accept' THEN 'accepted' WHEN answer = 'decline' THEN 'declined'
    WHEN withdrawn_at IS NOT NULL THEN 'withdrawn' ELSE 'pending' END) VIRTUAL,
  answer TEXT -- 'accept' or 'decline', once; NULL: not answered
    CONSTRAINT "prompt.answer must be accept or decline" CHECK (answer IN ('accept', 'decline')),
  proposed TEXT NOT NULL -- JSON object, column to value: what accepting writes. The person may give others, before or with the answer
    CONSTRAINT "prompt.proposed must be a JSON object such as {""column"": value}" CHECK (trim(proposed) GLOB '{*}'),
  asked_at TEXT NOT NULL, -- instant of the (latest) edit that asked, UTC, by the clock
  answered_at TEXT, -- instant of the answer, UTC, by the clock; written by the software
  answered_by TEXT, -- who answered: user_account.id, or the name of a program (G9)
  withdrawn_at TEXT -- instant at which the question fell away: the edit undone, the client or milestone gone (P24)
    CONSTRAINT "prompt.withdrawn_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}withdrawn_at{{/is_instant}}),
  edited_by TEXT, -- who made the (latest) edit: its modified_by
  action TEXT NOT NULL -- what accepting does
    CONSTRAINT "prompt.action must be create milestone or update client" CHECK (action IN ('create milestone', 'update client')),
  field TEXT NOT NULL, -- the client columns in question, separated by commas
  slot TEXT NOT NULL, -- at most one question of a client is pending in a slot
  old_values TEXT, -- action 'create milestone': the watched columns before the oldest pending edit, as in SQL: hubzone = 'Applied'
  new_values TEXT -- the same after the latest edit
);
CREATE UNIQUE INDEX prompt_pending ON prompt (client_id, slot) WHERE answer IS NULL AND withdrawn_at IS NULL;
CREATE INDEX prompt_pending_milestone ON prompt (milestone_id) WHERE answer IS NULL AND withdrawn_at IS NULL AND milestone_id IS NOT NULL;
CREATE INDEX prompt_answered ON prompt (client_id, answered_at) WHERE answer IS NOT NULL;
