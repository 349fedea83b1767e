-- P19: "Change in Sales" -> Gross Revenues/Sales and Gross Sales Date.
-- "If a "Change in Sales" milestone record is created for a client... ...you are prompted to update the client's Gross Revenues/Sales field
-- and associated Gross Sales Date field."

INSERT INTO milestone (client_id, type, milestone_date, value) VALUES ('acme', 'Change in Sales', '2024-12-31', 120000);
SELECT question, proposed FROM prompt;
--> Acme: sales changed to 120000. Update Gross Revenues/Sales and Gross Sales Date? | {"gross_sales":120000,"gross_sales_date":"2024-12-31"}
UPDATE prompt SET answer = 'accept';
SELECT gross_sales, gross_sales_date FROM client WHERE id = 'acme';
--> 120000 | 2024-12-31
