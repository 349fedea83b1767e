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
-- G4: where time enters; the view clock shows it. (Triggers that read the view itself would pay for a coroutine.)
coalesce(nullif((SELECT value FROM setting WHERE name = 'clock.pinned'), ''), datetime('now'))

--- json
-- @ as JSON text. SQLite's own JSON functions are refused in triggers while trusted_schema is off, so it is built by hand. What JSON cannot
-- hold (a BLOB, an infinite number, control characters other than tab and line ends) is null.
CASE typeof(@)
  WHEN 'integer' THEN @ || ''
  WHEN 'text' THEN CASE WHEN instr(@, char(0)) OR @ GLOB '*[' || char(1) || '-' || char(8, 11, 12, 14) || '-' || char(31) || ']*' THEN 'null'
    ELSE '"' || replace(replace(replace(replace(replace(@, '\', '\\'), '"', '\"'), char(10), '\n'), char(13), '\r'), char(9), '\t') || '"' END
  WHEN 'real' THEN CASE WHEN @ BETWEEN -1e308 AND 1e308 THEN quote(@) ELSE 'null' END
  ELSE 'null' END
