-- P12: Gross Profits/Losses, any edit: the milestone "Change in Profits".
-- "If the Gross Profits/Losses field... ...is edited in any way... ...you are prompted to create a "Change in Profits" milestone record."

UPDATE client SET gross_profits = 4000, gross_profits_date = '2024-12-31' WHERE id = 'acme';
UPDATE client SET gross_profits = -4000 WHERE id = 'bolt';
SELECT question, proposed FROM prompt;
--> Acme: Gross Profits/Losses are now 4000. Create a "Change in Profits" milestone? | {"type":"Change in Profits","milestone_date":"2024-12-31","value":4000}
--> Bolt: Gross Profits/Losses are now -4000. Create a "Change in Profits" milestone? | {"type":"Change in Profits","value":-4000}
UPDATE prompt SET answer = 'accept';
SELECT client_id, type, milestone_date, value FROM milestone ORDER BY client_id;
--> acme | Change in Profits | 2024-12-31 | 4000
--> bolt | Change in Profits | 2025-03-10 | -4000
UPDATE client SET gross_profits = NULL WHERE id = 'acme';
SELECT question FROM prompt WHERE status = 'pending';
--> Acme: Gross Profits/Losses are now blank. Create a "Change in Profits" milestone?
