-- mail: surveys, and who was asked to answer them.

INSERT INTO pick_list (list, value, position) VALUES
  ('Survey Type', 'client', 1),
  ('Survey Type', 'training', 2),
  ('Survey Status', 'Active', 1),
  ('Survey Status', 'Inactive', 2);
INSERT INTO pick_list_column (table_name, column_name, list) VALUES
  ('survey', 'kind', 'Survey Type'),
  ('survey', 'status', 'Survey Status'),
  ('survey_request_list', 'status', 'Survey Status');

CREATE TABLE survey (
  -- A questionnaire. Tasks send client surveys that are active (T37).
  id TEXT PRIMARY KEY NOT NULL DEFAULT ({{new_id}}), -- record id (G8)
  name TEXT NOT NULL -- name as shown
    CONSTRAINT "survey.name must not be blank" CHECK (trim(name) <> ''),
  kind TEXT NOT NULL DEFAULT 'client', -- pick list Survey Type: client, training
  status TEXT NOT NULL DEFAULT 'Active', -- pick list Survey Status: Active, Inactive
  url TEXT -- where it is answered: the survey.link of a message. {client} in it stands for the client's id, {list} for the request list's
    CONSTRAINT "survey.url must be one line that begins with http:// or https://"
      CHECK (url IS NULL OR ((url GLOB 'http://?*' OR url GLOB 'https://?*') AND NOT url GLOB '*[' || char(1) || '-' || char(32) || '"<>]*')),
  entered_at TEXT -- instant at which the record was entered, UTC; filled from the clock when left out (G4)
    CONSTRAINT "survey.entered_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}entered_at{{/is_instant}}),
  modified_by TEXT -- who wrote the row last (G9)
);

CREATE TABLE survey_request_list (
  -- A round of a survey: the clients who were asked. Tasks add to active lists (T37).
  id TEXT PRIMARY KEY NOT NULL DEFAULT ({{new_id}}), -- record id (G8)
  survey_id TEXT NOT NULL REFERENCES survey (id), -- what they were asked
  name TEXT NOT NULL -- name as shown
    CONSTRAINT "survey_request_list.name must not be blank" CHECK (trim(name) <> ''),
  status TEXT NOT NULL DEFAULT 'Active', -- pick list Survey Status: Active, Inactive
  entered_at TEXT -- instant at which the record was entered, UTC; filled from the clock when left out (G4)
    CONSTRAINT "survey_request_list.entered_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}entered_at{{/is_instant}}),
  modified_by TEXT -- who wrote the row last (G9)
);
CREATE INDEX survey_request_list_survey ON survey_request_list (survey_id);

CREATE TABLE survey_request (
  -- A client on a request list: once, however often it was written to (T35).
  list_id TEXT NOT NULL REFERENCES survey_request_list (id), -- the list
  client_id TEXT NOT NULL REFERENCES client (id), -- who was asked
  requested_at TEXT NOT NULL -- instant of the first message, UTC
    CONSTRAINT "survey_request.requested_at must be an instant as YYYY-MM-DD HH:MM:SS" CHECK ({{#is_instant}}requested_at{{/is_instant}}),
  PRIMARY KEY (client_id, list_id)
) WITHOUT ROWID;
CREATE INDEX survey_request_list_clients ON survey_request (list_id);
