-- The office that every conformance test starts from.
UPDATE setting SET value = '2025-03-10 09:00:00' WHERE name = 'clock.pinned';
INSERT INTO center (id, name) VALUES ('main', 'Main Street Center'), ('north', 'North Center');
INSERT INTO funding_source (id, name) VALUES ('sba', 'SBA'), ('state', 'State');
INSERT INTO user_account (id, name, email, role, center_id, funding_source_id, time_zone) VALUES
  ('ann', 'Ann Archer', 'ann@office.example', 'Administrator', 'main', 'sba', 'America/Chicago'),
  ('bob', 'Bob Baker', 'bob@office.example', 'Counselor', 'main', 'sba', 'America/Chicago');
INSERT INTO client (id, name, center_id, counselor_id, email, modified_by) VALUES
  ('acme', 'Acme', 'main', 'bob', 'info@acme.example', 'bob'),
  ('bolt', 'Bolt', 'main', 'bob', 'info@bolt.example', 'bob'),
  ('core', 'Core', 'north', 'bob', NULL, 'bob');
