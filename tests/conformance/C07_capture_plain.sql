-- C7: While a direction is on, changes of both sides are noted field by field and in order, on any connection, whatever the statement.

UPDATE setting SET value = 1, modified_by = 'ann' WHERE name = 'cadence.to_crm';
INSERT INTO lead (id, first_name) VALUES ('l1', 'Lea'), ('l2', 'Leo');
UPDATE lead SET first_name = 'Lia', phone = '1' WHERE id = 'l1';
UPDATE lead SET first_name = first_name, owner_id = 'bob';
INSERT OR REPLACE INTO lead (id, first_name, phone) VALUES ('l1', 'Lia', '2');
REPLACE INTO lead (id, first_name) VALUES ('l3', 'Lou');
INSERT INTO lead (id, first_name) VALUES ('l3', 'Lu') ON CONFLICT (id) DO UPDATE SET first_name = excluded.first_name;
DELETE FROM lead WHERE id = 'l2';
INSERT INTO contact (id, name) VALUES ('c1', 'Carl');
UPDATE OR REPLACE contact SET name = 'Carla';
INSERT INTO prospect (id, record_type, record_id, last_name) VALUES ('p1', 'contact', 'c1', 'Carla');
UPDATE prospect SET last_name = 'Carl', email = 'c@core.example';
INSERT OR REPLACE INTO prospect (id, record_type, record_id, last_name) VALUES ('p1', 'contact', 'c1', 'Carl');
INSERT INTO touch_result (id, prospect_id, outcome, at) VALUES ('t1', 'p1', 'Connected', '2025-03-10 09:00:00');
SELECT id, side, record_type, record_id, kind, field, old_value, new_value FROM cadence_change ORDER BY id;
--> 1 | crm | lead | l1 | created |  | NULL | NULL
--> 2 | crm | lead | l2 | created |  | NULL | NULL
--> 3 | crm | lead | l1 | edited | phone | NULL | 1
--> 4 | crm | lead | l1 | edited | first_name | Lea | Lia
--> 5 | crm | lead | l1 | edited | owner_id | NULL | bob
--> 6 | crm | lead | l2 | edited | owner_id | NULL | bob
--> 7 | crm | lead | l1 | edited | owner_id | bob | NULL
--> 8 | crm | lead | l1 | edited | phone | 1 | 2
--> 9 | crm | lead | l3 | created |  | NULL | NULL
--> 10 | crm | lead | l3 | edited | first_name | Lou | Lu
--> 11 | crm | lead | l3 | edited | first_name | Lou | Lu
--> 12 | crm | lead | l2 | deleted |  | NULL | NULL
--> 13 | crm | contact | c1 | created |  | NULL | NULL
--> 14 | crm | contact | c1 | edited | name | Carl | Carla
--> 15 | cadence | contact | c1 | created |  | NULL | NULL
--> 16 | cadence | contact | c1 | edited | last_name | Carla | Carl
--> 17 | cadence | contact | c1 | edited | email | NULL | c@core.example
--> 18 | cadence | contact | c1 | edited | email | c@core.example | NULL
--> 19 | cadence | contact | c1 | touched | t1 | NULL | NULL
SELECT record_id, kind, field, reason FROM cadence_waiting_change WHERE record_id = 'l2';
--> l2 | created |  | it is new
--> l2 | edited | owner_id | it is new
--> l2 | deleted |  | it is new
-- A rolled-back edit leaves none.
BEGIN;
UPDATE lead SET phone = '99';
ROLLBACK;
SELECT count(*) FROM cadence_change WHERE new_value = '99';
--> 0
