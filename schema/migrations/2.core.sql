-- core, from schema version 1 to 2: settings may be counts, user accounts know since when they are active (T6), and activities
-- are found by client without reading them.

-- The kinds of settings are guarded by triggers from now on. A CHECK cannot be taken off a table, so the table is made anew.
PRAGMA defer_foreign_keys = ON;
CREATE TEMP TABLE crm_kept AS SELECT * FROM setting_definition;
DROP TABLE setting_definition;
CREATE TABLE setting_definition (
  -- The settings there are. Shipped; a name that is not here cannot be set.
  name TEXT PRIMARY KEY NOT NULL, -- domain.name
  kind TEXT NOT NULL, -- what the value must be: 'switch' (1 or 0), 'instant' (UTC, or blank) or 'count' (a whole number, 0 or more)
  description TEXT NOT NULL -- meaning and effect, for the person who sets it
) WITHOUT ROWID;
INSERT INTO setting_definition SELECT * FROM crm_kept;
DROP TABLE crm_kept;

ALTER TABLE user_account ADD COLUMN
  active_since TEXT -- instant at which it was last activated, or entered without activity, UTC; written by the software (T6)
    CONSTRAINT "user_account.active_since must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}active_since{{/is_instant}});
-- Nobody is inactivated in the first night: everybody's time starts now.
UPDATE user_account SET active_since = {{now}};

-- The indexes hold all that the last activity of a client is computed from (T11, T12).
DROP INDEX counseling_session_client;
CREATE INDEX counseling_session_client ON counseling_session (client_id, session_date, reportable, funding_source_id);
DROP INDEX milestone_client;
CREATE INDEX milestone_client ON milestone (client_id, milestone_date, reportable, funding_source_id, entered_at);
