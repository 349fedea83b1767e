-- P24: an edit that writes the same value again asks nothing.
-- An edit of a milestone that changes nothing: the person's own proposal is lost, and the question looks newly asked.

INSERT INTO milestone (id, client_id, type, value) VALUES ('m9', 'core', 'Change in Profits', 5);
UPDATE prompt SET proposed = '{"gross_profits":7}' WHERE milestone_id = 'm9';
UPDATE setting SET value = '2025-03-11 09:00:00' WHERE name = 'clock.pinned';
UPDATE milestone SET value = value WHERE id = 'm9';
SELECT proposed, asked_at FROM prompt WHERE milestone_id = 'm9';
--> {"gross_profits":7} | 2025-03-10 09:00:00
