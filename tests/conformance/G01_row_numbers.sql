-- G1: no record is lost by way of SQLite's row numbers.
-- A record replaced by way of its rowid: the client is gone, its milestone is not.

INSERT INTO milestone (id, client_id, type) VALUES ('m1', 'acme', 'Change in Staff');
INSERT OR REPLACE INTO client (rowid, id, name) VALUES (1, 'zzz', 'Z');
--! client: this rowid is that of another record; leave it out
UPDATE OR REPLACE client SET rowid = 3 WHERE id = 'bolt';
--! client: the rowid of a record never changes
INSERT INTO client (rowid, id, name) VALUES (-5, 'low', 'Low');
--! client: a rowid is 1 or more; leave it out
INSERT INTO milestone (rowid, id, client_id, type) VALUES (0, 'm2', 'acme', 'Change in Staff');
--! milestone: a rowid is 1 or more; leave it out
