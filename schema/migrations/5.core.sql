-- core, from schema version 4 to 5: files of other sites are applied without asking anybody (S9).
ALTER TABLE automatic_write ADD COLUMN
  site TEXT; -- the site whose file is being applied (S9); NULL between files
ALTER TABLE automatic_write ADD COLUMN
  is_decided INTEGER; -- 1: what is written now was accepted elsewhere by the same rules, and is not judged again (S9); NULL between files
ALTER TABLE contact ADD COLUMN
  cadence_writes INTEGER NOT NULL DEFAULT 0; -- how many fields cadence_sync() has written; a write that counts on is no change that goes back (C7)
