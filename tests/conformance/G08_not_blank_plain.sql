-- G8: An id is a text and not blank: rows of a sheet without ids do not replace one another.

CREATE TEMP TABLE sheet (id, name);
INSERT INTO sheet VALUES ('dune', 'Dune'), ('', 'Echo'), ('', 'Fort');
INSERT OR REPLACE INTO client (id, name) SELECT id, name FROM sheet;
--! client.id: an id is a text, and not blank; leave it out for a new one
INSERT INTO milestone (id, client_id, type) VALUES ('  ', 'acme', 'Change in Staff');
--! milestone.id: an id is a text, and not blank; leave it out for a new one
INSERT INTO client (id, name) VALUES (NULL, 'Gold');
--! client.id: an id is a text, and not blank; leave it out for a new one
INSERT INTO account (id, name) VALUES (x'61', 'Hill');
--! account.id: an id is a text, and not blank; leave it out for a new one
INSERT OR IGNORE INTO center (id, name) VALUES ('', 'West Center');
--! center.id: an id is a text, and not blank; leave it out for a new one
-- A number becomes a text; without an id there is a new one.
INSERT INTO client (id, name) VALUES (7, 'Seven');
INSERT INTO client (name) SELECT name FROM sheet WHERE id = '';
SELECT CASE WHEN length(id) = 36 THEN 'new' ELSE id END, typeof(id), name FROM client WHERE name IN ('Echo', 'Fort', 'Seven') ORDER BY name;
--> new | text | Echo
--> new | text | Fort
--> 7 | text | Seven
