-- mail, from schema version 3 to 4: calendar entries follow their appointment.
INSERT INTO setting_definition (name, kind, description) VALUES
  ('mail.calendar_changes', 'switch', '1: who was sent an invitation to an appointment is told at once when it is cancelled, deleted, changed or on again, by a message with the new calendar entry; 0: nobody is (T24).');
INSERT INTO setting (name, value) VALUES ('mail.calendar_changes', '1');
