-- tasks, from schema version 3 to 4: what entering a session looks at first.
CREATE TABLE session_asked (
  -- Derived data: when any of the tasks in session_task may ask for a session, in one row, so that entering one that none asks for costs little more
  -- than a look at it.
  center_id TEXT NOT NULL, -- center.id
  session_type TEXT NOT NULL, -- the type of session
  always INTEGER NOT NULL, -- 1: a task may ask for any session; 0: it depends on the client's sessions so far
  last_ordinal INTEGER, -- the last of a client's sessions of the type that a task asks for; NULL: none does
  least_hours INTEGER, -- the fewest contact hours that a task asks for; NULL: none does
  most_hours INTEGER, -- the most of them
  PRIMARY KEY (center_id, session_type)
) WITHOUT ROWID;
INSERT INTO session_asked
  SELECT center_id, session_type, max(NOT any_source OR (ordinal IS NULL AND NOT counts_hours)), max(ordinal),
         min(n) FILTER (WHERE counts_hours), max(n) FILTER (WHERE counts_hours)
    FROM session_task GROUP BY center_id, session_type;
