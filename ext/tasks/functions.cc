// The SQL functions of the tasks domain, in one place.
#include <sqlite3.h>

#include "core/core.h"
#include "sqlite/function.h"
#include "sqlite/savepoint.h"
#include "tasks/inactivation.h"
#include "tasks/run_tasks.h"
#include "tasks/tables.h"
#include "tasks/tasks.h"
#include "tasks/undo.h"

namespace crm {
namespace {

// run_tasks([now]) -> JSON array, an object for each task that ran: task_id, task, mode, affected, queued, error, run_id, run_date.
// now: the moment, in UTC; else the clock's. Call it each morning, or as often as you like: each task runs once a morning of its owner's
// time zone (T3). Errors: an instant that is none, no time zone data, an error of the database; what a single task cannot do is in its error.
std::string run_function(sql::Connection& connection) {
  require_schema(connection, this_release());
  return run_tasks(connection, moment(clock(connection)));
}
std::string run_function_at(sql::Connection& connection, sql::Nullable<std::string_view> now) {
  require_schema(connection, this_release());
  return run_tasks(connection, moment(now.value));
}

// undo_task_run(run_id [, modified_by [, 'leave changed']]) -> JSON object: run_id, clients, profiles, sessions, left,
// task_disabled. Takes an inactivation run back (T17), and disables its task, which would else do it again the next morning. Errors: no such run, one
// that changed nothing or is undone already, clients that were changed since ('leave changed' leaves those as they are). A run of a day to come, made
// by a wrong clock, is taken back whatever it was, so that its task need not wait for that day: what it wrote stays written (T3).
std::string undo_function(sql::Connection& connection, std::int64_t run, std::optional<std::string_view> by, std::optional<std::string_view> option) {
  if (option && *option != "leave changed") {
    throw sql::Error("there is no option '" + std::string(*option) + "'; leave it out, or give 'leave changed'");
  }
  require_schema(connection, this_release());
  return undo_task_run(connection, run, by, option.has_value());
}

// rebuild_agenda() -> integer: entries of the agenda. Looks at every client for every enabled task, and notes when to look again: what the
// triggers otherwise keep up to date. For use when crm_check() asks for it. (T11)
std::int64_t rebuild_function(sql::Connection& connection) {
  require_schema(connection, this_release());
  sql::Savepoint savepoint(connection.handle(), "crm_rebuild");
  std::int64_t entries = 0;
  for (const std::string& id : enabled_tasks(connection)) {
    const Task task = load_task(connection, id);
    if (!task.writes_messages()) entries += rebuild_agenda(connection, task);
  }
  savepoint.release();
  return entries;
}

}  // namespace

void register_tasks(sql::Connection& connection) {
  sql::define(connection, "run_tasks", SQLITE_DIRECTONLY, run_function);
  sql::define(connection, "run_tasks", SQLITE_DIRECTONLY, run_function_at);
  sql::define(connection, "undo_task_run", SQLITE_DIRECTONLY, undo_function);
  sql::define(connection, "rebuild_agenda", SQLITE_DIRECTONLY, rebuild_function);
  define_preview_tasks(connection);
  define_eligibility(connection);
  define_why_not_queued(connection);
}

}  // namespace crm
