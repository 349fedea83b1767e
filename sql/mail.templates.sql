-- mail: what the templates say, and what is wrong with them. How they are read: schema/macros.sql.

CREATE VIEW template_tag AS
  -- The tags of the e-mail templates. (It reads all of them, also when it is asked about one.)
WITH RECURSIVE {{#reading_templates}}email_template{{/reading_templates}}
SELECT
  template_id AS template_id, -- email_template.id
  part AS part, -- the column of email_template: subject, body_text or body_html
  number AS number, -- which tag of the part, counted from 1
  line AS line, -- line of the part, counted from 1
  position AS position, -- where in the part its braces begin, in characters, counted from 1
  sigil AS sigil, -- what precedes the name: # begins a section, ^ one that shows when there is nothing, / ends one; {, & unescaped; ! > =; '' none
  name AS name, -- the name; for !, the comment; NULL: the tag is never closed
  field AS field -- template_field.kind; NULL: there is no such field here
  FROM found;

CREATE VIEW template_problem AS
  -- What is wrong with the e-mail templates, which can be only of those written before they were checked. (check_template(): before it is written.)
WITH RECURSIVE {{#reading_templates}}email_template{{/reading_templates}}
SELECT
  template_id AS template_id, -- email_template.id
  part AS part, -- the column of email_template: subject, body_text or body_html
  line AS line, -- line of the part, counted from 1
  problem AS problem -- what is wrong there, and what to do
  FROM problem;
