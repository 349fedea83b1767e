-- T11: What is no day in a table of the office's own is refused, as in ours: as text it would keep a client active for ever, as a number it would not count, and the client be inactivated.
-- needs the extension

CREATE TABLE visit (id INTEGER PRIMARY KEY, client_id TEXT NOT NULL, day, reportable INTEGER NOT NULL DEFAULT 1, funding_source_id TEXT);
INSERT INTO activity_table (table_name, date_column, meaning) VALUES ('visit', 'day', 'visit');
SELECT crm_install();
--> 4
INSERT INTO visit (client_id, day) VALUES ('acme', '2025-03-09');
INSERT INTO visit (client_id, day) VALUES ('acme', 1741597200);
--! visit.day
INSERT INTO visit (client_id, day) VALUES ('acme', 'yesterday');
--! visit.day
INSERT INTO visit (client_id, day) VALUES ('acme', '2025-3-9');
--! visit.day
UPDATE visit SET day = '9 March';
--! visit.day
SELECT client_id, day FROM activity;
--> acme | 2025-03-09
