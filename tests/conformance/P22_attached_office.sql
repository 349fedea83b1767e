-- P22: sync_prompts answers for the main database alone, and says so; plain SQL answers in an attached one.
-- needs the extension

ATTACH ':memory:' AS south;
SELECT * FROM south.sync_prompts;
--! sync_prompts: it is of the main database; for an attached one use south.prompt_inbox and UPDATE south.prompt
UPDATE south.sync_prompts SET answer = 'accept' WHERE id = 1;
--! sync_prompts: it is of the main database; for an attached one use south.prompt_inbox and UPDATE south.prompt
SELECT count(*) FROM main.sync_prompts;
--> 0
