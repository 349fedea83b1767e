-- T39, G6: What is no template, and no field of one, is refused on any connection.

INSERT INTO email_template (name, purpose, subject, body_text) VALUES ('x', 'survey', 'x', 'x');
--! CHECK constraint failed: email_template.purpose must be report or message
UPDATE email_template SET purpose = NULL;
--! NOT NULL constraint failed: email_template.purpose
INSERT INTO email_template (name, subject, body_text) VALUES ('x', 'x' || char(0), 'x');
--! email_template.subject: 
INSERT INTO email_template (name, subject, body_text) VALUES ('x', 'x', CAST(x'41808041' AS TEXT));
--! email_template.body_text, line 1: 
INSERT INTO email_template (name, subject, body_text, body_html) VALUES ('x', 'x', 'x', x'3c703e');
--! email_template.body_html, line 1: 
INSERT INTO email_template (name, subject, body_text) VALUES ('x', 'x', hex(zeroblob(500001)));
--! email_template.body_text, line 1: 
INSERT INTO email_template (name, subject, body_text) VALUES ('x', 'x', replace(hex(zeroblob(1000)), '00', '{{task.name}}'));
--! email_template.body_text, line 1: 
INSERT INTO email_template (name, subject, body_text) VALUES ('x', 'x', 'Cost: {{');
--! email_template.body_text, line 1: 
INSERT INTO email_template (name, subject, body_text) VALUES ('x', '{{{task.name}}', 'x');
--! email_template.subject: 
INSERT INTO template_field (purpose, name, kind, meaning) VALUES ('survey', 'x', 'value', 'x');
--! CHECK constraint failed: template_field.purpose must be report or message
INSERT INTO template_field (purpose, name, kind, meaning) VALUES ('report', 'x', 'number', 'x');
--! CHECK constraint failed: template_field.kind must be value, condition or list
-- A number, and a text of nothing, are texts.
INSERT INTO email_template (id, name, subject, body_text, body_html) VALUES ('n', 'N', 5, '', '');
SELECT typeof(subject), body_text, body_html FROM email_template WHERE id = 'n';
--> text |  | 
-- Nine hundred and ninety-nine tags are not too many, and a million characters are not too long.
UPDATE email_template SET body_text = replace(hex(zeroblob(999)), '00', '{{task.name}}'), body_html = hex(zeroblob(500000)) WHERE id = 'n';
