-- Expressions that the other .sql files use by name, since plain SQL cannot define functions:
--   {{new_id}} stands for the text below it; {{#is_day}}column{{/is_day}} for the text with @ replaced by the column.
-- Each begins with a line of three dashes and its name.

--- new_id
-- G8: a version 7 UUID: 48 bits of milliseconds since 1970, so ids sort by time, then 74 random bits.
lower(substr(printf('%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)), 1, 8) || '-'
    || substr(printf('%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)), 9) || '-7'
    || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-'
    || hex(randomblob(6)))

--- is_day
-- '+0 days' makes SQLite compute the day, so that 2025-02-30 comes out as another one.
(@ IS NULL OR (@ GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date(@, '+0 days') IS @))

--- is_instant
(@ IS NULL OR (@ GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]:[0-9][0-9]' AND datetime(@, '+0 days') IS @))

--- is_count
(@ IS NULL OR (typeof(@) = 'integer' AND @ >= 0))

--- is_amount
(@ IS NULL OR (typeof(@) IN ('integer', 'real') AND @ BETWEEN -1e15 AND 1e15))

--- now
(SELECT now FROM clock)

--- json
-- @ as JSON text. SQLite's own JSON functions are refused in triggers while trusted_schema is off, so it is built by hand:
-- printable ASCII as it stands, in any other text the characters that JSON does not take are replaced one after the other.
CASE typeof(@)
  WHEN 'null' THEN 'null'
  WHEN 'text' THEN '"' || CASE WHEN @ GLOB '*[^]!#-[^-~ ]*' THEN
    (WITH RECURSIVE step(i, text) AS (
       SELECT 1, replace(replace(@, '\', '\\'), '"', '\"')
       UNION ALL SELECT i + 1, replace(text, char(i), printf('\u%04x', i)) FROM step WHERE i < 32)
     SELECT text FROM step WHERE i = 32)
    ELSE @ END || '"'
  WHEN 'blob' THEN '"' || hex(@) || '"'
  WHEN 'real' THEN CASE WHEN @ BETWEEN -1e308 AND 1e308 THEN @ || '' ELSE 'null' END
  ELSE @ || '' END
