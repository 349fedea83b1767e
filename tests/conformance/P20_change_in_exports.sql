-- P20: "Change in Exports" -> Gross Export-Related Revenues/Sales and the International Trade check box.
-- "If a "Change in Exports" milestone record is created for a client... ...you are prompted to update the client's Gross Export-Related
-- Revenues/Sales field and International Trade check box."

INSERT INTO milestone (client_id, type, milestone_date, value) VALUES ('acme', 'Change in Exports', '2024-12-31', 45000);
SELECT question, proposed FROM prompt;
--> Acme: exports changed to 45000. Update Gross Export-Related Revenues/Sales and International Trade? | {"gross_export_sales":45000,"international_trade":1}
SELECT international_trade FROM client WHERE id = 'acme';
--> 0
UPDATE prompt SET answer = 'accept';
SELECT gross_export_sales, international_trade FROM client WHERE id = 'acme';
--> 45000 | 1
-- The box may be left alone.
INSERT INTO milestone (client_id, type, value) VALUES ('bolt', 'Change in Exports', 0);
UPDATE prompt SET answer = 'accept', proposed = '{"gross_export_sales":0}' WHERE client_id = 'bolt';
SELECT gross_export_sales, international_trade FROM client WHERE id = 'bolt';
--> 0 | 0
