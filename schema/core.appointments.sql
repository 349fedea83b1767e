-- core: the calendar. Appointments are always with clients (T20).

INSERT INTO pick_list (list, value, position) VALUES
  ('Appointment Status', 'scheduled', 1),
  ('Appointment Status', 'cancelled', 2),
  ('Appointment Status', 'done', 3);
INSERT INTO pick_list_column (table_name, column_name, list) VALUES ('appointment', 'status', 'Appointment Status');

CREATE TABLE appointment (
  -- A meeting with a client that is to come, or was. Reminder tasks write to its people beforehand (T20 to T24).
  id TEXT PRIMARY KEY NOT NULL DEFAULT ({{new_id}}), -- record id (G8)
  client_id TEXT NOT NULL REFERENCES client (id), -- whom it is with
  counselor_id TEXT REFERENCES user_account (id), -- who meets the client; NULL: the client's counselor
  center_id TEXT REFERENCES center (id), -- the center that holds it; NULL: the client's center
  starts_at TEXT NOT NULL -- instant at which it begins, UTC
    CONSTRAINT "appointment.starts_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}starts_at{{/is_instant}}),
  duration_minutes INTEGER NOT NULL DEFAULT 60 -- how long it takes, 1 to 10080 minutes
    CONSTRAINT "appointment.duration_minutes must be a whole number, 1 to 10080" CHECK (typeof(duration_minutes) = 'integer' AND duration_minutes BETWEEN 1 AND 10080),
  subject TEXT, -- what it is about
  location TEXT, -- where it is: an address, a room, a link
  status TEXT NOT NULL DEFAULT 'scheduled', -- pick list Appointment Status: scheduled, cancelled, done (T24)
  entered_at TEXT -- instant at which the record was entered, UTC; filled from the clock when left out (G4)
    CONSTRAINT "appointment.entered_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}entered_at{{/is_instant}}),
  modified_by TEXT -- who wrote the row last (G9)
);
CREATE INDEX appointment_client ON appointment (client_id, starts_at);
CREATE INDEX appointment_starts ON appointment (starts_at);
