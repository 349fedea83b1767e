-- P15: "SDB Certification Obtained" or "8(A) Certification Obtained" -> Disadvantage Status and SDB Certification Date.
-- "If an "SDB Certification Obtained" or "8(A) Certification Obtained" milestone record is created for a client... ...you are prompted to
-- update the client's Disadvantage Status field and associated SDB Certification Date field."

INSERT INTO milestone (client_id, type, milestone_date) VALUES
  ('acme', 'SDB Certification Obtained', '2025-02-01'), ('bolt', '8(A) Certification Obtained', '2025-02-02');
SELECT question, proposed FROM prompt;
--> Acme obtained SDB certification on 2025-02-01. Update Disadvantage Status and SDB Certification Date? | {"disadvantage_status":"Certified SDB","sdb_certification_date":"2025-02-01"}
--> Bolt obtained 8(a) certification on 2025-02-02. Update Disadvantage Status and SDB Certification Date? | {"disadvantage_status":"SBA 8(a) Certified","sdb_certification_date":"2025-02-02"}
UPDATE prompt SET answer = 'accept';
SELECT id, disadvantage_status, sdb_certification_date FROM client WHERE disadvantage_status IS NOT NULL;
--> acme | Certified SDB | 2025-02-01
--> bolt | SBA 8(a) Certified | 2025-02-02
