-- P14: "EDWOSB Certification Obtained" or "WOSB Certification Obtained" -> Company Gender and its Certification Date.
-- "If an "EDWOSB Certification Obtained" or "WOSB Certification Obtained" milestone record is created for a client... ...you are prompted to
-- update the client's Company Gender field and associated Certification Date field."

INSERT INTO milestone (client_id, type, milestone_date) VALUES
  ('acme', 'EDWOSB Certification Obtained', '2025-02-01'), ('bolt', 'WOSB Certification Obtained', '2025-02-02');
SELECT question, proposed FROM prompt;
--> Acme obtained EDWOSB certification on 2025-02-01. Update Company Gender and its Certification Date? | {"company_gender":"EDWOSB Certified","gender_certification_date":"2025-02-01"}
--> Bolt obtained WOSB certification on 2025-02-02. Update Company Gender and its Certification Date? | {"company_gender":"Woman-Owned (WOSB) Certified","gender_certification_date":"2025-02-02"}
UPDATE prompt SET answer = 'accept';
SELECT id, company_gender, gender_certification_date FROM client WHERE company_gender IS NOT NULL;
--> acme | EDWOSB Certified | 2025-02-01
--> bolt | Woman-Owned (WOSB) Certified | 2025-02-02
