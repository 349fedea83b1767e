-- P23, P13: only what the software itself writes asks nothing.
-- A milestone that claims to come from a question that there is not: asks nothing.

INSERT INTO milestone (client_id, type, value, prompt_id) VALUES ('core', 'Change in Sales', 5, 999);
--! milestone.prompt_id
UPDATE automatic_write SET prompt_id = 1;
--! automatic_write: the software alone writes here
INSERT OR REPLACE INTO automatic_write (id, prompt_id) VALUES (1, 1);
--! automatic_write: the software alone writes here
DELETE FROM automatic_write;
--! automatic_write: the software alone writes here
