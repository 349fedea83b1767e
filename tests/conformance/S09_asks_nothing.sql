-- S9: While the file of another site is applied, nothing new is asked, and questions that are pending follow the edit; only the software can say that it is so.
-- needs the extension
SELECT sync_init('main', 'Main Street', 'main');
--> main
UPDATE automatic_write SET site = 'ann';
--! automatic_write: the software alone writes here
SELECT sync_add_site('ann', 'Ann', 'remote');
--> ann
SELECT sync_cut('ann', file || '.ann') = file || '.ann' FROM pragma_database_list WHERE name = 'main';
--> 1
UPDATE client SET organization = 'LLC' WHERE id = 'bolt';
UPDATE automatic_write SET site = 'ann';
UPDATE client SET hubzone = 'Certified', gross_sales = 5 WHERE id = 'acme';
UPDATE client SET organization = 'Corporation' WHERE id = 'bolt';
INSERT INTO milestone (client_id, type) VALUES ('acme', 'Started Business');
SELECT client_id, field, status, new_values FROM prompt;
--> bolt | organization | pending | organization = 'Corporation'
UPDATE automatic_write SET site = NULL;
UPDATE client SET hubzone = NULL WHERE id = 'acme';
UPDATE client SET hubzone = 'Certified' WHERE id = 'acme';
SELECT client_id, field FROM prompt ORDER BY client_id;
--> acme | hubzone
--> bolt | organization
