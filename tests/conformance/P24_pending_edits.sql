-- P24: An edit that writes the same value again asks nothing. Two pending edits of the same field make one question (latest value, oldest
-- old value), and undoing the edit withdraws it.
-- "Each question is independent from the other questions"

-- The same value again.
UPDATE client SET organization = 'LLC', gross_sales = 100, part_time_employees = 1, full_time_employees = 2, hubzone = 'Certified',
    company_gender = 'EDWOSB Certified', date_established = '2025-01-02', gross_profits = 0 WHERE id = 'acme';
UPDATE prompt SET answer = 'decline';
UPDATE client SET organization = organization, gross_sales = 100.0, part_time_employees = '1', full_time_employees = 2, hubzone = 'Certified',
    company_gender = 'EDWOSB Certified', date_established = '2025-01-02', gross_profits = 0, gross_export_sales = NULL, modified_by = 'ann' WHERE id = 'acme';
SELECT count(*) FROM prompt WHERE status = 'pending';
--> 0

-- Two edits, one question; the second moment and person count.
UPDATE client SET gross_sales = 200 WHERE id = 'acme';
UPDATE setting SET value = '2025-03-10 10:00:00' WHERE name = 'clock.pinned';
UPDATE client SET gross_sales = 300, modified_by = 'bob' WHERE id = 'acme';
SELECT question, proposed, old_values, new_values, asked_at, edited_by FROM prompt WHERE status = 'pending';
--> Acme: Gross Revenues/Sales are now 300. Create a "Change in Sales" milestone? | {"type":"Change in Sales","value":300} | gross_sales = 100 | gross_sales = 300 | 2025-03-10 10:00:00 | bob
-- Undone: withdrawn, and not to be answered. Done anew: asked anew.
UPDATE client SET gross_sales = 100 WHERE id = 'acme';
SELECT status, answer, withdrawn_at FROM prompt WHERE old_values = 'gross_sales = 100';
--> withdrawn | NULL | 2025-03-10 10:00:00
UPDATE prompt SET answer = 'accept' WHERE status = 'withdrawn';
--! prompt: this question was withdrawn, since its reason went away
UPDATE client SET gross_sales = 400 WHERE id = 'acme';
SELECT old_values, new_values FROM prompt WHERE status = 'pending';
--> gross_sales = 100 | gross_sales = 400
-- After an answer the next edit is a question of its own.
UPDATE prompt SET answer = 'decline' WHERE status = 'pending';
UPDATE client SET gross_sales = 100 WHERE id = 'acme';
SELECT old_values, new_values FROM prompt WHERE status = 'pending';
--> gross_sales = 400 | gross_sales = 100
UPDATE prompt SET answer = 'decline' WHERE status = 'pending';

-- The two fields of P9 are one question: it is withdrawn when both are as they were.
UPDATE client SET part_time_employees = 5 WHERE id = 'acme';
UPDATE client SET full_time_employees = 6 WHERE id = 'acme';
UPDATE client SET part_time_employees = 1 WHERE id = 'acme';
SELECT proposed, old_values, new_values FROM prompt WHERE status = 'pending';
--> {"type":"Change in Staff","value":7} | part_time_employees = 1, full_time_employees = 2 | part_time_employees = 1, full_time_employees = 6
UPDATE client SET full_time_employees = 2 WHERE id = 'acme';
SELECT count(*) FROM prompt WHERE status = 'pending';
--> 0

-- EDWOSB, then WOSB: one question, the latter; then not certified at all: none. The same for Disadvantage Status, HUBZone, Date Established.
UPDATE client SET company_gender = 'EDWOSB Certified', disadvantage_status = 'Certified SDB', hubzone = 'Certified', date_established = '2025-01-03'
 WHERE id = 'bolt';
UPDATE client SET company_gender = 'Woman-Owned (WOSB) Certified', disadvantage_status = 'SBA 8(a) Certified' WHERE id = 'bolt';
SELECT rule_id, proposed, old_values FROM prompt WHERE status = 'pending' ORDER BY rule_id;
--> P4 | {"type":"Started Business","milestone_date":"2025-01-03"} | date_established = NULL
--> P5.WOSB | {"type":"WOSB Certification Obtained"} | company_gender = NULL
--> P6.8A | {"type":"8(A) Certification Obtained"} | disadvantage_status = NULL
--> P8 | {"type":"HUBZone Certification Obtained"} | hubzone = NULL
UPDATE client SET company_gender = 'Woman-Owned', disadvantage_status = 'None', hubzone = 'Applied', date_established = NULL WHERE id = 'bolt';
SELECT DISTINCT status FROM prompt WHERE client_id = 'bolt';
--> withdrawn
SELECT count(*) FROM prompt WHERE client_id = 'bolt';
--> 4

-- INSERT OR REPLACE is no different.
REPLACE INTO client (id, name, gross_profits) VALUES ('core', 'Core', 10);
REPLACE INTO client (id, name, gross_profits) VALUES ('core', 'Core', 20);
SELECT old_values, new_values FROM prompt WHERE status = 'pending';
--> gross_profits = NULL | gross_profits = 20
REPLACE INTO client (id, name) VALUES ('core', 'Core');
SELECT count(*) FROM prompt WHERE status = 'pending';
--> 0

-- A milestone's question follows the milestone while it is pending, and falls away with it.
INSERT INTO milestone (id, client_id, type, milestone_date, value) VALUES
  ('m1', 'core', 'Change in Sales', '2025-01-31', 1), ('m2', 'core', 'Change in Profits', NULL, 2), ('m3', 'core', 'Change in Exports', NULL, 3);
UPDATE milestone SET value = 10, milestone_date = '2025-02-28' WHERE id = 'm1';
UPDATE milestone SET type = 'Change in Staff' WHERE id = 'm2';
DELETE FROM milestone WHERE id = 'm3';
SELECT milestone_id, status, proposed FROM prompt WHERE milestone_id IN ('m1', 'm2', 'm3') ORDER BY milestone_id;
--> m1 | pending | {"gross_sales":10,"gross_sales_date":"2025-02-28"}
--> m2 | withdrawn | {"gross_profits":2}
--> m3 | withdrawn | {"gross_export_sales":3,"international_trade":1}
