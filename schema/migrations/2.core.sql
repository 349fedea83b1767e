-- core, from schema version 1 to 2: settings may be counts, and user accounts know since when they are active (T6).

-- The kinds of settings are guarded by triggers from now on. A CHECK cannot be taken off a table, so the table is made anew.
PRAGMA defer_foreign_keys = ON;
CREATE TEMP TABLE kept AS SELECT * FROM setting_definition;
DROP TABLE setting_definition;
CREATE TABLE setting_definition (
  -- The settings there are. Shipped; a name that is not here cannot be set.
  name TEXT PRIMARY KEY NOT NULL, -- domain.name
  kind TEXT NOT NULL, -- what the value must be: 'switch' (1 or 0), 'instant' (UTC, or blank) or 'count' (a whole number, 0 or more)
  description TEXT NOT NULL -- meaning and effect, for the person who sets it
) WITHOUT ROWID;
INSERT INTO setting_definition SELECT * FROM kept;
DROP TABLE kept;

ALTER TABLE user_account ADD COLUMN
  active_since TEXT -- instant at which it was last activated, or entered without activity, UTC; written by the software (T6)
    CONSTRAINT "user_account.active_since must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}active_since{{/is_instant}});
-- Nobody is inactivated in the first night: everybody's time starts now.
UPDATE user_account SET active_since = {{now}};
