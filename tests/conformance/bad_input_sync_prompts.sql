-- P22: Bad input through sync_prompts is refused by a sentence that says what to do, and nothing changes.
-- needs the extension

UPDATE client SET hubzone = 'Certified' WHERE id = 'acme';
UPDATE sync_prompts SET answer = 'accept' WHERE id = 99;
--! sync_prompts: there is no prompt 99; see SELECT id, question FROM sync_prompts
UPDATE sync_prompts SET answer = 'maybe' WHERE id = 1;
--! sync_prompts: CHECK constraint failed: prompt.answer must be accept or decline
UPDATE sync_prompts SET answer = 'accept', proposed = 'soon' WHERE id = 1;
--! sync_prompts: proposed must be a JSON object, column to value, such as {"gross_sales": 120000}
UPDATE sync_prompts SET answer = 'accept', proposed = '{milestone_date 2025}' WHERE id = 1;
--! sync_prompts: proposed must be a JSON object
UPDATE sync_prompts SET answer = 'accept', proposed = '{"milestone_date":"2025-02-30"}' WHERE id = 1;
--! sync_prompts: CHECK constraint failed: milestone.milestone_date must be a day as YYYY-MM-DD, or NULL
UPDATE sync_prompts SET answer = 'accept' WHERE id = 1;
UPDATE sync_prompts SET answer = 'accept' WHERE id = 1;
--! sync_prompts: prompt 1 is accepted already; only pending questions are answered, see SELECT id, question FROM sync_prompts
UPDATE client SET hubzone = 'Certified' WHERE id = 'bolt';
DELETE FROM client WHERE id = 'bolt';
UPDATE sync_prompts SET answer = 'accept' WHERE id = 2;
--! sync_prompts: prompt 2 is withdrawn already; only pending questions are answered, see SELECT id, question FROM sync_prompts
