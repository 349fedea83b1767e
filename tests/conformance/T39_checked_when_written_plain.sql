-- T39, T7: A template is checked when it is written, on any connection, and refused with the place of its first mistake; so no task fails of it.

INSERT INTO email_template (id, name, center_id, subject, body_text, body_html) VALUES
  ('thanks', 'Thanks', 'main', '{{ task.name }}: {{! a note for whoever edits this }}{{client.name}}',
   'Dear {{#contact.name}}{{contact.name}}{{/contact.name}}{{^contact.name}}{{{client.name}}}{{/contact.name}},
{{# session.date }}
thank you for coming on {{session.date}} to {{& center.name}}.
{{/ session.date }}
} and { and }} may stand alone.',
   '<p>Dear {{client.name}}, <a href="{{survey.link}}">{{survey.name}}</a></p>');
INSERT INTO email_template (id, name, purpose, subject, body_text) VALUES
  ('list', 'List', 'report', '{{task}}: {{#one}}one{{/one}}{{^one}}{{count}}{{/one}}',
   '{{#clients}}{{client}}{{#warning}}, {{warning}}, {{n}}{{/warning}}; {{/clients}}{{^clients}}nobody{{/clients}}{{#messages}}{{client}}: {{recipient}}{{/messages}}');
SELECT template_id, part, line, problem FROM template_problem;
--> (no rows)
SELECT number, line, position, sigil, name, field FROM template_tag WHERE template_id = 'thanks' AND part <> 'body_text';
--> 1 | 1 | 1 |  | task.name | value
--> 1 | 1 | 9 |  | client.name | value
--> 2 | 1 | 18 | ! | a note for whoever edits this | NULL
--> 2 | 1 | 35 |  | survey.link | value
--> 3 | 1 | 54 |  | client.name | value
--> 3 | 1 | 52 |  | survey.name | value
SELECT line, position, sigil, name FROM template_tag WHERE template_id = 'thanks' AND part = 'body_text' AND number > 6;
--> 2 | 109 | # | session.date
--> 3 | 153 |  | session.date
--> 3 | 173 | & | center.name
--> 4 | 192 | / | session.date
SELECT DISTINCT substr(CASE part WHEN 'subject' THEN subject WHEN 'body_text' THEN body_text ELSE body_html END, position, 2)
  FROM template_tag JOIN email_template ON id = template_id;
--> {{

-- The first mistake is told: the subject's before those of the text, and the text's before those of the HTML.
UPDATE email_template SET subject = '{{client.nam}}', body_text = '{{' WHERE id = 'thanks';
--! email_template.subject: a tag is not of template_field, not closed, wrongly nested or unescaped; check_template() says which
UPDATE email_template SET body_text = 'x
{{client.name', body_html = '{{' WHERE id = 'thanks';
--! email_template.body_text, line 2: a tag is not of template_field, not closed
UPDATE email_template SET body_html = '
<p>{{client.name}}
<p>{{{client.name}}}' WHERE id = 'thanks';
--! email_template.body_html, line 3: a tag is not of template_field, not closed, wrongly nested or unescaped
-- A section that is never closed is at the line where it begins.
UPDATE email_template SET body_text = 'x
{{#client.name}}
{{#center.name}}
{{/center.name}}
x' WHERE id = 'thanks';
--! email_template.body_text, line 2: 
UPDATE email_template SET body_text = replace(hex(zeroblob(79)), '00', char(10)) || '{{x}}' WHERE id = 'thanks';
--! email_template.body_text, line 80: 
UPDATE email_template SET body_text = replace(hex(zeroblob(80)), '00', char(10)) || '{{x}}' WHERE id = 'thanks';
--! email_template.body_text, after line 80: 

-- Fields are those of the template's purpose, and a list's own only inside it.
UPDATE email_template SET purpose = 'report' WHERE id = 'thanks';
--! email_template.subject: 
UPDATE email_template SET subject = '{{client}}' WHERE id = 'list';
--! email_template.subject: 
UPDATE email_template SET body_text = '{{^clients}}{{days}}{{/clients}}' WHERE id = 'list';
--! email_template.body_text, line 1: 
UPDATE email_template SET body_text = '{{#clients}}{{recipient}}{{/clients}}' WHERE id = 'list';
--! email_template.body_text, line 1: 

-- However it is written: several rows, replaced, edited on conflict.
INSERT INTO email_template (id, name, subject, body_text) VALUES ('a', 'A', 'x', 'x'), ('b', 'B', 'x', '{{x}}');
--! email_template.body_text, line 1: 
INSERT OR REPLACE INTO email_template (id, name, subject, body_text) VALUES ('thanks', 'A', '{{x}}', 'x');
--! email_template.subject: 
INSERT OR IGNORE INTO email_template (id, name, subject, body_text) VALUES ('a', 'A', '{{x}}', 'x');
--! email_template.subject: 
INSERT INTO email_template (id, name, subject, body_text) VALUES ('thanks', 'A', 'x', 'x') ON CONFLICT (id) DO UPDATE SET body_html = '{{';
--! email_template.body_html, line 1: 
UPDATE OR REPLACE email_template SET body_text = '{{x}}';
--! email_template.body_text, line 1: 
