-- tasks: whom the next run takes if nothing happens until then.

CREATE TABLE inactivation_expected (
  -- Derived data: those of inactivation_agenda whom the last look of a task found to be due on the day that the agenda has for them. Finding them
  -- on that day takes no second look at their activities, as long as it stands there: whoever enters an activity of theirs, or changes anything else
  -- that decides, brings it forward, and the next run looks again. crm_check() compares; rebuild_agenda() empties it, which does no harm.
  client_id TEXT NOT NULL, -- client.id
  task_id TEXT NOT NULL, -- automated_task.id
  last_activity TEXT NOT NULL, -- day of the last activity that counts for the task
  last_any TEXT NOT NULL, -- day of the last activity of any kind (T13)
  PRIMARY KEY (client_id, task_id)
) WITHOUT ROWID;
