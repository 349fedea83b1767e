-- S7: The library carries screens, templates, reports, pick lists, menus, queries, processes and documents, to everybody or to groups of sites.
-- needs the extension
INSERT INTO library_file (id, kind, path, content) VALUES ('intake', 'screen', 'forms/intake.html', '<form>');
INSERT INTO library_file (kind, path, content) VALUES ('film', 'a', 'b');
--! CHECK constraint failed: library_file.kind must be screen, template, report, pick list, menu, query, process or document
INSERT INTO library_file (kind, path, content) VALUES ('document', ' ', 'b');
--! CHECK constraint failed: library_file.path must not be blank
INSERT INTO library_file (kind, path, content) VALUES ('document', 'a', 7);
--! CHECK constraint failed: library_file.content must be a text or BLOB
INSERT INTO library_file (kind, path, content, group_name) VALUES ('document', 'a', 'b', 'field');
--! library_file.group_name: no group of this name has this site, or one below it; enter it into site_group at the main office first
SELECT sync_init('main', 'Main Street', 'main');
--> main
SELECT sync_add_site('north', 'North', 'office'), sync_add_site('bob', 'Bob', 'remote', 'north'), sync_add_site('ann', 'Ann', 'remote');
--> north | bob | ann
INSERT INTO site_group (name, site_code) VALUES ('field', 'bob');
INSERT INTO site_group (name, site_code) VALUES ('field', 'carl');
--! site_group.site_code: there is no such site; register it with sync_add_site()
INSERT INTO site_group (name, site_code) VALUES (' ', 'bob');
--! CHECK constraint failed: site_group.name must not be blank
UPDATE site_group SET site_code = 'ann';
--! site_group: a site enters a group by INSERT and leaves it by DELETE
-- Who has the files of a group: its sites, and those above them, which pass them on.
SELECT site_code FROM library_holder WHERE group_name = 'field' ORDER BY site_code;
--> bob
--> main
--> north
INSERT INTO library_file (id, kind, path, content, group_name) VALUES ('route', 'document', 'route.pdf', x'25504446', 'field');
UPDATE library_file SET group_name = 'nobody' WHERE id = 'route';
--! library_file.group_name: no group of this name has this site, or one below it
UPDATE library_file SET group_name = NULL WHERE id = 'route';
SELECT id, kind, path, typeof(content), group_name FROM library_file ORDER BY id;
--> intake | screen | forms/intake.html | text | NULL
--> route | document | route.pdf | blob | NULL

-- At another site than the main office: documents only, and for groups that it belongs to.
UPDATE sync_identity SET site_code = 'bob';
INSERT INTO library_file (kind, path, content, group_name) VALUES ('document', 'note.txt', 'b', 'field');
INSERT INTO site_group (name, site_code) VALUES ('town', 'ann');
--! site_group: it is the same at every site; change it at the main office
INSERT INTO library_file (kind, path, content) VALUES ('menu', 'a', 'b');
--! library_file: all but documents are the same at every site; change them at the main office
UPDATE library_file SET content = '<p>' WHERE id = 'intake';
--! library_file: all but documents are the same at every site; change them at the main office
DELETE FROM library_file WHERE id = 'intake';
--! library_file: all but documents are the same at every site; change them at the main office
UPDATE library_file SET group_name = 'field' WHERE id = 'route';
--! library_file.group_name: who gets a file is decided at the main office; change it there
INSERT OR REPLACE INTO library_file (id, kind, path, content, group_name) VALUES ('route', 'document', 'route.pdf', 'x', 'field');
--! library_file.group_name: who gets a file is decided at the main office; change it there
UPDATE sync_identity SET site_code = 'ann';
INSERT INTO library_file (kind, path, content, group_name) VALUES ('document', 'a', 'b', 'field');
--! library_file.group_name: no group of this name has this site, or one below it
