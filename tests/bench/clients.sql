-- The clients of the benchmark, as many as the parameter says: the same text fills SQLite and PostgreSQL.
INSERT INTO client (id, name, center_id, counselor_id, email, phone, date_established, company_status, company_gender, disadvantage_status,
                    organization, hubzone, part_time_employees, full_time_employees, export_employees, gross_sales, gross_sales_date,
                    gross_export_sales, gross_profits, gross_profits_date, entered_at, modified_by)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
SELECT '01960000-0000-7000-8000-' || (100000000000 + i), 'Client ' || i, 'main', 'bob', 'info@client' || i || '.example', '555-0100',
       '2019-04-01', 'In Business', 'Male-Owned', 'None', 'LLC', 'Not certified', i % 10, i % 50, i % 5, 1000 + i, '2024-12-31',
       i % 1000, i % 2000 - 500, '2024-12-31', '2025-03-10 09:00:00', 'bob'
  FROM n;
