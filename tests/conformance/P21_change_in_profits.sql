-- P21: "Change in Profits" -> Gross Profits/Losses and Gross Profits Date.
-- "If a "Change in Profits" milestone record is created for a client... ...you are prompted to update the client's Gross Profits/Losses and
-- associated Gross Profits Date field."

INSERT INTO milestone (client_id, type, milestone_date, value) VALUES ('acme', 'Change in Profits', '2024-12-31', -800.25);
SELECT question, proposed FROM prompt;
--> Acme: profits changed to -800.25. Update Gross Profits/Losses and Gross Profits Date? | {"gross_profits":-800.25,"gross_profits_date":"2024-12-31"}
UPDATE prompt SET answer = 'accept';
SELECT gross_profits, gross_profits_date FROM client WHERE id = 'acme';
--> -800.25 | 2024-12-31
