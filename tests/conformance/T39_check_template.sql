-- T39, G3: check_template() says of a template, before it is written, what is wrong, where, and what to do.
-- needs the extension

SELECT * FROM check_template('{{task.name}}', 'Dear {{client.name}}');
--> (no rows)
SELECT part, line, problem FROM check_template('{{task', '{{client}}
{{test}}{{clients}}
{{#clients}}{{#clients}}{{/clients}}{{/clients}}', '<p>
{{{owner}}}
{{& owner}}', 'report');
--> subject | 1 | a tag is never closed; end it with }}
--> body_text | 1 | client is of the list clients; write it between {{#clients}} and {{/clients}}
--> body_text | 2 | test is a condition, and shows nothing by itself; write {{#test}} ... {{/test}}
--> body_text | 2 | clients is a list, and shows nothing by itself; write {{#clients}} ... {{/clients}}
--> body_text | 3 | the list clients is inside itself; close it first
--> body_html | 2 | owner would be shown as HTML of its own; write {{owner}}
--> body_html | 3 | owner would be shown as HTML of its own; write {{owner}}
SELECT line, problem FROM check_template('x', '{{}}{{# }}{{ }}
{{ownre.name}}
{{>footer}}
{{=<% %>=}}
{{owner.name
{{owner.email}}
{{! a note }} {{.}}', NULL);
--> 1 | the section  is never closed; end it with {{/}}
--> 1 | a tag has no name; name a field, or take the tag out
--> 1 | a tag has no name; name a field, or take the tag out
--> 1 | a tag has no name; name a field, or take the tag out
--> 2 | there is no field ownre.name for the purpose message; see SELECT name FROM template_field WHERE purpose = 'message'
--> 3 | there are no other templates to include here; write the text itself
--> 4 | the delimiters are changed; leave them as they are
--> 5 | a tag is not closed before the next one begins; end it with }}
--> 7 | there is no field . for the purpose message; see SELECT name FROM template_field WHERE purpose = 'message'
SELECT line, problem FROM check_template('x', 'x
{{#client.name}}
{{#contact.name}}
{{/client.name}}
{{/contact.name}}
{{/client.name}}
{{/client.name}}
{{^owner.name}}');
--> 4 | the section client.name is closed, but the innermost that is open is contact.name of line 3; close that first
--> 7 | the section client.name is closed, but not open; take the tag out, or open it with {{#client.name}}
--> 8 | the section owner.name is never closed; end it with {{/owner.name}}

-- What cannot be read at all.
SELECT part, problem FROM check_template('x' || char(0), CAST(x'41808041' AS TEXT), x'41');
--> subject | it holds a NUL character; take it out
--> body_text | it holds bytes that are not UTF-8; write it anew
--> body_html | it is not a text; give one
SELECT part, problem FROM check_template('x', hex(zeroblob(500001)), replace(hex(zeroblob(1000)), '00', '{{task.name}}'));
--> body_text | it is longer than a million characters; shorten it, and link pictures instead of embedding them
--> body_html | this is the 1000th tag; a template may have 999

-- Of the templates that are there; of those that were written before templates were checked, crm_check() tells.
SELECT t.id, c.problem FROM email_template t, check_template(t.subject, t.body_text, t.body_html, t.purpose) c;
--> (no rows)
DROP TRIGGER email_template_checked;
INSERT INTO email_template (id, name, subject, body_text) VALUES ('old', 'Old', 'x', 'x
{{old.field}}');
SELECT crm_install();
--> 4
SELECT * FROM crm_check();
--> e-mail template | email_template | old | body_text, line 2: there is no field old.field for the purpose message; see SELECT name FROM template_field WHERE purpose = 'message'
-- It can be put away as it is.
UPDATE email_template SET active = 0 WHERE id = 'old';
SELECT id, part, line FROM email_template t, check_template(t.subject, t.body_text, t.body_html, t.purpose);
--> old | body_text | 2

-- The call.
SELECT * FROM check_template('x', NULL, NULL, NULL);
--> (no rows)
SELECT * FROM check_template('x', 'x', NULL, 'survey');
--! check_template: there is no purpose 'survey'; give report or message
SELECT * FROM check_template('x', 'x', NULL, 1);
--! check_template: purpose: expected a text
SELECT * FROM check_template('x');
--! check_template: it needs its arguments: check_template(subject, body_text [, body_html [, purpose]])
SELECT * FROM check_template;
--! check_template: it needs its arguments: check_template(subject, body_text [, body_html [, purpose]])
