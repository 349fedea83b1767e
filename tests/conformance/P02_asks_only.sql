-- P2: It never creates or edits by itself: it asks. None, one or several questions may be accepted.
-- "Activating this setting does not automatically create corresponding milestone records or make corresponding client record edits; rather,
-- it throws up one or more prompts ... that you must first respond to in the affirmative before the synchronization is performed."
-- "Each question is independent from the other questions and you can choose to accept none, one or more of the updates to be made."

-- Four questions by one edit; nothing has happened yet.
UPDATE client SET hubzone = 'Certified', gross_sales = 100, gross_export_sales = 20, organization = 'LLC' WHERE id = 'acme';
SELECT field FROM prompt ORDER BY field;
--> gross_export_sales
--> gross_sales
--> hubzone
--> organization
SELECT count(*) FROM milestone;
--> 0

-- Two milestones ask; the client has not changed.
INSERT INTO milestone (client_id, type, value) VALUES ('bolt', 'Change in Full-Time Staff', 4), ('bolt', 'Change in Part-Time Staff', 5);
SELECT full_time_employees, part_time_employees, modified_by FROM client WHERE id = 'bolt';
--> NULL | NULL | bob

-- One accepted, one declined: the others are as they were.
UPDATE prompt SET answer = 'accept' WHERE field = 'gross_sales';
UPDATE prompt SET answer = 'decline' WHERE field = 'hubzone';
UPDATE prompt SET answer = 'accept' WHERE field = 'part_time_employees';
SELECT field, status FROM prompt ORDER BY field;
--> full_time_employees | pending
--> gross_export_sales | pending
--> gross_sales | accepted
--> hubzone | declined
--> organization | pending
--> part_time_employees | accepted
SELECT type, value FROM milestone WHERE client_id = 'acme';
--> Change in Sales | 100
SELECT full_time_employees, part_time_employees FROM client WHERE id = 'bolt';
--> NULL | 5

-- Several at once.
UPDATE prompt SET answer = 'accept' WHERE status = 'pending';
SELECT type, value FROM milestone WHERE client_id = 'acme' ORDER BY type;
--> Change in Exports | 20
--> Change in Sales | 100
--> Changed Legal Form | LLC
SELECT full_time_employees, part_time_employees FROM client WHERE id = 'bolt';
--> 4 | 5
