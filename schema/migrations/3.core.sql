-- core, from schema version 2 to 3: the client that was entered last is found without a search (T14).
CREATE INDEX client_entered ON client (entered_at); -- the latest entry, which an activity that is entered is compared with (T14)
