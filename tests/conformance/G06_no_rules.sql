-- G6: rules are rows, and may all go.
-- All rules deleted.
-- needs the extension

DELETE FROM prompt_rule WHERE source = 'milestone';
SELECT crm_install();
--> 4
DELETE FROM prompt_rule;
SELECT crm_install();
--> 4
