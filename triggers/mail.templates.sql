/*each place
WITH n(line) AS (SELECT 1 UNION ALL SELECT line + 1 FROM n WHERE line < 81)
SELECT column1 || ' ' || line AS place, column1 || CASE WHEN line < 81 THEN ', line ' || line ELSE ', after line 80' END AS name
  FROM (VALUES ('body_text'), ('body_html')), n
*/
-- mail: a template is checked when it is written (T7: so that no task fails of it in the morning), and refused with the place of its first mistake.
-- RAISE takes nothing but literals, so there is one for each line.
CREATE TRIGGER email_template_checked AFTER UPDATE OF subject, body_text, body_html, purpose ON email_template BEGIN
  SELECT CASE (
    WITH RECURSIVE {{#reading_templates}}{{>written}}{{/reading_templates}}
    SELECT part || CASE part WHEN 'subject' THEN '' ELSE ' ' || min(line, 81) END FROM problem ORDER BY part DESC, line LIMIT 1)
    WHEN 'subject' THEN RAISE(ABORT, 'email_template.subject: {{>wrong}}')
    {{#place}}
    WHEN '{{place}}' THEN RAISE(ABORT, 'email_template.{{name}}: {{>wrong}}')
    {{/place}}
    END;
END;
-- A new one in the same way: the list above is long, and read whenever a connection is opened.
CREATE TRIGGER email_template_entered_unchecked AFTER INSERT ON email_template BEGIN
  UPDATE email_template SET purpose = NEW.purpose WHERE id = NEW.id;
END;
/*part wrong
a tag is not of template_field, not closed, wrongly nested or unescaped; check_template() says which
*/
/*part written
(SELECT NEW.id AS id, NEW.purpose AS purpose, NEW.subject AS subject, NEW.body_text AS body_text, NEW.body_html AS body_html)
*/
