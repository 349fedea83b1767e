-- P11: Gross Revenues/Sales, any edit: "Change in Sales". Gross Export-Related Revenues/Sales, any edit: "Change in Exports". Both in one
-- statement: both questions.
-- "If either the Gross Revenues/Sales or Gross Export-Related Revenues/Sales field... ...is edited in any way... ...you are prompted to
-- create a "Change in Sales" or "Change in Exports" milestone record."

UPDATE client SET gross_sales = 120000.5 WHERE id = 'acme';
UPDATE client SET gross_export_sales = 30000 WHERE id = 'bolt';
UPDATE client SET gross_sales = 500, gross_export_sales = 0, gross_sales_date = '2024-12-31' WHERE id = 'core';
SELECT client_id, question, proposed FROM prompt ORDER BY client_id, field DESC;
--> acme | Acme: Gross Revenues/Sales are now 120000.5. Create a "Change in Sales" milestone? | {"type":"Change in Sales","value":120000.5}
--> bolt | Bolt: Gross Export-Related Revenues/Sales are now 30000. Create a "Change in Exports" milestone? | {"type":"Change in Exports","value":30000}
--> core | Core: Gross Revenues/Sales are now 500. Create a "Change in Sales" milestone? | {"type":"Change in Sales","milestone_date":"2024-12-31","value":500}
--> core | Core: Gross Export-Related Revenues/Sales are now 0. Create a "Change in Exports" milestone? | {"type":"Change in Exports","value":0}
UPDATE prompt SET answer = 'accept';
SELECT client_id, type, milestone_date, value FROM milestone ORDER BY client_id, type;
--> acme | Change in Sales | 2025-03-10 | 120000.5
--> bolt | Change in Exports | 2025-03-10 | 30000
--> core | Change in Exports | 2025-03-10 | 0
--> core | Change in Sales | 2024-12-31 | 500
UPDATE client SET gross_sales = NULL, gross_export_sales = NULL WHERE id = 'core';
SELECT old_values, new_values FROM prompt WHERE status = 'pending' ORDER BY field DESC;
--> gross_sales = 500 | gross_sales = NULL
--> gross_export_sales = 0 | gross_export_sales = NULL
