-- P6: Disadvantage Status -> "Certified SDB" or "SBA 8(a) Certified" asks for the milestone of that certification.
-- "If the Disadvantage Status field... ...is updated to "Certified SDB" or "SBA 8(a) Certified"... ...you are prompted to create an
-- "SDB Certification Obtained" or "8(A) Certification Obtained" milestone record."

UPDATE client SET disadvantage_status = 'Certified SDB' WHERE id = 'acme';
UPDATE client SET disadvantage_status = 'SBA 8(a) Certified', sdb_certification_date = '2025-02-04' WHERE id = 'bolt';
SELECT question, proposed FROM prompt;
--> Acme: Disadvantage Status is now Certified SDB. Create an "SDB Certification Obtained" milestone? | {"type":"SDB Certification Obtained"}
--> Bolt: Disadvantage Status is now SBA 8(a) Certified. Create an "8(A) Certification Obtained" milestone? | {"type":"8(A) Certification Obtained","milestone_date":"2025-02-04"}
UPDATE prompt SET answer = 'accept';
SELECT client_id, type, milestone_date FROM milestone ORDER BY client_id;
--> acme | SDB Certification Obtained | 2025-03-10
--> bolt | 8(A) Certification Obtained | 2025-02-04
-- No other value asks.
UPDATE client SET disadvantage_status = 'None';
UPDATE client SET disadvantage_status = 'Self-certified SDB';
UPDATE client SET disadvantage_status = NULL;
SELECT count(*) FROM prompt;
--> 2
