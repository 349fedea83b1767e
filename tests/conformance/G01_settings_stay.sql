-- G1: a setting is not lost, whatever the statement.
-- A setting deleted by renaming another to it.

UPDATE OR REPLACE setting SET name = 'sync_prompts.enabled', value = '1' WHERE name = 'clock.pinned';
--! setting
