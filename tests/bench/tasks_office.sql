-- An office that has its users, centers and tasks, and is about to be filled. Its tasks were saved long ago: they may run on any morning.
UPDATE setting SET value = '2030-01-01 12:00:00' WHERE name = 'clock.pinned';
UPDATE setting SET value = '0' WHERE name = 'inactivation.first_run_cap';
UPDATE pick_list SET active = 1 WHERE list = 'Account Status' AND value = 'Service';
INSERT INTO center (id, name) VALUES ('main', 'Main Street Center');
INSERT INTO funding_source (id, name) VALUES ('sba', 'SBA'), ('state', 'State'), ('city', 'City'), ('bank', 'Bank');
INSERT INTO user_account (id, name) VALUES ('bob', 'Bob Baker');
INSERT INTO user_account (id, name, status, email, time_zone) VALUES ('robot', 'Robot', 'Service', 'office@example.org', 'America/Chicago');
