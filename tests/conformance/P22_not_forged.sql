-- P22: questions are asked by the software, answered once.
-- An answered question replaced by a pending one, and answered twice; a question forged, reworded, or withdrawn by hand.

UPDATE client SET hubzone = 'Certified' WHERE id = 'bolt';
INSERT INTO milestone (id, client_id, type, value) VALUES ('m1', 'acme', 'Change in Sales', 5);
UPDATE prompt SET answer = 'decline' WHERE milestone_id = 'm1';
INSERT OR REPLACE INTO prompt (id, client_id, rule_id, question, proposed, asked_at, action, field, slot)
SELECT 1, client_id, rule_id, question, proposed, asked_at, action, field, slot FROM prompt WHERE milestone_id = 'm1';
--! prompt: questions are asked by the software, and by hand only answered
-- (The newest may be replaced, but not be answered again.)
INSERT OR REPLACE INTO prompt (id, client_id, milestone_id, rule_id, question, proposed, asked_at, action, field, slot)
SELECT id, client_id, milestone_id, rule_id, question, proposed, asked_at, action, field, slot FROM prompt WHERE milestone_id = 'm1';
UPDATE prompt SET answer = 'accept' WHERE milestone_id = 'm1';
--! prompt: this question has been answered, and an answer is final
UPDATE prompt SET withdrawn_at = '2024-01-01 00:00:00' WHERE field = 'hubzone';
--! prompt: only answer, proposed and answered_by are written by hand
UPDATE prompt SET action = 'update client' WHERE field = 'hubzone';
--! prompt: only answer, proposed and answered_by are written by hand
INSERT INTO prompt (client_id, rule_id, question, proposed, asked_at, action, field, slot, answer)
VALUES ('acme', 'P8', 'Forged', '{oops}', '2025-03-10 09:00:00', 'create milestone', 'hubzone', 'P8', 'accept');
--! prompt: questions are asked by the software, and by hand only answered
