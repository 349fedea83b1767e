-- core: views.

CREATE VIEW clock AS
  -- The moment that counts as now (G4): where time enters. Pinned by UPDATE setting SET value = '2025-03-10 09:00:00' WHERE name = 'clock.pinned'.
SELECT
  {{now}} AS now -- instant, UTC
;
