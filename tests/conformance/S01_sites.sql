-- S1: A main office registers its sites, which form a tree; the database of each is cut at its parent, with an identity of its own.
-- needs the extension

SELECT sync_add_site('ann', 'Ann', 'remote');
--! sync_add_site: this database is no site yet; call sync_init() at the main office
SELECT sync_init('north', 'North', 'office');
--! sync_init: only the main office begins here; an office or remote database is cut at its parent with sync_cut()
SELECT sync_init('main street', 'Main Street', 'main');
--! sync_init: CHECK constraint failed: sync_site.code must be 1 to 32 letters, digits or _
SELECT sync_init('main', 'Main Street', 'main');
--> main
SELECT sync_init('main', 'Main Street', 'main');
--! sync_init: this database is the site main already
SELECT sync_add_site('north', 'North office', 'office');
--> north
SELECT sync_add_site('bob', 'Bob', 'remote', 'north');
--> bob
SELECT sync_add_site('carl', 'Carl', 'remote', 'bob');
--! sync_add_site: there is no office bob; register it first
SELECT sync_add_site('carl', 'Carl', 'main');
--! sync_add_site: CHECK constraint failed: sync_site.parent_code: the main office alone has none
SELECT sync_cut('bob', 'bob.db');
--! sync_cut: the site bob belongs to north; cut it there
SELECT sync_cut('carl', 'carl.db');
--! sync_cut: there is no site carl; register it at the main office with sync_add_site()
SELECT sync_cut('north', '/no such folder/north.db');
--! sync_cut: there is no folder /no such folder; make it, or give another
SELECT sync_cut('north', file) FROM pragma_database_list WHERE name = 'main';
--! sync_cut: there is a file

SELECT sync_cut('north', file || '.north') = file || '.north' FROM pragma_database_list WHERE name = 'main';
--> 1
SELECT site, name, role, unconfirmed, unsent FROM sync_status;
--> north | North office | child | 0 | 0

-- The new site has the records, a key of its own, and nothing of what stays at its parent.
ATTACH (SELECT file || '.north' FROM pragma_database_list WHERE name = 'main') AS north;
SELECT site_code FROM north.sync_identity;
--> north
SELECT site_code, role FROM north.sync_link;
--> main | parent
SELECT count(*) FROM north.client;
--> 3
SELECT count(*) FROM main.sync_identity m, north.sync_identity n WHERE m.sign_secret = n.sign_secret OR m.open_secret = n.open_secret;
--> 0
SELECT count(*) FROM crm_check();
--> 0
