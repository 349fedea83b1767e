-- S3: All tables of records, and tables of one's own with a primary key; why a table of ours stays at its site is told.
-- needs the extension
SELECT sync_init('main', 'Main Street', 'main');
--> main
SELECT group_concat(table_name) FROM (SELECT table_name FROM sync_table ORDER BY number);
--> sync_site,sync_rule,center,funding_source,user_account,client,counseling_session,milestone,award,capital_funding,inquiry,survey_response,training_attendance,form_response,appointment,bid_match_profile,email_opt_out,survey,survey_request_list,survey_request,email_template,pick_list,sync_conflict,function_right,role_right,account_type,account_type_change,account_job_rule,account,account_number,contract,sales_forecast,contact,lead,cadence,cadence_touch,prospect,cadence_prospect,touch_outcome,touch_result,crm_activity,cadence_workflow,cadence_criterion,site_group,library_file
-- Each of our tables is in sync_scope.
SELECT name FROM installed_object WHERE type = 'table' AND name NOT IN (SELECT table_name FROM sync_scope);
--> (no rows)
SELECT reason FROM sync_scope WHERE table_name = 'outbox';
--> a message goes out from one site

CREATE TABLE shape (x TEXT, y BLOB, w INTEGER GENERATED ALWAYS AS (length(x)), z, PRIMARY KEY (x, y)) WITHOUT ROWID;
SELECT sync_track('shape');
--> shape
SELECT name, key_position FROM sync_column WHERE table_name = 'shape';
--> x | 1
--> y | 2
--> z | NULL
SELECT sync_track('outbox');
--! sync_track: the table outbox stays at its site: a message goes out from one site
SELECT sync_track('shapes');
--! sync_track: there is no table shapes; make it at every site first
CREATE TABLE heap (x);
SELECT sync_track('heap');
--! sync_track: the table heap has no primary key, by which its rows could be told apart; give it one
CREATE TABLE word (id INTEGER PRIMARY KEY, word TEXT);
CREATE UNIQUE INDEX word_once ON word (lower(word));
SELECT sync_track('word');
--! sync_track: the unique index word_once of word is over an expression
CREATE TABLE folded (id TEXT, PRIMARY KEY (id COLLATE NOCASE));
SELECT sync_track('folded');
--! sync_track: the primary key of folded compares id by NOCASE, the column itself compares by BINARY; give both the same COLLATE
CREATE TABLE blank (id TEXT PRIMARY KEY);
INSERT INTO blank VALUES ('a'), (NULL);
SELECT sync_track('blank');
--! sync_track: blank has rows with NULL in their key, by which they could not be told apart; give them one
CREATE VIRTUAL TABLE page USING fts5 (body);
SELECT sync_track('page_data');
--! sync_track: page_data is a virtual table or a part of one, which keeps what it has in a way of its own; synchronize the table that it is made from
SELECT sync_ddl('CREATE UNIQUE INDEX shape_once ON shape (lower(x))');
--! sync_ddl: the unique index shape_once of shape is over an expression
-- Made by hand, it is told, and the table can be written all the same.
CREATE UNIQUE INDEX shape_once ON shape (lower(x));
SELECT crm_install();
--> 5
INSERT INTO shape (x, y) VALUES ('a', 1);
SELECT problem FROM crm_check();
--> its unique index shape_once is over an expression, so what a REPLACE removes is not told; make it one over a column
DROP INDEX shape_once;
-- (SQLite's own checks look at the wrong columns of such tables.)
CREATE TABLE reordered (x, a, b NOT NULL, PRIMARY KEY (b, a)) WITHOUT ROWID;
INSERT INTO reordered VALUES (NULL, 1, 2);
CREATE TABLE mixed (a, g INTEGER NOT NULL, k TEXT NOT NULL, l NUMERIC NOT NULL, z TEXT NOT NULL, id BLOB NOT NULL, PRIMARY KEY (k, l, id)) WITHOUT ROWID;
INSERT INTO mixed VALUES (1, 1, 'p', 1, 'a', x'00'), (1, 2, 'p', 'p', 'b', x'01');
SELECT * FROM crm_check();
--> (no rows)

CREATE TABLE loose (id TEXT PRIMARY KEY, x);
SELECT sync_track('loose');
--> loose
INSERT INTO loose (x) VALUES (1);
--! loose: a row of a synchronized table needs a whole key; give it one

-- Altered by hand, it is told.
ALTER TABLE loose ADD COLUMN y;
SELECT problem FROM crm_check();
--> its column y was added by hand and is not synchronized; add it at every site, and call sync_track() there
SELECT sync_track('loose');
--> loose
SELECT count(*) FROM crm_check();
--> 0
SELECT sync_untrack('loose');
--> loose
SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'loose';
--> 0
SELECT sync_untrack('loose');
--! sync_untrack: the table loose is not synchronized

-- One that was dropped by hand is told, and so can be taken out.
SELECT sync_track('loose');
--> loose
UPDATE loose SET x = 2;
DROP TABLE loose;
SELECT table_name, problem FROM crm_check();
--> loose | it is synchronized, but is gone; call sync_untrack()
SELECT sync_untrack('loose');
--> loose
SELECT count(*) FROM crm_check();
--> 0

-- A table of ours that is no longer synchronized is told, and takes its old place.
SELECT sync_untrack('client');
--> client
SELECT table_name, problem FROM crm_check();
--> client | it is a table for every site, and is not synchronized: what changes in it stays here; call sync_track()
SELECT sync_track('client');
--> client
SELECT number FROM sync_table WHERE table_name = 'client';
--> 6
SELECT count(*) FROM crm_check();
--> 0
