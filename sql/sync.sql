-- sync: views.

CREATE VIEW sync_branch AS
  -- Each site with those below it, itself included.
WITH RECURSIVE branch (upper, site) AS (
  SELECT code, code FROM sync_site
  UNION
  SELECT s.parent_code, b.site FROM branch b JOIN sync_site s ON s.code = b.upper WHERE s.parent_code IS NOT NULL)
SELECT
  upper, -- sync_site.code
  site -- sync_site.code of one of its branch
  FROM branch;

CREATE VIEW library_holder AS
  -- The sites that have the library files of a group: its own, and those above, which pass them on (S7).
SELECT DISTINCT
  g.name AS group_name, -- site_group.name
  b.upper AS site_code -- sync_site.code
  FROM site_group g JOIN sync_branch b ON b.site = g.site_code;

CREATE VIEW sync_outgoing AS
  -- The pieces that each neighbour gets of the batches that it has not confirmed. It does not get what came from it, and the parent gets nothing that is
  -- for children.
SELECT
  l.site_code AS site, -- the neighbour
  p.batch AS batch, -- sync_piece.batch
  p.position AS position, -- sync_piece.position
  p.frame AS frame, -- sync_piece.frame
  p.goes_on AS goes_on, -- sync_piece.goes_on
  p.changes AS changes, -- sync_piece.changes
  p.content AS content -- sync_piece.content
  FROM sync_link l
  JOIN sync_batch b ON b.number > l.confirmed AND b.origin IS NOT l.site_code AND (b.origin IS NOT NULL OR l.role = 'child')
  JOIN sync_piece p ON p.batch = b.number
 WHERE (p.group_name IS NULL OR l.role = 'parent' OR EXISTS (SELECT 1 FROM library_holder h WHERE h.group_name = p.group_name AND h.site_code = l.site_code))
   AND (p.site_code IS NULL OR (l.role = 'child' AND EXISTS (SELECT 1 FROM sync_branch s WHERE s.upper = l.site_code AND s.site = p.site_code)));

CREATE VIEW sync_status AS
  -- How far the exchange with each neighbour has come.
SELECT
  l.site_code AS site, -- sync_site.code
  s.name AS name, -- its name
  l.role AS role, -- parent or child of this site
  (SELECT coalesce(sum(o.changes), 0) FROM sync_outgoing o WHERE o.site = l.site_code) AS unconfirmed, -- changes for it that it has not confirmed yet
  (SELECT count(*) FROM sync_log WHERE table_number > 0) AS unsent, -- notes of changes since the last batch was made
  CASE l.role WHEN 'parent' THEN (SELECT count(*) FROM sync_waiting) ELSE 0 END AS waiting, -- changes of the parent that could not be applied yet
  l.sent_at AS sent_at, -- instant of the latest file to it, UTC
  l.received_at AS received_at -- instant at which its latest file was applied, UTC
  FROM sync_link l LEFT JOIN sync_site s ON s.code = l.site_code;
