-- C4: Without criteria every change in the CRM goes: of leads and contacts, entered before or after, field by field.
-- needs the extension

INSERT INTO lead (id, first_name, email) VALUES ('l1', 'Lea', 'lea@lead.example');
INSERT INTO contact (id, client_id, name, email) VALUES ('c1', 'acme', 'Carl Core', 'carl@acme.example');
UPDATE lead SET email = 'l@lead.example' WHERE id = 'l1';
UPDATE setting SET value = 1, modified_by = 'ann' WHERE name = 'cadence.from_crm';
SELECT json_extract(cadence_sync(), '$.to_cadence.records', '$.to_cadence.fields', '$.used');
--> [2,5,5]
SELECT record_type, record_id, first_name, last_name, email, phone, status FROM prospect;
--> lead | l1 | Lea | NULL | l@lead.example | NULL | New
--> contact | c1 | NULL | Carl Core | carl@acme.example | NULL | NULL
-- A change that is undone before is none. INSERT OR REPLACE is an edit.
UPDATE lead SET phone = '1' WHERE id = 'l1';
UPDATE lead SET phone = NULL WHERE id = 'l1';
INSERT OR REPLACE INTO contact (id, client_id, name, email) VALUES ('c1', 'acme', 'Carla Core', 'carl@acme.example');
INSERT OR IGNORE INTO contact (id, name) VALUES ('c1', 'Nobody');
INSERT INTO contact (id, name, phone) VALUES ('c1', 'Nobody', '77') ON CONFLICT (id) DO UPDATE SET phone = excluded.phone;
SELECT direction, record_id, field, goes_at FROM api_budget;
--> to_cadence | c1 | name | 2025-03-10 10:00:00
--> to_cadence | c1 | phone | 2025-03-10 10:00:00
SELECT json_extract(cadence_sync('2025-03-10 10:00:00'), '$.to_cadence.records', '$.to_cadence.fields', '$.used');
--> [1,2,7]
SELECT record_id, last_name, phone FROM prospect;
--> l1 | NULL | NULL
--> c1 | Carla Core | 77
SELECT count(*) FROM cadence_change;
--> 0
