-- P26: a rule that cannot be in force is refused with a sentence.
-- Rules that crm_install() refuses without a sentence, or should refuse.
-- needs the extension

INSERT INTO prompt_rule (id, source, columns, change, milestone_type, question) VALUES ('p8', 'client', 'email', 'any', 'Change in Staff', 'q?');
--! UNIQUE constraint failed: prompt_rule.id
INSERT INTO prompt_rule (id, source, columns, change, milestone_type, question) VALUES ('milestone', 'client', 'email', 'any', 'Change in Staff', 'q?');
SELECT crm_install();
--> 4
UPDATE prompt_rule SET id = 'x', columns = 'email,email' WHERE id = 'milestone';
SELECT crm_install();
--! crm_install: prompt_rule 'x'
DELETE FROM prompt_rule WHERE id = 'x';
INSERT INTO prompt_rule (id, source, columns, milestone_type, date_column, question) VALUES ('x', 'milestone', 'gross_sales', 'Change in Staff', 'gross_sales', 'q?');
SELECT crm_install();
--! crm_install: prompt_rule 'x'
UPDATE prompt_rule SET columns = ' gross_sales', date_column = NULL WHERE id = 'x';
SELECT crm_install();
--> 4
INSERT INTO milestone (id, client_id, type, value) VALUES ('m1', 'acme', 'Change in Staff', 5);
UPDATE prompt SET answer = 'accept' WHERE milestone_id = 'm1';
SELECT gross_sales FROM client WHERE id = 'acme';
--> 5
