-- G4: Time enters in one place, the clock: UTC, text YYYY-MM-DD HH:MM:SS, pinned by a setting or else the system's.

SELECT now FROM clock;
--> 2025-03-10 09:00:00

-- A record's moment of entry, a question's and an answer's, and a milestone's date without an event's day, are the clock's.
INSERT INTO contact (id, client_id, name) VALUES ('carl', 'acme', 'Carl Cook');
INSERT INTO counseling_session (id, client_id, session_date) VALUES ('s1', 'acme', '2025-03-07');
UPDATE client SET organization = 'LLC' WHERE id = 'acme';
UPDATE setting SET value = '2025-03-11 23:30:00' WHERE name = 'clock.pinned';
UPDATE prompt SET answer = 'accept', answered_by = 'ann';
SELECT asked_at, answered_at FROM prompt;
--> 2025-03-10 09:00:00 | 2025-03-11 23:30:00
SELECT milestone_date, entered_at FROM milestone;
--> 2025-03-11 | 2025-03-11 23:30:00
SELECT DISTINCT at FROM audit_log;
--> 2025-03-11 23:30:00
SELECT entered_at FROM client WHERE id = 'acme' UNION ALL SELECT entered_at FROM contact UNION ALL SELECT entered_at FROM counseling_session;
--> 2025-03-10 09:00:00
--> 2025-03-10 09:00:00
--> 2025-03-10 09:00:00
-- An import may bring the moment of entry along.
INSERT INTO client (id, name, entered_at) VALUES ('dune', 'Dune', '1999-12-31 08:00:00');
SELECT entered_at FROM client WHERE id = 'dune';
--> 1999-12-31 08:00:00

-- Only a moment can be pinned.
UPDATE setting SET value = 'now' WHERE name = 'clock.pinned';
--! setting: this setting is a moment; its value must be YYYY-MM-DD HH:MM:SS in UTC, or blank
UPDATE setting SET value = '2025-03-10' WHERE name = 'clock.pinned';
--! setting: this setting is a moment
UPDATE setting SET value = '2025-02-30 09:00:00' WHERE name = 'clock.pinned';
--! setting: this setting is a moment
UPDATE setting SET value = '2025-03-10T09:00:00Z' WHERE name = 'clock.pinned';
--! setting: this setting is a moment

-- Blank, as NULL or '', is the system's time.
UPDATE setting SET value = NULL WHERE name = 'clock.pinned';
SELECT now BETWEEN datetime('now', '-5 seconds') AND datetime('now') FROM clock;
--> 1
UPDATE setting SET value = '' WHERE name = 'clock.pinned';
SELECT now BETWEEN datetime('now', '-5 seconds') AND datetime('now') FROM clock;
--> 1
