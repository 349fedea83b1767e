-- The activities of one table, one a client, for the benchmark of tasks. tasks_office.cc fills in the names; :position counts the tables.
-- Of a client's eight activities the latest is of no selected funding source (rank 0), the next of one (rank 1), the others are older.
-- So that the same number of clients falls due each morning, :due of them have their last activity (or, for the task with funding sources,
-- their last of those) on each of as many days as there are :mornings. They lie scattered among the others, which are never due.
INSERT INTO "$table" (id, client_id, "$day", "$detail", reportable, funding_source_id, center_id, entered_at, modified_by)
WITH RECURSIVE
n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :clients),
scattered AS (SELECT i, (i + :position) % 8 AS rank, i * 7919 % :clients AS place FROM n),
aged AS (
  SELECT i, rank,
      CASE WHEN place < :due * :mornings THEN 366 - place / :due
           WHEN place < 2 * :due * :mornings THEN 10 + place % 100
           ELSE i * 31 % 365 END AS last_age,
      CASE WHEN place < :due * :mornings THEN 480
           WHEN place < 2 * :due * :mornings THEN 731 - (place / :due - :mornings)
           ELSE max(i * 31 % 365, i * 37 % 730) END AS last_selected_age
    FROM scattered),
dated AS (SELECT i, rank, date(:first_day, -CASE rank WHEN 0 THEN last_age ELSE last_selected_age + (rank - 1) * 140 END || ' days') AS day FROM aged)
SELECT '01940000-0000-7000-8000-' || (100000000000 + i), '01960000-0000-7000-8000-' || (100000000000 + i), day, $value,
    rank <= 1 OR rank % 3 > 0,
    CASE WHEN rank > 0 THEN CASE i % 2 WHEN 0 THEN 'sba' ELSE 'state' END WHEN i % 3 = 0 THEN 'city' WHEN i % 3 = 1 THEN 'bank' END,
    'main', day || ' 17:00:00', 'bob'
  FROM dated;
