-- sync: main office, remote offices and laptops that end up with the same data (rules S1 to S10). The protocol is told in ext/sync/protocol.h.

INSERT INTO setting_definition (name, kind, description) VALUES
  ('sync.file_size', 'count', 'Kilobytes after which sync_send() goes on in another file, so that what is lost on the way need not be sent as a whole; 0: all goes into one file.');
INSERT INTO setting (name, value) VALUES
  ('sync.file_size', '64000');

CREATE TABLE sync_site (
  -- The databases that exchange data (S1): a tree whose root is the main office, which registers every site by sync_add_site(). Synchronized itself.
  code TEXT PRIMARY KEY NOT NULL -- short name, as it stands in file names
    CONSTRAINT "sync_site.code must be 1 to 32 letters, digits or _" CHECK (length(code) BETWEEN 1 AND 32 AND code NOT GLOB '*[^A-Za-z0-9_]*'),
  name TEXT NOT NULL -- name as shown
    CONSTRAINT "sync_site.name must not be blank" CHECK (trim(name) <> ''),
  kind TEXT NOT NULL -- main: the main office; office: a remote office, with users of its own; remote: a user's own database
    CONSTRAINT "sync_site.kind must be main, office or remote" CHECK (kind IN ('main', 'office', 'remote')),
  parent_code TEXT -- the site it exchanges files with, which decides its conflicts; NULL: the main office has none
    CONSTRAINT "sync_site.parent_code: the main office alone has none" CHECK ((kind = 'main') = (parent_code IS NULL))
);

CREATE TABLE sync_identity (
  -- Which site this database is; no row: none yet. Its secret keys stand here and not in a key file: a site is one file, that opens in any program
  -- and is backed up whole, and who can read it can read all data that the keys protect on their way. sync_cut() never copies them.
  id INTEGER PRIMARY KEY -- 1
    CONSTRAINT "sync_identity has one row" CHECK (id = 1),
  site_code TEXT NOT NULL, -- sync_site.code
  sign_secret BLOB NOT NULL, -- Ed25519: proves the sender of files
  open_public BLOB NOT NULL, -- X25519: files for this site are sealed for it
  open_secret BLOB NOT NULL, -- X25519: opens them
  last_batch INTEGER NOT NULL DEFAULT 0, -- number of the last batch that was made here
  last_mark INTEGER NOT NULL DEFAULT 0 -- its sync_batch.mark; 0: none was made
);

CREATE TABLE sync_link (
  -- The sites with which this one exchanges files, and how far each stream of batches has come. Written by the sync_ functions.
  site_code TEXT PRIMARY KEY NOT NULL, -- sync_site.code
  role TEXT NOT NULL -- what that site is to this one: its parent or a child
    CONSTRAINT "sync_link.role must be parent or child" CHECK (role IN ('parent', 'child')),
  sign_public BLOB NOT NULL, -- Ed25519 key that proves its files
  seal_public BLOB NOT NULL, -- X25519 key for which files to it are sealed
  received INTEGER NOT NULL DEFAULT 0, -- the last of its batches that was applied here
  received_mark INTEGER, -- the sync_batch.mark of that one; NULL: none was applied since the site was cut
  confirmed INTEGER NOT NULL DEFAULT 0, -- the last of our batches that it has confirmed
  confirmed_piece INTEGER NOT NULL DEFAULT 0, -- of our batch after that one, the last piece that it has confirmed to have
  accepted INTEGER NOT NULL DEFAULT 0, -- parent only: the last of our batches that its stream, as far as it was applied, has taken in
  sent INTEGER NOT NULL DEFAULT 0, -- the last of our batches in the latest files
  files_sent INTEGER NOT NULL DEFAULT 0, -- number of the latest file to it
  file_size INTEGER NOT NULL DEFAULT 0, -- bytes of that file; 0: it was not finished
  told INTEGER NOT NULL DEFAULT 0, -- the last of its batches that it has been told to be applied here, as far as known
  told_piece INTEGER NOT NULL DEFAULT 0, -- and of the batch after that one, the last piece that it has been told to be here
  last_file INTEGER NOT NULL DEFAULT 0, -- number of the latest file from it
  sent_at TEXT, -- instant of the latest file to it, UTC
  received_at TEXT -- instant at which its latest file was applied, UTC
);

CREATE TABLE sync_scope (
  -- What sync_init() synchronizes of our tables, and why the others stay at their site. (Tables of your own: sync_track().)
  table_name TEXT NOT NULL, -- the table
  column_name TEXT NOT NULL, -- a column that stays at its site; '': the table
  synchronized INTEGER NOT NULL -- 1: goes to every site; 0: stays
    CONSTRAINT "sync_scope.synchronized must be 1 or 0" CHECK (synchronized IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0, -- order in which rows are applied: what others refer to comes first
  at_main INTEGER NOT NULL DEFAULT 0 -- 1: its rows are changed at the main office only, and go from there to every site
    CONSTRAINT "sync_scope.at_main must be 1 or 0" CHECK (at_main IN (0, 1)),
  starts_empty INTEGER NOT NULL DEFAULT 0 -- 1: sync_cut() leaves it out of a new site's database
    CONSTRAINT "sync_scope.starts_empty must be 1 or 0" CHECK (starts_empty IN (0, 1)),
  reason TEXT NOT NULL, -- why
  PRIMARY KEY (table_name, column_name)
) WITHOUT ROWID;
INSERT INTO sync_scope (table_name, column_name, synchronized, position, reason) VALUES
  ('sync_site', '', 1, 1, 'a record of the organization'), ('sync_rule', '', 1, 2, 'conflicts are decided alike everywhere'),
  ('center', '', 1, 3, 'a record'), ('funding_source', '', 1, 4, 'a record'), ('user_account', '', 1, 5, 'a record'), ('client', '', 1, 6, 'a record'),
  ('function_right', '', 1, 25, 'rules are the same everywhere'), ('role_right', '', 1, 26, 'rules are the same everywhere'),
  ('account_type', '', 1, 27, 'rules are the same everywhere'), ('account_type_change', '', 1, 28, 'rules are the same everywhere'),
  ('account_job_rule', '', 1, 29, 'rules are the same everywhere'), ('account', '', 1, 30, 'a record'), ('account_number', '', 1, 31, 'a record'),
  ('contract', '', 1, 32, 'a record'), ('sales_forecast', '', 1, 33, 'a record'), ('contact', '', 1, 34, 'a record'),
  ('counseling_session', '', 1, 8, 'a record'), ('milestone', '', 1, 9, 'a record'),
  ('milestone', 'prompt_id', 0, 0, 'questions are numbered at each site'),
  ('award', '', 1, 10, 'a record'), ('capital_funding', '', 1, 11, 'a record'), ('inquiry', '', 1, 12, 'a record'), ('survey_response', '', 1, 13, 'a record'),
  ('training_attendance', '', 1, 14, 'a record'), ('form_response', '', 1, 15, 'a record'), ('appointment', '', 1, 16, 'a record'),
  ('bid_match_profile', '', 1, 17, 'a record'), ('email_opt_out', '', 1, 18, 'who asked for no e-mail gets none from any site'),
  ('survey', '', 1, 19, 'a record'), ('survey_request_list', '', 1, 20, 'a record'), ('email_template', '', 1, 22, 'a record'),
  ('pick_list', '', 1, 23, 'fields offer the same values everywhere'), ('sync_conflict', '', 1, 24, 'whose edit lost sees so'),
  ('site_group', '', 1, 45, 'library files go to groups of sites'), ('library_file', '', 1, 46, 'goes to every site, or to those of its group'),
  ('lead', '', 1, 35, 'a record'), ('cadence', '', 1, 36, 'a record'), ('cadence_touch', '', 1, 37, 'a record'), ('prospect', '', 1, 38, 'a record'),
  ('cadence_prospect', '', 1, 39, 'a record'), ('touch_outcome', '', 1, 40, 'rules are the same everywhere'), ('touch_result', '', 1, 41, 'a record'),
  ('crm_activity', '', 1, 42, 'a record'), ('cadence_workflow', '', 1, 43, 'rules are the same everywhere'), ('cadence_criterion', '', 1, 44, 'rules are the same everywhere'),
  ('prompt', '', 0, 0, 'a question is asked and answered where the edit was made; what it writes travels'),
  ('audit_log', '', 0, 0, 'tells what the software of this site did, and which of its questions were answered'),
  ('setting', '', 0, 0, 'a site has its own clock, sender address and switches'), ('setting_definition', '', 0, 0, 'comes with the release'),
  ('automatic_write', '', 0, 0, 'means something inside a statement only'), ('replaced_row', '', 0, 0, 'means something inside a statement only'),
  ('pick_list_column', '', 0, 0, 'goes into force by crm_install(), at each site'), ('prompt_rule', '', 0, 0, 'goes into force by crm_install(), at each site'),
  ('activity_table', '', 0, 0, 'goes into force by crm_install(), at each site'),
  ('account_refusal', '', 0, 0, 'goes into force by crm_install(), at each site'), ('account_agenda', '', 0, 0, 'derived'),
  ('account_job_change', '', 0, 0, 'means something inside a statement only'),
  ('account_request', '', 0, 0, 'is asked for at the site where the status was edited'),
  ('automated_task', '', 0, 0, 'a task runs where it was saved, and nowhere else'), ('task_center', '', 0, 0, 'a part of its task'),
  ('task_funding_source', '', 0, 0, 'a part of its task'), ('task_queue', '', 0, 0, 'is of the tasks of this site'),
  ('task_run', '', 0, 0, 'is of the tasks of this site'), ('task_run_client', '', 0, 0, 'is of the tasks of this site'),
  ('task_run_profile', '', 0, 0, 'is of the tasks of this site'), ('task_run_message', '', 0, 0, 'is of the tasks of this site'),
  ('outbox', '', 0, 0, 'a message goes out from one site'), ('outbox_invitation', '', 0, 0, 'a part of its message'),
  ('survey_request', '', 1, 21, 'a record'),
  ('cadence_noting', '', 0, 0, 'cadence and CRM are kept in step at the main office'),
  ('cadence_change', '', 0, 0, 'cadence and CRM are kept in step at the main office'), ('cadence_waiting', '', 0, 0, 'cadence and CRM are kept in step at the main office'),
  ('cadence_conflict', '', 0, 0, 'cadence and CRM are kept in step at the main office'), ('cadence_run', '', 0, 0, 'cadence and CRM are kept in step at the main office'),
  ('cadence_run_item', '', 0, 0, 'cadence and CRM are kept in step at the main office'), ('api_window', '', 0, 0, 'cadence and CRM are kept in step at the main office'),
  ('lead', 'cadence_writes', 0, 0, 'cadence and CRM are kept in step at the main office'), ('contact', 'cadence_writes', 0, 0, 'cadence and CRM are kept in step at the main office'),
  ('prospect', 'cadence_writes', 0, 0, 'cadence and CRM are kept in step at the main office'),
  ('cadence_field', '', 0, 0, 'goes into force by crm_install(), at each site'),
  ('inactivation_kind', '', 0, 0, 'comes with the release'), ('message_kind', '', 0, 0, 'comes with the release'),
  ('template_field', '', 0, 0, 'comes with the release'), ('inactivation_agenda', '', 0, 0, 'derived'), ('inactivation_expected', '', 0, 0, 'derived'), ('inactivation_reviewed', '', 0, 0, 'derived'),
  ('session_task', '', 0, 0, 'derived'), ('session_asked', '', 0, 0, 'derived'),
  ('installed_object', '', 0, 0, 'the schema of this site'), ('schema_version', '', 0, 0, 'the schema of this site'),
  ('sync_identity', '', 0, 0, 'is this site'), ('sync_link', '', 0, 0, 'is of this site'), ('sync_scope', '', 0, 0, 'comes with the release'),
  ('sync_table', '', 0, 0, 'numbers of this site'), ('sync_column', '', 0, 0, 'numbers of this site'), ('sync_log', '', 0, 0, 'what is sent next'),
  ('sync_batch', '', 0, 0, 'what is being sent'), ('sync_piece', '', 0, 0, 'what is being sent'), ('sync_waiting', '', 0, 0, 'what could not be applied yet'),
  ('sync_incoming', '', 0, 0, 'what has come in part'), ('sync_alteration', '', 0, 0, 'is told by the batches of this site'), ('sync_renumbered', '', 0, 0, 'is about the children of this site');

UPDATE sync_scope SET at_main = 1
 WHERE table_name IN ('sync_site', 'sync_rule', 'site_group', 'function_right', 'role_right', 'account_type', 'account_type_change', 'account_job_rule', 'touch_outcome', 'cadence_workflow', 'cadence_criterion');
UPDATE sync_scope SET starts_empty = 1
 WHERE table_name IN ('prompt', 'audit_log', 'automated_task', 'task_center', 'task_funding_source', 'task_queue', 'task_run', 'task_run_client', 'task_run_profile',
   'task_run_message', 'outbox', 'outbox_invitation', 'inactivation_agenda', 'inactivation_expected', 'inactivation_reviewed', 'session_task', 'session_asked', 'account_request', 'cadence_noting', 'cadence_change',
   'cadence_waiting', 'cadence_conflict', 'cadence_run', 'cadence_run_item', 'api_window', 'sync_identity',
   'sync_link', 'sync_log', 'sync_batch', 'sync_piece', 'sync_incoming', 'sync_waiting', 'sync_alteration',
   'sync_renumbered') OR (table_name, column_name) = ('milestone', 'prompt_id');

CREATE TABLE sync_table (
  -- The tables whose changes are captured (S3). Written by sync_track(); the triggers of triggers/sync.capture.sql are made from it.
  table_name TEXT PRIMARY KEY NOT NULL, -- the table
  number INTEGER NOT NULL UNIQUE -- what it is called in sync_log; also the order in which its rows are applied
);

CREATE TABLE sync_column (
  -- The columns of those tables that are synchronized: all but generated ones and those that sync_scope leaves out.
  table_name TEXT NOT NULL, -- sync_table.table_name
  number INTEGER NOT NULL, -- what it is called in sync_log, from 1
  name TEXT NOT NULL, -- the column
  key_position INTEGER, -- its place in the primary key, from 1; NULL: not a part of it
  compares_types INTEGER NOT NULL, -- 1: the column has no type, or any, so that 1 and 1.0 are different values
  PRIMARY KEY (table_name, number)
) WITHOUT ROWID;

CREATE TABLE sync_log (
  -- What has changed since the last batch was made: appended by triggers, emptied by the sync_ functions. The new values are in the tables.
  seq INTEGER PRIMARY KEY, -- order of the changes
  table_number INTEGER NOT NULL, -- sync_table.number; 0: the setting clock.pinned was changed here, from old_value
  column_number INTEGER NOT NULL, -- sync_column.number; 0: the row was inserted; -1: it was there, and is now deleted or replaced, or may be
  k1, -- key of the row: the first column of the primary key
  k2, -- the second; NULL: the key has fewer
  k3, -- the third
  k4, -- the fourth
  old_value, -- the value before
  at NOT NULL, -- instant of the change: seconds since 1970 UTC, where no pinned clock counts (G4: to look it up for each change would cost half of it); a text in UTC: as another site has noted it
  modified_by TEXT -- who wrote the row, where it has such a column
);

CREATE TABLE sync_batch (
  -- The numbered batches that go to the neighbours, each until all of them have confirmed it.
  number INTEGER PRIMARY KEY, -- from 1, without gaps
  origin TEXT, -- the neighbour whose batch this is the outcome of, which does not get the content; the site's own code: made here; NULL: for children only
  confirms INTEGER NOT NULL, -- the number of that batch in the neighbour's stream; 0: made here
  author TEXT NOT NULL, -- sync_site.code of the site where the changes were made
  seen INTEGER NOT NULL, -- the last batch of the parent that was applied when this was made: what its names and numbers mean
  made_at TEXT NOT NULL, -- instant at which it was made, UTC
  mark INTEGER NOT NULL DEFAULT (random()), -- tells it from another batch of its number, which a database makes that is restored from a backup, or copied
  follows INTEGER NOT NULL -- mark of the batch before it; 0: it is the first
);
CREATE TABLE sync_piece (
  -- The content of the batches: compressed frames in the format of ext/sync/codec.h, each cut into pieces of 64 KiB.
  batch INTEGER NOT NULL, -- sync_batch.number
  position INTEGER NOT NULL, -- from 1
  frame INTEGER NOT NULL, -- position of the first piece of its Zstandard frame
  goes_on INTEGER NOT NULL, -- 1: the next piece is of the same frame; 0: it ends here
  changes INTEGER NOT NULL, -- how many changes there are in the frame that begins here; 0: none begins
  group_name TEXT, -- for these sites only, and those above them: site_group.name; NULL: for all
  site_code TEXT, -- for this site only, which has come into a group, and those between: sync_site.code; NULL: for all
  content BLOB NOT NULL, -- bytes of the frame
  PRIMARY KEY (batch, position)
);

CREATE TABLE sync_incoming (
  -- Pieces of a neighbour's batch that has not come as a whole yet: it is too large for one file (sync.file_size). Applied when the rest is there.
  site_code TEXT NOT NULL, -- the neighbour; the batch is the one after sync_link.received
  mark INTEGER NOT NULL, -- sync_batch.mark of that batch
  position INTEGER NOT NULL, -- as in its sync_piece
  frame INTEGER NOT NULL, -- as there
  goes_on INTEGER NOT NULL, -- as there
  content BLOB NOT NULL, -- as there
  PRIMARY KEY (site_code, position)
);

CREATE TABLE sync_waiting (
  -- Changes of the parent that a constraint has kept from being applied yet; they are tried again with each file. Others to the same row queue behind.
  id INTEGER PRIMARY KEY, -- order of arrival
  table_name TEXT NOT NULL, -- the table
  row_key BLOB NOT NULL, -- key of the row, as ext/sync/codec.h writes it
  content BLOB NOT NULL, -- the change
  error TEXT NOT NULL, -- why not
  after_batch INTEGER NOT NULL -- sync_identity.last_batch when it came: its columns are called as they were then
);
CREATE INDEX sync_waiting_row ON sync_waiting (table_name, row_key);

CREATE TABLE sync_alteration (
  -- The schema changes that sync_ddl() has made (S7). Edits that another site made before it knew of them are read by what columns were called then.
  id INTEGER PRIMARY KEY, -- their order
  after_batch INTEGER NOT NULL, -- sync_identity.last_batch before it
  statement TEXT NOT NULL, -- what was executed
  kind TEXT NOT NULL -- what it was
    CONSTRAINT "sync_alteration.kind must be add column, rename column, drop column, create table, drop table or other" CHECK (kind IN ('add column', 'rename column', 'drop column', 'create table', 'drop table', 'other')),
  table_name TEXT, -- the table; NULL: none that is synchronized
  old_column TEXT, -- the column that was renamed or dropped
  new_column TEXT, -- the column that was added, or the new name
  made_at TEXT NOT NULL -- instant at which it was made here, UTC
);

CREATE TABLE sync_renumbered (
  -- Rows of a child that have got another number, since a row of that number was here already (S5). Until the child has taken that in, what it writes about
  -- the old number means the new one.
  site_code TEXT NOT NULL, -- the child
  table_name TEXT NOT NULL, -- the table, whose primary key SQLite counts
  old_id INTEGER NOT NULL, -- what the child called the row
  until_batch INTEGER NOT NULL, -- the batch that tells the child; of several, the first that it has not seen yet counts
  new_id INTEGER NOT NULL, -- what it is called now
  PRIMARY KEY (site_code, table_name, old_id, until_batch)
) WITHOUT ROWID;

CREATE TABLE sync_rule (
  -- How conflicts are decided (S4): the criteria of a column, in order, until one of them wins or loses. Without any: most_recent.
  id TEXT PRIMARY KEY NOT NULL DEFAULT ({{new_id}}), -- record id (G8)
  table_name TEXT NOT NULL, -- the table
  column_name TEXT, -- the column; NULL: all columns of the table that have no rule of their own
  position INTEGER NOT NULL DEFAULT 1, -- order of the criteria
  criterion TEXT NOT NULL -- owner: the edit of the record's owner wins; most_recent: the later one; main: the upper site's; remote: the lower site's; larger, smaller: that number; sum: both differences count; ask: the upper site's stands until a person decides
    CONSTRAINT "sync_rule.criterion must be owner, most_recent, main, remote, sum, larger, smaller or ask" CHECK (criterion IN ('owner', 'most_recent', 'main', 'remote', 'sum', 'larger', 'smaller', 'ask'))
);
CREATE INDEX sync_rule_table ON sync_rule (table_name, position);

CREATE TABLE sync_conflict (
  -- Every conflict (S5): two edits of one field, an edit of a deleted row, and what the upper site had to refuse. At the main office another winner
  -- can be set, which changes the record and travels: UPDATE sync_conflict SET winner = 'theirs', decided_by = ... WHERE id = ...
  id TEXT PRIMARY KEY NOT NULL DEFAULT ({{new_id}}), -- record id (G8)
  table_name TEXT NOT NULL, -- the table
  row_id TEXT NOT NULL, -- key of the row; the columns of a composite one are separated by commas
  k1, -- the same, as the values they are: first column of the key
  k2, -- second
  k3, -- third
  k4, -- fourth
  column_name TEXT, -- the column; NULL: the row as a whole
  ours, -- the value at the site that decided
  theirs, -- the value that came from the site below it
  replaced, -- the value that the other edit had replaced; NULL too for an inserted row
  winner TEXT NOT NULL -- ours or theirs
    CONSTRAINT "sync_conflict.winner must be ours or theirs" CHECK (winner IN ('ours', 'theirs')),
  rule TEXT NOT NULL, -- the criterion that decided; edit over deletion; refused; renumbered: their row has the number in theirs now; dropped: by sync_ddl()
  reason TEXT, -- the error, where it was refused
  our_site TEXT, -- where ours was written, as far as known: sync_site.code
  our_by TEXT, -- who wrote it, as far as known
  our_at TEXT, -- when, as far as known: instant, UTC
  their_site TEXT, -- where theirs was written
  their_by TEXT, -- who wrote it
  their_at TEXT, -- when
  decided_at TEXT NOT NULL, -- instant of the decision, UTC
  decided_by TEXT -- the person who decided anew
);
CREATE INDEX sync_conflict_row ON sync_conflict (table_name, row_id);
