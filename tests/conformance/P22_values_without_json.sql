-- P22: a milestone's value that JSON cannot hold is left out, never written as blank, and the inbox stays readable.

INSERT INTO milestone (id, client_id, type, value) VALUES
  ('nul', 'acme', 'Change in Sales', 'a' || char(0) || 'b'), ('bell', 'acme', 'Change in Sales', 'x' || char(7)),
  ('blob', 'acme', 'Change in Sales', x'31'), ('huge', 'acme', 'Change in Sales', 9e999);
SELECT milestone_id, proposed, will_write FROM prompt_inbox ORDER BY id;
--> nul | {} | client: nothing yet: give proposed
--> bell | {} | client: nothing yet: give proposed
--> blob | {} | client: nothing yet: give proposed
--> huge | {} | client: nothing yet: give proposed
UPDATE prompt SET answer = 'accept' WHERE milestone_id = 'huge';
--! prompt.proposed: nothing is proposed, so there is nothing to accept
