-- P16: "HUBZone Certification Obtained" -> HUBZone and its Certification Date.
-- "If a "HUBZone Certification Obtained" milestone record is created for a client... ...you are prompted to update the client's HUBZone
-- field and associated Certification Date field."

INSERT INTO milestone (client_id, type, milestone_date) VALUES ('acme', 'HUBZone Certification Obtained', '2025-02-03');
SELECT question, proposed FROM prompt;
--> Acme obtained HUBZone certification on 2025-02-03. Update HUBZone and its Certification Date? | {"hubzone":"Certified","hubzone_certification_date":"2025-02-03"}
UPDATE prompt SET answer = 'accept';
SELECT hubzone, hubzone_certification_date FROM client WHERE id = 'acme';
--> Certified | 2025-02-03
