-- G9: The acting person is a column of the written row (modified_by, answered_by, ...), so rights can be checked in plain SQL.

-- Who edits is who is shown as having asked; who answers is who is shown as having written.
UPDATE client SET organization = 'LLC', modified_by = 'ann' WHERE id = 'acme';
INSERT INTO milestone (id, client_id, type, value, modified_by) VALUES ('m1', 'bolt', 'Change in Sales', 500, 'bob');
SELECT client_id, edited_by FROM prompt;
--> acme | ann
--> bolt | bob
UPDATE prompt SET answer = 'accept', answered_by = 'eve';
SELECT client_id, answered_by FROM prompt;
--> acme | eve
--> bolt | eve
SELECT modified_by FROM milestone WHERE prompt_id IS NOT NULL;
--> eve
SELECT modified_by FROM client WHERE id = 'bolt';
--> eve
SELECT DISTINCT actor FROM audit_log;
--> eve
-- Not given, it is unknown, and so is who wrote the client last: not the person who did before.
INSERT INTO milestone (id, client_id, type, value) VALUES ('m2', 'core', 'Change in Sales', 600);
UPDATE prompt SET answer = 'accept' WHERE milestone_id = 'm2';
SELECT modified_by, (SELECT answered_by FROM prompt WHERE milestone_id = 'm2') FROM client WHERE id = 'core';
--> NULL | NULL

-- A right of the office's own, as a plain trigger: only administrators answer.
CREATE TRIGGER administrators_answer BEFORE UPDATE OF answer ON prompt
WHEN NOT EXISTS (SELECT 1 FROM user_account WHERE id = NEW.answered_by AND role = 'Administrator') BEGIN
  SELECT RAISE(ABORT, 'prompt: only an administrator may answer');
END;
UPDATE client SET gross_profits = 1, modified_by = 'bob' WHERE id = 'acme';
UPDATE prompt SET answer = 'accept', answered_by = 'bob' WHERE status = 'pending';
--! prompt: only an administrator may answer
UPDATE prompt SET answer = 'accept', answered_by = 'ann' WHERE status = 'pending';
SELECT modified_by FROM milestone WHERE type = 'Change in Profits';
--> ann
