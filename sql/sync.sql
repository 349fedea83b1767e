-- sync: views.

CREATE VIEW sync_status AS
  -- How far the exchange with each neighbour has come.
SELECT
  l.site_code AS site, -- sync_site.code
  s.name AS name, -- its name
  l.role AS role, -- parent or child of this site
  (SELECT coalesce(sum(changes), 0) FROM sync_batch b WHERE b.number > l.confirmed AND b.origin IS NOT l.site_code
      AND (b.origin IS NOT NULL OR l.role = 'child')) AS unconfirmed, -- changes for it that it has not confirmed yet
  (SELECT count(*) FROM sync_log) AS unsent, -- notes of changes since the last batch was made
  CASE l.role WHEN 'parent' THEN (SELECT count(*) FROM sync_waiting) ELSE 0 END AS waiting, -- changes of the parent that could not be applied yet
  l.sent_at AS sent_at, -- instant of the latest file to it, UTC
  l.received_at AS received_at -- instant at which its latest file was applied, UTC
  FROM sync_link l LEFT JOIN sync_site s ON s.code = l.site_code;
