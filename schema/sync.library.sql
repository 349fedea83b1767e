-- sync: the library: files that the office keeps in the database, and that go to everybody or to groups of sites (rules S3, S7).

CREATE TABLE site_group (
  -- Groups of sites, for which library files are. Written at the main office; synchronized. A remote office is in a group for itself only, so its users
  -- are entered too.
  name TEXT NOT NULL -- name of the group
    CONSTRAINT "site_group.name must not be blank" CHECK (trim(name) <> ''),
  site_code TEXT NOT NULL, -- sync_site.code
  PRIMARY KEY (name, site_code)
);

CREATE TABLE library_file (
  -- Documents, and what an administrator makes for the front end: at every site, or at those of a group and above. Documents are written at any site, the
  -- rest at the main office.
  id TEXT PRIMARY KEY NOT NULL DEFAULT ({{new_id}}), -- record id (G8)
  kind TEXT NOT NULL -- screen, template, report, pick list, menu, query, process or document
    CONSTRAINT "library_file.kind must be screen, template, report, pick list, menu, query, process or document"
    CHECK (kind IN ('screen', 'template', 'report', 'pick list', 'menu', 'query', 'process', 'document')),
  path TEXT NOT NULL -- its name, with folders if wanted: forms/intake.html. Documents of two sites may have the same
    CONSTRAINT "library_file.path must not be blank" CHECK (trim(path) <> ''),
  content NOT NULL -- the file: a text or BLOB
    CONSTRAINT "library_file.content must be a text or BLOB" CHECK (typeof(content) IN ('text', 'blob')),
  group_name TEXT, -- site_group.name: the sites that have it; NULL: every site
  modified_by TEXT -- who changed it last: user_account.id, or the name of a program (G9)
);
CREATE INDEX library_file_path ON library_file (path);
CREATE INDEX library_file_group ON library_file (group_name) WHERE group_name IS NOT NULL;
