-- G7: a record keeps a retired value until that field is edited.
-- A retired value that a record already holds, in an import by UPSERT or REPLACE that leaves it as it is.

UPDATE client SET organization = 'LLC' WHERE id = 'core';
UPDATE pick_list SET active = 0 WHERE value = 'LLC';
INSERT INTO client (id, name, organization) VALUES ('core', 'Core Inc.', 'LLC') ON CONFLICT (id) DO UPDATE SET name = excluded.name;
SELECT name FROM client WHERE id = 'core';
--> Core Inc.
