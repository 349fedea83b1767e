-- P22, G1: the event's own day reaches a pending question by INSERT OR REPLACE as it does by UPDATE.

UPDATE client SET hubzone = 'Certified' WHERE id = 'acme';
INSERT OR REPLACE INTO client (id, name, hubzone, hubzone_certification_date) VALUES ('acme', 'Acme', 'Certified', '2025-02-18');
SELECT id, proposed FROM prompt;
--> 1 | {"type":"HUBZone Certification Obtained","milestone_date":"2025-02-18"}
