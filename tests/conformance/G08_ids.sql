-- G8: Ids of records are text, time-ordered, unique across databases without coordination.

-- A version 7 UUID in every table of records: 48 bits of the system's milliseconds, then chance.
INSERT INTO center (name) VALUES ('West Center');
INSERT INTO funding_source (name) VALUES ('City');
INSERT INTO user_account (name) VALUES ('Eve');
INSERT INTO client (name) VALUES ('Dune');
INSERT INTO contact (name) VALUES ('Carl Cook');
INSERT INTO counseling_session (client_id, session_date) VALUES ('acme', '2025-03-07');
INSERT INTO milestone (client_id, type) VALUES ('acme', 'Change in Staff');
CREATE TEMP VIEW made AS
  SELECT 'center' AS record, id FROM center UNION ALL SELECT 'funding_source', id FROM funding_source
  UNION ALL SELECT 'user_account', id FROM user_account UNION ALL SELECT 'client', id FROM client UNION ALL SELECT 'contact', id FROM contact
  UNION ALL SELECT 'counseling_session', id FROM counseling_session UNION ALL SELECT 'milestone', id FROM milestone;
SELECT record, typeof(id), length(id) FROM made
 WHERE id GLOB '[0-9a-f]*-[0-9a-f]*-7[0-9a-f][0-9a-f][0-9a-f]-[89ab][0-9a-f][0-9a-f][0-9a-f]-[0-9a-f]*'
   AND replace(id, '-', '') NOT GLOB '*[^0-9a-f]*' AND length(replace(id, '-', '')) = 32;
--> center | text | 36
--> funding_source | text | 36
--> user_account | text | 36
--> client | text | 36
--> contact | text | 36
--> counseling_session | text | 36
--> milestone | text | 36
SELECT count(*) FROM made
 WHERE substr(id, 1, 8) BETWEEN printf('%08x', (strftime('%s', 'now') - 120) * 1000 / 65536) AND printf('%08x', (strftime('%s', 'now') + 1) * 1000 / 65536);
--> 7

-- No two alike, and a later one sorts after an earlier one (the delay is some milliseconds of counting).
INSERT INTO client (name) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) SELECT 'Early' FROM n;
SELECT max(i) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) SELECT i FROM n);
--> 200000
INSERT INTO client (name) VALUES ('Late');
SELECT count(DISTINCT id), max(id) < (SELECT id FROM client WHERE name = 'Late') FROM client WHERE name = 'Early';
--> 2000 | 1

-- The milestone that an accepted question creates sorts by the moment of the answer.
UPDATE client SET organization = 'LLC' WHERE id IN ('acme', 'bolt');
UPDATE prompt SET answer = 'accept' WHERE client_id = 'bolt';
UPDATE setting SET value = '2025-03-11 09:00:00' WHERE name = 'clock.pinned';
UPDATE prompt SET answer = 'accept' WHERE client_id = 'acme';
SELECT client_id, typeof(id) FROM milestone WHERE prompt_id IS NOT NULL ORDER BY id;
--> bolt | text
--> acme | text

-- An id of the office's own is kept; none ever changes.
UPDATE center SET id = 'west' WHERE name = 'West Center';
--! center.id: the id of a record never changes
UPDATE funding_source SET id = 'sba2' WHERE id = 'sba';
--! funding_source.id: the id of a record never changes
UPDATE user_account SET id = 'bobby' WHERE id = 'bob';
--! user_account.id: the id of a record never changes
UPDATE client SET id = 'acme2' WHERE id = 'acme';
--! client.id: the id of a record never changes
UPDATE contact SET id = 'carl';
--! contact.id: the id of a record never changes
UPDATE counseling_session SET id = 's1';
--! counseling_session.id: the id of a record never changes
UPDATE milestone SET id = 'm1' || id;
--! milestone.id: the id of a record never changes
UPDATE client SET id = id, name = 'Acme Inc.' WHERE id = 'acme';
INSERT INTO client (id, name) VALUES ('acme', 'Another');
--! UNIQUE constraint failed: client.id
