-- P24: the question of a deleted client is withdrawn, and says so.
-- The deleted client: the advice "answer decline" is refused too; the question was withdrawn.

INSERT INTO client (id, name) VALUES ('gone', 'Gone');
UPDATE client SET hubzone = 'Certified' WHERE id = 'gone';
DELETE FROM client WHERE id = 'gone';
UPDATE prompt SET answer = 'accept' WHERE client_id = 'gone';
--! prompt: this question was withdrawn, since its reason went away
