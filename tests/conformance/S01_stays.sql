-- S1: Once files are exchanged a database stays who it is, and knows with whom: nobody's edits are lost by a statement written by hand.
-- needs the extension
SELECT sync_init('main', 'Main Street', 'main');
--> main
SELECT sync_add_site('north', 'North', 'office'), sync_add_site('bob', 'Bob', 'remote', 'north'), sync_add_site('ann', 'Ann', 'remote');
--> north | bob | ann
SELECT sync_add_site('ANN', 'Anna', 'remote');
--! sync_add_site: sync_site.code: it differs from that of another site by upper and lower case only, so on many disks their files would be the same; choose another
UPDATE sync_site SET code = 'Bob' WHERE code = 'ann';
--! sync_site.code: it differs from that of another site by upper and lower case only
-- Before that all can be put right.
UPDATE sync_site SET kind = 'office' WHERE code = 'ann';
DELETE FROM sync_site WHERE code = 'ann';
SELECT sync_cut('north', file || '.stays') IS NOT NULL FROM pragma_database_list WHERE name = 'main';
--> 1
DELETE FROM sync_identity;
--! sync_identity: a site stays the one that it was cut as, or nothing that is edited here reaches the others; where it is to be replaced, call sync_cut() at its parent
UPDATE sync_identity SET site_code = 'north';
--! sync_identity: a site stays the one that it was cut as
UPDATE sync_identity SET last_batch = -1;
--! sync_identity: a site stays the one that it was cut as
INSERT OR REPLACE INTO sync_identity SELECT 1, 'north', sign_secret, open_public, open_secret, last_batch, last_mark FROM sync_identity;
--! sync_identity: a site stays the one that it was cut as
UPDATE sync_link SET site_code = 'bob';
--! sync_link: its keys and names were settled when the site was cut; to replace a site, call sync_cut() at its parent
INSERT OR REPLACE INTO sync_link (site_code, role, sign_public, seal_public) VALUES ('north', 'child', x'00', x'00');
--! sync_link: its keys and names were settled when the site was cut
UPDATE sync_link SET confirmed = 7;
--! sync_link: sync_receive() counts what has come and what is confirmed; leave it to that
UPDATE sync_site SET code = 'south' WHERE code = 'north';
--! sync_site: a site keeps its code, kind and parent, by which others know it; register another with sync_add_site()
UPDATE sync_site SET parent_code = 'main' WHERE code = 'bob';
--! sync_site: a site keeps its code, kind and parent
INSERT OR REPLACE INTO sync_site (code, name, kind, parent_code) VALUES ('bob', 'Bob', 'remote', 'main');
--! sync_site: a site keeps its code, kind and parent
UPDATE sync_site SET name = 'North office' WHERE code = 'north';
DELETE FROM sync_site WHERE code = 'main';
--! sync_site: files are exchanged with this site; where it is gone, forget it at its parent first: DELETE FROM sync_link WHERE site_code = ...
DELETE FROM sync_site WHERE code = 'north';
--! sync_site: files are exchanged with this site
SELECT sync_add_site('west', 'West', 'office'), sync_add_site('carl', 'Carl', 'remote', 'west');
--> west | carl
DELETE FROM sync_site WHERE code = 'west';
--! sync_site: there are sites below this one, which would reach nobody; forget those first
DELETE FROM sync_site WHERE code = 'carl';
DELETE FROM sync_site WHERE code = 'west';

-- The same at a site below, on any connection.
ATTACH (SELECT file || '.stays' FROM pragma_database_list WHERE name = 'main') AS north;
DELETE FROM north.sync_link;
--! sync_link: what is edited here goes through the parent; a site that is to have another is registered anew, and cut there by sync_cut()
UPDATE north.sync_identity SET site_code = 'bob';
--! sync_identity: a site stays the one that it was cut as
-- A site that is gone is forgotten.
DELETE FROM sync_link WHERE site_code = 'north';
DELETE FROM sync_site WHERE code IN ('north', 'bob') AND code NOT IN (SELECT parent_code FROM sync_site WHERE parent_code IS NOT NULL);
DELETE FROM sync_site WHERE code = 'north';
SELECT code FROM sync_site;
--> main
