-- P8: HUBZone -> "Certified" asks for the milestone "HUBZone Certification Obtained".
-- "If the HUBZone field... is updated to "Certified"... you are prompted to create a "HUBZone Certification Obtained" milestone record."

UPDATE client SET hubzone = 'Applied' WHERE id = 'acme';
SELECT count(*) FROM prompt;
--> 0
UPDATE client SET hubzone = 'Certified' WHERE id = 'acme';
SELECT client_id, rule_id, status, question FROM prompt;
--> acme | P8 | pending | Acme: HUBZone is now Certified. Create a "HUBZone Certification Obtained" milestone?
UPDATE client SET hubzone = 'Maybe' WHERE id = 'acme';
--! client.hubzone: this value is not active in the pick list
