/*each event
SELECT 'INSERT' AS event UNION ALL SELECT 'UPDATE OF subject, body_text, body_html, purpose'
*/
/*each place
WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 81)
SELECT column1 || min(i, 81) AS place, column1 || CASE WHEN i = 81 THEN ', after line 80' ELSE ', line ' || i END AS name FROM (VALUES ('body_text'), ('body_html')), n
*/
-- mail: a template is checked when it is written: what is wrong is refused, with its place. RAISE takes nothing but literals, so there is one
-- for each line.
{{#event}}
CREATE TRIGGER "email_template_checked_{{event}}" AFTER {{event}} ON email_template BEGIN
  SELECT CASE (
    WITH RECURSIVE {{#reading_templates}}(SELECT NEW.id AS id, NEW.purpose AS purpose, NEW.subject AS subject, NEW.body_text AS body_text, NEW.body_html AS body_html){{/reading_templates}}
    SELECT CASE part WHEN 'subject' THEN part ELSE part || min(line, 81) END FROM problem ORDER BY part DESC, line LIMIT 1)
    WHEN 'subject' THEN RAISE(ABORT, 'email_template.subject: {{>wrong}}')
    {{#place}}
    WHEN '{{place}}' THEN RAISE(ABORT, 'email_template.{{name}}: {{>wrong}}')
    {{/place}}
    END;
END;
{{/event}}
/*part wrong
a tag is unknown, not closed or wrongly nested; check_template() tells more
*/
