-- P8: HUBZone -> "Certified" asks for the milestone "HUBZone Certification Obtained".
-- "If the HUBZone field... is updated to "Certified"... you are prompted to create a "HUBZone Certification Obtained" milestone record."

UPDATE client SET hubzone = 'Applied' WHERE id = 'acme';
UPDATE client SET hubzone = 'Not certified' WHERE id = 'acme';
SELECT count(*) FROM prompt;
--> 0
UPDATE client SET hubzone = 'Certified' WHERE id = 'acme';
SELECT client_id, rule_id, status, question FROM prompt;
--> acme | P8 | pending | Acme: HUBZone is now Certified. Create a "HUBZone Certification Obtained" milestone?
-- The certification's day, entered before the answer, becomes the milestone's.
UPDATE client SET hubzone_certification_date = '2025-02-05' WHERE id = 'acme';
UPDATE prompt SET answer = 'accept';
SELECT type, milestone_date FROM milestone;
--> HUBZone Certification Obtained | 2025-02-05
UPDATE client SET hubzone = NULL WHERE id = 'acme';
SELECT count(*) FROM prompt;
--> 1
UPDATE client SET hubzone = 'Maybe' WHERE id = 'acme';
--! client.hubzone: this value is not in the pick list
