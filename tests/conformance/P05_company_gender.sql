-- P5: Company Gender -> "EDWOSB Certified" or "Woman-Owned (WOSB) Certified" asks for the milestone of that certification.
-- "If the Company Gender field... ...is updated to "EDWOSB Certified" or "Woman-Owned (WOSB) Certified"... ...you are prompted to create
-- an "EDWOSB Certification Obtained" or "WOSB Certification Obtained" milestone record."

UPDATE client SET company_gender = 'EDWOSB Certified' WHERE id = 'acme';
UPDATE client SET company_gender = 'Woman-Owned (WOSB) Certified', gender_certification_date = '2025-02-03' WHERE id = 'bolt';
SELECT question, proposed FROM prompt;
--> Acme: Company Gender is now EDWOSB Certified. Create an "EDWOSB Certification Obtained" milestone? | {"type":"EDWOSB Certification Obtained"}
--> Bolt: Company Gender is now Woman-Owned (WOSB) Certified. Create a "WOSB Certification Obtained" milestone? | {"type":"WOSB Certification Obtained","milestone_date":"2025-02-03"}
UPDATE prompt SET answer = 'accept';
SELECT client_id, type, milestone_date FROM milestone ORDER BY client_id;
--> acme | EDWOSB Certification Obtained | 2025-03-10
--> bolt | WOSB Certification Obtained | 2025-02-03
-- No other value asks, and one certification can follow the other.
UPDATE client SET company_gender = 'Male-Owned';
UPDATE client SET company_gender = 'Woman-Owned';
UPDATE client SET company_gender = 'Male/Female-Owned';
UPDATE client SET company_gender = NULL;
SELECT count(*) FROM prompt;
--> 2
UPDATE client SET company_gender = 'Woman-Owned (WOSB) Certified' WHERE id = 'acme';
UPDATE prompt SET answer = 'decline' WHERE status = 'pending';
UPDATE client SET company_gender = 'EDWOSB Certified' WHERE id = 'acme';
SELECT rule_id, old_values, new_values FROM prompt WHERE status = 'pending';
--> P5.EDWOSB | company_gender = 'Woman-Owned (WOSB) Certified' | company_gender = 'EDWOSB Certified'
