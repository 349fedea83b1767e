-- P24: a user's own trigger that edits the field again, or answers another question, leaves true questions.
-- needs the extension

CREATE TRIGGER rounded AFTER UPDATE OF gross_sales ON client WHEN NEW.gross_sales <> round(NEW.gross_sales) BEGIN
  UPDATE client SET gross_sales = round(NEW.gross_sales) WHERE id = NEW.id;
END;
UPDATE client SET gross_sales = 100.4 WHERE id = 'acme';
SELECT status, question FROM prompt;
--> pending | Acme: Gross Revenues/Sales are now 100. Create a "Change in Sales" milestone?
UPDATE client SET hubzone = 'Certified' WHERE id = 'bolt';
CREATE TRIGGER chained AFTER UPDATE OF answer ON prompt WHEN NEW.id = 1 BEGIN
  UPDATE sync_prompts SET answer = 'decline' WHERE id = 2;
END;
UPDATE sync_prompts SET answer = 'accept' WHERE id = 1;
SELECT id, status FROM prompt;
--> 1 | accepted
--> 2 | declined
