-- core, from schema version 3 to 4: persons also belong to accounts.
ALTER TABLE contact ADD COLUMN
  account_id TEXT REFERENCES account (id); -- the account the person belongs to; NULL: none
CREATE INDEX contact_account ON contact (account_id);
