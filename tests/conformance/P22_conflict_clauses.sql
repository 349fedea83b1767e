-- P22, G1: an answer is carried out or refused, whatever conflict clause the UPDATE has.
-- UPDATE OR FAIL: accepted, and not carried out (and then no edit of any client asks any more).

INSERT INTO milestone (id, client_id, type, value) VALUES ('m1', 'acme', 'Change in Sales', 5);
UPDATE OR FAIL prompt SET answer = 'accept', proposed = '{"gross_sales":-5}' WHERE milestone_id = 'm1';
--! CHECK constraint failed: client.gross_sales must be a number, 0 or more
UPDATE client SET hubzone = 'Certified' WHERE id = 'bolt';
UPDATE OR FAIL prompt SET answer = 'accept', proposed = '{"milestone_date":"tomorrow"}' WHERE field = 'hubzone';
--! CHECK constraint failed: milestone.milestone_date must be a day as YYYY-MM-DD, or NULL
SELECT status FROM prompt;
--> pending
--> pending
