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

--- one_line
-- @ without line ends and tabs; NULL where it holds other control characters, which are no text.
CASE WHEN NOT (instr(@, char(0)) OR @ GLOB '*[' || char(1) || '-' || char(8, 11, 12, 14) || '-' || char(31, 127) || ']*')
  THEN replace(replace(replace(@, char(9), ' '), char(10), ' '), char(13), ' ') END

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

--- reading_templates
-- For WITH RECURSIVE: what templates say, and what is wrong with it. @ is where they come from: rows of id, purpose, subject, body_text, body_html.
-- (A view could not read one template alone, since WHERE does not reach into a recursion: so each place that reads templates has this text.)
--   reading   each part, piece by piece: the text before a tag, the tag, the text before the next ... Number 0 is the part as a whole, and its
--             tag what makes it unreadable; the last piece has no rest. sections: what is open, the innermost first, each as its line, # or ^,
--             its name, and a line end
--   found     the tags, each with the kind of field that template_field has for it
--   problem   what is wrong
reading(template_id, purpose, part, number, piece_is, line, position, piece, tag, closing, rest, sections) AS (
  SELECT id, purpose, part, 0, 'tag', 1, 1, '', CASE
           WHEN typeof(text) <> 'text' THEN 'it is not a text; give one'
           WHEN length(text) > 1000000 THEN 'it is longer than a million characters; shorten it, and link pictures instead of embedding them'
           WHEN instr(text, char(0)) THEN 'it holds a NUL character; take it out'
           WHEN instr(text || char(0), char(0)) <> length(text) + 1 THEN 'it holds bytes that are not UTF-8; write it anew' END, '', text, ''
    FROM (SELECT t.id, t.purpose, p.column1 AS part, CASE p.column1 WHEN 'subject' THEN subject WHEN 'body_text' THEN body_text ELSE body_html END AS text
            FROM @ t, (VALUES ('subject'), ('body_text'), ('body_html')) p)
   WHERE text IS NOT NULL
  UNION ALL
  SELECT template_id, purpose, part, number + 1, 'text', line + length(piece) - length(replace(piece, char(10), '')),
         position + CASE WHEN number THEN 2 + length(piece) + length(closing) ELSE 0 END,
         CASE WHEN instr(rest, '{{') THEN substr(rest, 1, instr(rest, '{{') - 1) ELSE rest END, NULL,
         CASE WHEN substr(rest, instr(rest, '{{') + 2, 1) = '{' THEN '}}}' ELSE '}}' END,
         CASE WHEN instr(rest, '{{') THEN substr(rest, instr(rest, '{{') + 2) END,
         CASE WHEN tag GLOB '[#^]*' THEN line || substr(tag, 1, 1) || trim(substr(tag, 2), char(32, 9, 10, 11, 12, 13)) || char(10) || sections
           WHEN tag GLOB '/*' AND instr(ltrim(sections, '0123456789'), trim(substr(tag, 2), char(32, 9, 10, 11, 12, 13)) || char(10)) = 2
             THEN substr(sections, instr(sections, char(10)) + 1)
           ELSE sections END
    FROM reading WHERE piece_is = 'tag' AND rest IS NOT NULL AND number < 1000 AND (number > 0 OR tag IS NULL)
  UNION ALL
  SELECT template_id, purpose, part, number, 'tag', line + length(piece) - length(replace(piece, char(10), '')), position + length(piece),
         substr(rest, 1, instr(rest, closing) - 1),
         CASE WHEN instr(rest, closing) THEN trim(substr(rest, 1, instr(rest, closing) - 1), char(32, 9, 10, 11, 12, 13)) END, closing,
         CASE WHEN instr(rest, closing) THEN substr(rest, instr(rest, closing) + length(closing)) END, sections
    FROM reading WHERE piece_is = 'text' AND rest IS NOT NULL),
found(template_id, purpose, part, number, line, position, sigil, name, sections, field) AS (
  SELECT template_id, purpose, part, number, line, position, sigil, name, sections,
         (SELECT kind FROM template_field f WHERE f.purpose = t.purpose AND f.name = t.name
             AND (f.list = '' OR instr(t.sections, '#' || f.list || char(10))) ORDER BY f.list DESC)
    FROM (SELECT *, CASE WHEN tag GLOB '[#^/!>&={]*' THEN substr(tag, 1, 1) ELSE '' END AS sigil,
                 CASE WHEN tag GLOB '[#^/!>&={]*' THEN trim(substr(tag, 2), char(32, 9, 10, 11, 12, 13)) ELSE tag END AS name
            FROM reading WHERE piece_is = 'tag' AND number > 0) t),
problem(template_id, part, line, problem) AS (
  SELECT template_id, part, 1, tag FROM reading WHERE number = 0 AND tag IS NOT NULL
  UNION ALL
  SELECT template_id, part, CAST(sections AS INTEGER),
         'the section ' || substr(ltrim(sections, '0123456789'), 2, instr(ltrim(sections, '0123456789'), char(10)) - 2)
         || ' is never closed; end it with {{/' || substr(ltrim(sections, '0123456789'), 2, instr(ltrim(sections, '0123456789'), char(10)) - 2) || '}}'
    FROM reading WHERE piece_is = 'text' AND rest IS NULL AND sections <> ''
  UNION ALL
  SELECT template_id, part, line, CASE
      WHEN name IS NULL THEN 'a tag is never closed; end it with }}'
      WHEN number = 1000 THEN 'this is the 1000th tag; a template may have 999'
      WHEN sigil = '!' THEN NULL
      WHEN sigil = '=' THEN 'the delimiters are changed; leave them as they are'
      WHEN name = '' THEN 'a tag has no name; name a field, or take the tag out'
      WHEN instr(name, '{{') THEN 'a tag is not closed before the next one begins; end it with }}'
      WHEN sigil = '>' THEN 'there are no other templates to include here; write the text itself'
      WHEN sigil IN ('{', '&') AND part = 'body_html' THEN name || ' would be shown as HTML of its own; write {{' || name || '}}'
      WHEN sigil = '/' THEN CASE
        WHEN sections = '' THEN 'the section ' || name || ' is closed, but not open; take the tag out, or open it with {{#' || name || '}}'
        WHEN instr(ltrim(sections, '0123456789'), name || char(10)) <> 2 THEN
          'the section ' || name || ' is closed, but the innermost that is open is '
          || substr(ltrim(sections, '0123456789'), 2, instr(ltrim(sections, '0123456789'), char(10)) - 2)
          || ' of line ' || CAST(sections AS INTEGER) || '; close that first' END
      WHEN field IS NULL THEN coalesce(
        (SELECT name || ' is of the list ' || f.list || '; write it between {{#' || f.list || '}} and {{/' || f.list || '}}'
           FROM template_field f WHERE f.purpose = found.purpose AND f.name = found.name),
        'there is no field ' || name || ' for the purpose ' || purpose || '; see SELECT name FROM template_field WHERE purpose = ''' || purpose || '''')
      WHEN sigil IN ('#', '^') THEN CASE
        WHEN field = 'list' AND instr(sections, '#' || name || char(10)) THEN 'the list ' || name || ' is inside itself; close it first' END
      WHEN field <> 'value' THEN name || ' is a ' || field || ', and shows nothing by itself; write {{#' || name || '}} ... {{/' || name || '}}' END AS problem
    FROM found WHERE problem IS NOT NULL)
