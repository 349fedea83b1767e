-- P7: Organization, any edit: the milestone "Changed Legal Form".
-- "If the Organization field... ...is edited in any way... ...you are prompted to create a "Changed Legal Form" milestone record."

-- Each value of the list, and blank, is an edit.
UPDATE client SET organization = 'Sole Proprietorship' WHERE id = 'acme';
SELECT question, proposed FROM prompt;
--> Acme: Organization is now Sole Proprietorship. Create a "Changed Legal Form" milestone? | {"type":"Changed Legal Form","value":"Sole Proprietorship"}
UPDATE prompt SET answer = 'accept';
SELECT type, milestone_date, value FROM milestone;
--> Changed Legal Form | 2025-03-10 | Sole Proprietorship
INSERT INTO client (id, name) SELECT value, value FROM pick_list WHERE list = 'Organization';
UPDATE client SET organization = id WHERE id IN (SELECT value FROM pick_list WHERE list = 'Organization');
SELECT group_concat(value, ', ') FROM (SELECT value FROM pick_list JOIN prompt ON new_values = 'organization = ' || quote(value)
 WHERE list = 'Organization' AND prompt.status = 'pending' ORDER BY position);
--> Sole Proprietorship, Partnership, Limited Partnership, LLC, Corporation, S-Corporation, Cooperative, Nonprofit, Government, Other
UPDATE client SET organization = NULL WHERE id = 'acme';
SELECT question, proposed FROM prompt WHERE client_id = 'acme' AND status = 'pending';
--> Acme: Organization is now blank. Create a "Changed Legal Form" milestone? | {"type":"Changed Legal Form","value":null}
