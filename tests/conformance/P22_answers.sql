-- P22: Accepting does it, with the values proposed or others; declining changes nothing. Either is recorded with who and when, once.
-- "you must first respond to in the affirmative before the synchronization is performed."

UPDATE client SET hubzone = 'Certified', gross_sales = 500, gross_profits = 70 WHERE id = 'acme';
INSERT INTO milestone (id, client_id, type, milestone_date, value) VALUES
  ('m1', 'bolt', 'Change in Sales', '2025-01-31', 900), ('m2', 'bolt', 'Started Business', NULL, NULL), ('m3', 'bolt', 'Change in Profits', '2025-01-31', NULL);

-- A milestone as proposed: dated by the clock, as the event has no day of its own, at the client's center, found by the question.
UPDATE prompt SET answer = 'accept', answered_by = 'ann' WHERE field = 'hubzone';
SELECT m.client_id, m.type, m.milestone_date, m.value, m.reportable, m.center_id, m.modified_by, m.prompt_id = p.id
  FROM milestone m JOIN prompt p ON p.milestone_id = m.id WHERE p.field = 'hubzone';
--> acme | HUBZone Certification Obtained | 2025-03-10 | NULL | 1 | main | ann | 1
SELECT status, answer, answered_by, answered_at FROM prompt WHERE field = 'hubzone';
--> accepted | accept | ann | 2025-03-10 09:00:00

-- A milestone with other values: each thing that can be given.
UPDATE prompt SET answer = 'accept', proposed = '{"type":"Change in Exports","milestone_date":"2025-03-01","value":450,"reportable":0,
    "funding_source_id":"state","center_id":"north"}' WHERE field = 'gross_sales';
SELECT type, milestone_date, value, reportable, funding_source_id, center_id FROM milestone WHERE id = (SELECT milestone_id FROM prompt WHERE field = 'gross_sales' AND client_id = 'acme');
--> Change in Exports | 2025-03-01 | 450 | 0 | state | north

-- The event's own day is the date field's; a day that stood there for the value before is not.
UPDATE client SET gross_sales = 10, gross_sales_date = '2023-12-31' WHERE id = 'core';
UPDATE prompt SET answer = 'accept' WHERE client_id = 'core';
UPDATE client SET gross_sales = 20 WHERE id = 'core';
UPDATE prompt SET answer = 'accept' WHERE client_id = 'core' AND status = 'pending';
UPDATE client SET gross_sales = 30 WHERE id = 'core';
UPDATE client SET gross_sales_date = '2024-12-31' WHERE id = 'core';
UPDATE prompt SET answer = 'accept' WHERE client_id = 'core' AND status = 'pending';
SELECT value, milestone_date FROM milestone WHERE client_id = 'core' ORDER BY value;
--> 10 | 2023-12-31
--> 20 | 2025-03-10
--> 30 | 2024-12-31

-- A decline: recorded, and nothing else.
UPDATE prompt SET answer = 'decline', answered_by = 'bob' WHERE field = 'gross_profits';
SELECT status, answer, answered_by, answered_at, milestone_id FROM prompt WHERE field = 'gross_profits';
--> declined | decline | bob | 2025-03-10 09:00:00 | NULL
SELECT count(*) FROM milestone WHERE client_id = 'acme';
--> 2

-- A client's fields with other values, given before the answer or with it; a part of them; one that the milestone left open.
UPDATE prompt SET proposed = '{"gross_sales":"950.5","gross_sales_date":null}' WHERE milestone_id = 'm1';
UPDATE prompt SET answer = 'accept', answered_by = 'ann' WHERE milestone_id = 'm1';
UPDATE prompt SET answer = 'accept', proposed = '{"date_established":"2025-02-01"}' WHERE milestone_id = 'm2';
UPDATE prompt SET answer = 'accept', proposed = '{"gross_profits":-12,"gross_profits_date":"2025-01-31"}' WHERE milestone_id = 'm3';
SELECT gross_sales, gross_sales_date, company_status, date_established, gross_profits, gross_profits_date FROM client WHERE id = 'bolt';
--> 950.5 | NULL | NULL | 2025-02-01 | -12 | 2025-01-31

-- Once: an answer is neither repeated nor changed, nor does it disappear.
UPDATE prompt SET answer = 'accept' WHERE field = 'hubzone';
--! prompt: this question has been answered, and an answer is final; make a further change by hand
UPDATE prompt SET answer = 'accept' WHERE field = 'gross_profits';
--! prompt: this question has been answered
UPDATE prompt SET answer = NULL WHERE field = 'gross_profits';
--! prompt: this question has been answered
UPDATE prompt SET answered_by = 'ann' WHERE field = 'gross_profits';
--! prompt: this question has been answered
DELETE FROM prompt WHERE field = 'gross_profits';
--! prompt: questions are never deleted; answer decline, or leave it pending

-- Only the answer is given by hand: the moment is the clock's, the question is the software's.
UPDATE client SET organization = 'LLC' WHERE id = 'core';
UPDATE prompt SET answer = 'accept', answered_at = '2020-01-01 00:00:00' WHERE client_id = 'core' AND field = 'organization';
--! prompt.answered_at: this moment is taken from the clock; leave it out
UPDATE prompt SET client_id = 'acme' WHERE client_id = 'core' AND field = 'organization';
--! prompt: only answer, proposed and answered_by are written by hand
UPDATE prompt SET field = 'hubzone' WHERE client_id = 'core' AND field = 'organization';
--! prompt: only answer, proposed and answered_by are written by hand

-- A rule that is gone meanwhile: decline.
DELETE FROM prompt_rule WHERE id = 'P7';
UPDATE prompt SET answer = 'accept' WHERE client_id = 'core' AND field = 'organization';
--! prompt: the rule of this question no longer exists; answer decline, and make the change by hand
UPDATE prompt SET answer = 'decline' WHERE client_id = 'core' AND status = 'pending';
SELECT count(*) FROM prompt_inbox;
--> 0
