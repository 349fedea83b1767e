-- mail: templates that have problems, which were written before templates were checked.
SELECT 'e-mail template' AS "check", 'email_template' AS table_name, template_id AS row_id, part || ', line ' || line || ': ' || problem AS problem
  FROM template_problem
