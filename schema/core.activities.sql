/*each activity
SELECT column1 AS "table", column2 AS meaning, column3 AS day, column4 AS amount, column5 AS words, column6 AS said FROM (VALUES
  ('award', 'A contract or grant that a client won.', 'the award', 'what it is worth', NULL, NULL),
  ('capital_funding', 'A loan or an investment that a client obtained.', 'the funding', 'how much it is', NULL, NULL),
  ('inquiry', 'A question that a client asked.', 'the inquiry', NULL, 'subject', 'what it was about'),
  ('survey_response', 'A client''s answer to a survey.', 'the answer', NULL, 'notes', 'what was answered'),
  ('training_attendance', 'A client''s presence at a training event.', 'the event', NULL, 'event', 'name of the training event'),
  ('form_response', 'A form of the office''s own, filled in for a client.', 'the form', NULL, 'form', 'name of the form'))
*/
-- core: what clients do beside counseling sessions and milestones. With those two they are the eight kinds of activity (T11).
{{#activity}}
CREATE TABLE {{table}} (
  -- {{meaning}}
  id TEXT PRIMARY KEY NOT NULL DEFAULT ({{new_id}}), -- record id (G8)
  client_id TEXT NOT NULL REFERENCES client (id), -- whose it is
  activity_date TEXT NOT NULL -- day of {{day}}
    CONSTRAINT "{{table}}.activity_date must be a day as YYYY-MM-DD" CHECK ({{#is_day}}activity_date{{/is_day}}),
  {{#amount}}amount NUMERIC -- {{amount}}, in the office's currency, 0 or more
    CONSTRAINT "{{table}}.amount must be a number, 0 or more, or NULL" CHECK ({{#is_amount}}amount{{/is_amount}} AND coalesce(amount >= 0, 1)),
  {{/amount}}{{#words}}{{words}} TEXT, -- {{said}}
  {{/words}}reportable INTEGER NOT NULL DEFAULT 1 -- 1: counts in reports to the funding source
    CONSTRAINT "{{table}}.reportable must be 1 or 0" CHECK (reportable IN (0, 1)),
  funding_source_id TEXT REFERENCES funding_source (id), -- who pays for the help behind it
  center_id TEXT REFERENCES center (id), -- the center that helped
  entered_at TEXT -- instant at which the record was entered, UTC; filled from the clock when left out (G4)
    CONSTRAINT "{{table}}.entered_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}entered_at{{/is_instant}}),
  modified_by TEXT -- who wrote the row last (G9)
);
CREATE INDEX {{table}}_client ON {{table}} (client_id, activity_date, reportable, funding_source_id); -- all that T11 and T12 ask
{{/activity}}
