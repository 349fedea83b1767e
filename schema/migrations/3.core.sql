-- core, from schema version 2 to 3: the client that was entered last is found without a search (T14), and the sessions of a client are counted
-- and their hours summed up without reading them (T32, T33).
CREATE INDEX client_entered ON client (entered_at); -- the latest entry, which an activity that is entered is compared with (T14)
DROP INDEX counseling_session_client;
CREATE INDEX counseling_session_client ON counseling_session (client_id, session_date, reportable, funding_source_id, type, contact_hours);
