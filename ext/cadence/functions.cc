// The SQL functions of the cadence domain, in one place.
#include <sqlite3.h>

#include "cadence/cadence.h"
#include "cadence/sync.h"
#include "cadence/tables.h"
#include "core/core.h"
#include "sqlite/function.h"
#include "tasks/task.h"

namespace crm {
namespace {

// cadence_sync([now]) -> JSON object: due (1, 0), next_at, window_start, used, left, to_cadence {records, fields}, to_crm {records, fields,
// activities}, deferred, held, dropped (records), conflicts (fields), actions (prospects that a workflow moved), note. now: the moment, in UTC; else
// the clock's. Call it as often as you like: what is not due does nothing, and says when it will be (C2 to C7). All or nothing. Errors: a site that
// is not the main office, an instant that is none, a CRM database that is not attached, an error of the database; a record that the database refuses
// is held, with the reason.
std::string sync_function(sql::Connection& connection) {
  require_schema(connection, this_release());
  return cadence_sync(connection, moment(clock(connection)));
}
std::string sync_function_at(sql::Connection& connection, sql::Nullable<std::string_view> now) {
  require_schema(connection, this_release());
  return cadence_sync(connection, moment(now.value));
}

}  // namespace

void register_cadence(sql::Connection& connection) {
  sql::define(connection, "cadence_sync", SQLITE_DIRECTONLY, sync_function);
  sql::define(connection, "cadence_sync", SQLITE_DIRECTONLY, sync_function_at);
  define_api_budget(connection);
  define_cadence_preview(connection);
}

}  // namespace crm
