-- P22: who answers by number is told when there is nothing to answer.
-- sync_prompts tells who answers a question that is not there, however the UPDATE is written.
-- needs the extension

UPDATE client SET hubzone = 'Certified' WHERE id = 'core';
UPDATE sync_prompts AS s SET answer = 'decline' WHERE id = 99;
--! sync_prompts: there is no prompt 99
UPDATE sync_prompts SET answer = 'decline' WHERE id = 1 AND client_id = 'nobody';
-- (today: "prompt 1 is pending already"; silence, as for any UPDATE that finds no row, would do)
