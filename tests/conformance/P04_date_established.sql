-- P4: Date Established blank -> a date asks for the milestone "Started Business". A date -> another date, or -> blank, does not.
-- "If the Date Established field... ...was previously blank, but then gets a date entered into it... ...you are prompted to create a
-- "Started Business" milestone record."

UPDATE client SET date_established = '2024-11-05' WHERE id = 'acme';
SELECT rule_id, question, proposed FROM prompt;
--> P4 | Acme was established on 2024-11-05. Create a "Started Business" milestone? | {"type":"Started Business","milestone_date":"2024-11-05"}
UPDATE prompt SET answer = 'accept';
SELECT type, milestone_date FROM milestone;
--> Started Business | 2024-11-05
UPDATE client SET date_established = '2024-11-06' WHERE id = 'acme';
UPDATE client SET date_established = NULL WHERE id = 'acme';
SELECT count(*) FROM prompt;
--> 1
-- Blank again, then a date: asked again.
UPDATE client SET date_established = '2024-11-07' WHERE id = 'acme';
SELECT count(*) FROM prompt;
--> 2
-- Corrected while the question is pending: one question, about the corrected date. Blanked: none.
UPDATE client SET date_established = '2024-11-08' WHERE id = 'acme';
SELECT status, proposed FROM prompt WHERE id = 2;
--> pending | {"type":"Started Business","milestone_date":"2024-11-08"}
UPDATE client SET date_established = NULL WHERE id = 'acme';
SELECT status FROM prompt;
--> accepted
--> withdrawn
