-- On the laptop, with the extension: edits, one of them of the same field an hour later; an answer; and the way out.
UPDATE setting SET value = '2025-03-13 11:00:00' WHERE name = 'clock.pinned';
UPDATE client SET phone = '555-0111', gross_sales = 130000.25, modified_by = 'ann' WHERE id = 'acme';
INSERT INTO client (id, name, center_id) VALUES ('dune', 'Dune', 'main');
INSERT INTO counseling_session (id, client_id, type, session_date) VALUES ('s1', 'dune', 'Initial', '2025-03-13');
UPDATE prompt SET answer = 'accept', answered_by = 'ann' WHERE client_id = 'acme';
SELECT sync_exchange('exchange');
