-- tasks, from schema version 4 to 5: what is queued for a client is in one place of the index; what was skipped lately is found.
DROP INDEX task_queue_once;
CREATE UNIQUE INDEX task_queue_once ON task_queue (client_id, task_id, period, coalesce(appointment_id, '')) WHERE status <> 'skipped';
CREATE INDEX task_queue_skipped ON task_queue (task_id, done_at) WHERE status = 'skipped';
