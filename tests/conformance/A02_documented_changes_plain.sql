-- A2: Which type may become which is a table. These are the cells that are documented; they need no right.

INSERT INTO account (id, name, modified_by) VALUES ('a', 'A', 'bob'), ('b', 'B', 'bob'), ('c', 'C', 'bob'), ('d', 'D', 'bob'), ('e', 'E', 'bob'), ('f', 'F', 'bob'), ('g', 'G', 'bob');
UPDATE account SET type = 'Associate', validated_by = 'bob' WHERE id = 'a';
UPDATE account SET type = 'Associate' WHERE id = 'b';
UPDATE account SET type = 'Reseller' WHERE id = 'c';
UPDATE account SET type = 'Division' WHERE id = 'd';
UPDATE account SET type = 'Bank' WHERE id = 'e';
-- A Supplier needs a creditor number, and must not have a debtor number.
INSERT INTO account_number (account_id, kind, number) VALUES ('f', 'creditor', 'C1'), ('f', 'debtor', 'D1'), ('g', 'debtor', 'D2');
UPDATE account SET type = 'Supplier' WHERE id = 'f';
--! account.type: it has a debtor number, and this change is for accounts without one; delete it from account_number first
DELETE FROM account_number WHERE number = 'D1';
UPDATE account SET type = 'Supplier' WHERE id = 'f';
SELECT id, type, status FROM account ORDER BY id;
--> a | Associate | Active
--> b | Associate | Active
--> c | Reseller | Active
--> d | Division | Active
--> e | Bank | Active
--> f | Supplier | Active
--> g | Not validated | Not validated

-- Prospect and Customer come by the job.
UPDATE account SET type = 'Prospect', modified_by = 'ann' WHERE id = 'g';
--! account.type: only update_account_types() makes this change, by contracts and sales forecasts; enter those, or change to another type first
UPDATE account SET type = 'Customer', modified_by = 'ann' WHERE id = 'g';
--! account.type: only update_account_types() makes this change
INSERT INTO contract (id, account_id) VALUES ('k1', 'g'), ('k2', 'a');
INSERT INTO sales_forecast (id, account_id) VALUES ('s1', 'b');
INSERT INTO account_number VALUES ('a', 'debtor', 'D3');
INSERT INTO account_job_change SELECT account_id, from_type, from_status, to_type, to_status FROM account_job WHERE held IS NULL;
SELECT id, type, status FROM account WHERE id IN ('a', 'b', 'g') ORDER BY id;
--> a | Customer | Active
--> b | Prospect | Active
--> g | Customer | Active
UPDATE sales_forecast SET status = 'rejected';
INSERT INTO account_job_change SELECT account_id, from_type, from_status, to_type, to_status FROM account_job WHERE held IS NULL;
SELECT type, status FROM account WHERE id = 'b';
--> Not validated | Not validated

-- The table, whole: E edit, V validation, J job, with the right, * where the document is silent.
SELECT from_type, group_concat(cell, ' | ') FROM (SELECT * FROM account_type_matrix ORDER BY from_position, to_position) GROUP BY from_position;
--> Not validated |  | E* V* | E* V* | E V | J | J | E | E | E | E
--> Suspect | E(291)* |  | E(291)* | E(291)* | E(291)* | E(292)* | E(291)* | E(293)* | E(291)* | E(291)*
--> Lead | E(291)* | E(291)* |  | E(291)* | E(291)* | E(292)* | E(291)* | E(293)* | E(291)* | E(291)*
--> Associate | E(291)* | E(291)* | E(291)* |  | E(291)* J | E(292)* J | E(291)* | E(293)* | E(291)* | E(291)*
--> Prospect | J | E(291)* | E(291)* | E(291)* |  | E(292)* J | E(291)* | E(293)* | E(291)* | E(291)*
--> Customer |  |  |  | E(292)* | E(292)* |  |  | E(293)* |  |
--> Supplier |  |  |  | E(291)* | E(291)* | E(292)* |  | E(293)* | E(291)* | E(291)*
--> Reseller |  |  |  | E(293)* | E(293)* | E(292)* | E(293)* |  | E(293)* | E(293)*
--> Division |  |  |  | E(291)* | E(291)* | E(292)* | E(291)* | E(293)* |  | E(291)*
--> Bank |  |  |  | E(291)* | E(291)* | E(292)* | E(291)* | E(293)* | E(291)* |

-- A change that has no row is not possible; a row makes it so at once.
UPDATE account SET type = 'Lead', modified_by = 'ann' WHERE id = 'e';
--! account.type: an account of its present type cannot become this; account_types() lists what it can become, and account_type_change says so
INSERT INTO account_type_change (from_type, to_type, via) VALUES ('Bank', 'Lead', 'validation');
UPDATE account SET type = 'Lead', modified_by = 'ann' WHERE id = 'e';
--! account.type: only a validation makes this change; set validated_by in the same UPDATE
UPDATE account SET type = 'Lead', validated_by = 'ann', modified_by = 'ann' WHERE id = 'e';
-- To set who had validated it already is no validation.
INSERT INTO account_type_change (from_type, to_type, via) VALUES ('Lead', 'Bank', 'validation');
DELETE FROM account_type_change WHERE from_type = 'Lead' AND to_type = 'Bank' AND via = 'edit';
UPDATE account SET type = 'Bank', validated_by = 'ann' WHERE id = 'e';
--! account.type: only a validation makes this change
UPDATE account SET type = 'Bank', validated_by = 'bob' WHERE id = 'e';
