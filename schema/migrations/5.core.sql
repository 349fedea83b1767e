-- core, from schema version 4 to 5: files of other sites are applied without asking anybody (S9).
ALTER TABLE automatic_write ADD COLUMN
  site TEXT; -- the site whose file is being applied (S9); NULL between files
