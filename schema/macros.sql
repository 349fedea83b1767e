-- Expressions that the other .sql files use by name, since plain SQL cannot define functions:
--   {{new_id}} stands for the text below it; {{#is_day}}column{{/is_day}} for the text with @ replaced by the column.
-- Each begins with a line of three dashes and its name, and may use those above it.

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

--- moment
-- When something was noted, where it only orders: by the system's clock, in days, since a pinned one would have to be looked up each time.
julianday('now')

--- is_judged
-- S9: is it judged whether a person may write this? Not where another site has: what it decided by the rules as they were then stands here too.
(SELECT is_decided FROM automatic_write) IS NULL

--- known_values
-- G7: values of pick lists that the software itself goes by or writes, as rows of list, value. Rules that are rows name others (prompt_rule, message_kind, ...).
VALUES ('Account Status', 'Active'), ('Account Status', 'Inactive'), ('Account Status', 'Service'), ('Client Type', 'Client'), ('Client Type', 'Pre-client'),
    ('Client Status', 'Active'), ('Client Status', 'Inactive'), ('Session Type', 'Initial'), ('Session Type', 'Follow-up'), ('Session Type', 'Close-out'),
    ('Appointment Status', 'scheduled'), ('Appointment Status', 'cancelled'), ('Appointment Status', 'done'), ('Bid Match Profile Status', 'Active'),
    ('Bid Match Profile Status', 'Inactive'), ('Survey Type', 'client'), ('Survey Status', 'Active'), ('Account: Status', 'Not validated'),
    ('Account: Status', 'Active'), ('Account: Status', 'Blocked'), ('Account: Status', 'Pilot'), ('Account: Status', 'Reference'), ('Account: Status', 'Exit'),
    ('Contract Status', 'active'), ('Sales Forecast Status', 'open'), ('Sales Forecast Status', 'approved'), ('Lead Status', 'New'), ('Lead Status', 'Converted')

--- site_kind
-- S1: what this database is: main, office or remote; NULL: no site.
(SELECT s.kind FROM sync_identity i JOIN sync_site s ON s.code = i.site_code)

--- keeps_in_step
-- Does cadence_sync() run here? Where sites exchange files, at the main office only; elsewhere nobody would take what is noted for it.
coalesce({{site_kind}}, 'main') = 'main'

--- notes_crm
-- Are changes of leads and contacts noted for cadence_sync()?
EXISTS (SELECT 1 FROM cadence_noting WHERE side = 'crm')

--- notes_cadence
-- Are changes of prospects?
EXISTS (SELECT 1 FROM cadence_noting WHERE side = 'cadence')

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

--- has_contract
-- Has the account @ a current contract on the clock's day?
EXISTS (SELECT 1 FROM contract k WHERE k.account_id = @ AND k.status = 'active' AND coalesce(k.ends_on, '9999-12-31') >= date({{now}}))

--- has_forecast
-- Has the account @ a sales forecast that counts?
EXISTS (SELECT 1 FROM sales_forecast f WHERE f.account_id = @ AND f.status IN ('open', 'approved'))

--- lacks_right
-- A5: the code of account_refusal when the person asked.user_id has not the function right @ (NULL: none is needed), else NULL.
CASE WHEN @ IS NOT NULL AND NOT EXISTS (SELECT 1 FROM user_account u CROSS JOIN role_right r
                   WHERE u.id = asked.user_id AND u.status IN ('Active', 'Service') AND r.role = u.role AND r.function_right = @)
  AND (SELECT value FROM setting WHERE name = 'accounts.check_roles') = '1'
  THEN CASE WHEN asked.user_id IS NULL THEN 'nobody' ELSE 'right ' || @ END END

--- account_needs
-- A3, A4: the code of what the account asked.account_id, of the kind asked.kind, lacks for the type t (of account_type); NULL when nothing.
CASE WHEN asked.kind = 'Person' AND NOT t.for_persons THEN 'person'
  WHEN t.needs_number IS NOT NULL AND NOT EXISTS (SELECT 1 FROM account_number n WHERE n.account_id = asked.account_id AND n.kind = t.needs_number)
    THEN 'no ' || t.needs_number || ' number'
  WHEN t.needs_document IS NULL THEN NULL
  WHEN t.needs_document = 'contract' AND (SELECT value FROM setting WHERE name = 'accounts.mandatory_contract') = '1'
   AND NOT {{#has_contract}}asked.account_id{{/has_contract}} THEN 'no contract'
  WHEN t.needs_document = 'forecast' AND (SELECT value FROM setting WHERE name = 'accounts.mandatory_forecast') = '1'
   AND NOT {{#has_forecast}}asked.account_id{{/has_forecast}} THEN 'no forecast' END

--- account_type_refusal
-- A2, A8: may this account become that type? Of a row asked (account_id, kind, from_type, to_type, user_id, and validates: 1 when it is a validation),
-- '' when it may, else the code of account_refusal that says why not. The triggers and account_type_allowed() have this text in common.
CASE WHEN asked.to_type = asked.from_type THEN '' ELSE coalesce(
  (SELECT min(coalesce({{#lacks_right}}c.function_right{{/lacks_right}},
       CASE WHEN c.condition IS NULL THEN NULL
         WHEN c.condition = 'no debtor number' AND EXISTS (SELECT 1 FROM account_number n WHERE n.account_id = asked.account_id AND n.kind = 'debtor')
           THEN 'has debtor number'
         WHEN c.condition = 'no current contract' AND {{#has_contract}}asked.account_id{{/has_contract}} THEN 'has contract' END,
       {{account_needs}}, ''))
     FROM account_type_change c CROSS JOIN account_type t
    WHERE c.from_type = asked.from_type AND c.to_type = asked.to_type AND (c.via = 'edit' OR (asked.validates AND c.via = 'validation'))
      AND t.name = c.to_type),
  CASE WHEN NOT EXISTS (SELECT 1 FROM account_type WHERE name = asked.to_type) THEN 'unknown type'
    ELSE coalesce((SELECT max(c.via) || ' only' FROM account_type_change c WHERE c.from_type = asked.from_type AND c.to_type = asked.to_type), 'impossible')
    END) END

--- contract_state
-- What contracts the account a has on the day @, as account_job_rule.contract says it.
CASE WHEN EXISTS (SELECT 1 FROM contract k WHERE k.account_id = a.id AND k.status = 'active' AND coalesce(k.ends_on, '9999-12-31') >= @ AND k.service_item_active)
    THEN 'serviced'
  WHEN EXISTS (SELECT 1 FROM contract k WHERE k.account_id = a.id AND k.status = 'active' AND coalesce(k.ends_on, '9999-12-31') >= @) THEN 'unserviced'
  WHEN EXISTS (SELECT 1 FROM contract k WHERE k.account_id = a.id) THEN 'expired'
  ELSE 'none' END

--- job_may_change
-- Is the account NEW of interest to the job? One without contracts and forecasts is only where a rule is about that.
EXISTS (SELECT 1 FROM account_job_rule r WHERE r.type = NEW.type
  AND ((coalesce(r.contract, 'none') = 'none' AND coalesce(r.forecast, 0) = 0)
    OR EXISTS (SELECT 1 FROM contract WHERE account_id = NEW.id) OR EXISTS (SELECT 1 FROM sales_forecast WHERE account_id = NEW.id)))

--- account_job
-- A7: what the job makes of each account on the day @, as account_job shows it.
SELECT a.id AS account_id, a.name AS account, a.type AS from_type, a.status AS from_status, r.to_type, r.to_status, r.reason,
       CASE WHEN r.to_type = a.type THEN NULL
         WHEN a.kind = 'Person' AND NOT t.for_persons THEN 'person'
         WHEN t.needs_number IS NOT NULL AND NOT EXISTS (SELECT 1 FROM account_number n WHERE n.account_id = a.id AND n.kind = t.needs_number)
           THEN 'no ' || t.needs_number || ' number' END AS held
  FROM account a CROSS JOIN account_job_rule r CROSS JOIN account_type t
 WHERE r.type = a.type AND (r.status IS NULL OR r.status = a.status) AND t.name = r.to_type AND NOT (r.to_type = a.type AND r.to_status = a.status)
   AND (r.setting IS NULL OR (SELECT value FROM setting WHERE name = r.setting) = '1')
   AND (r.forecast IS NULL OR r.forecast = {{#has_forecast}}a.id{{/has_forecast}})
   AND (r.contract IS NULL OR r.contract = {{#contract_state}}@{{/contract_state}})
   AND (r.to_type = a.type OR EXISTS (SELECT 1 FROM account_type_change c WHERE c.from_type = a.type AND c.to_type = r.to_type AND c.via = 'job'))
   AND (r.pass = 1 OR {{#contract_state}}@{{/contract_state}} NOT IN ('serviced', 'unserviced')
     OR NOT EXISTS (SELECT 1 FROM account_number n WHERE n.account_id = a.id AND n.kind = 'debtor'))
