// undo_task_run: takes an inactivation run back (T17).
#pragma once

#include <optional>
#include <string>

#include "sqlite/connection.h"

namespace crm {

// Makes the run's clients and their bid match profiles active again, and deletes its close-out sessions. Refuses when a client was changed since,
// unless leave_changed, which leaves those as they are. Disables the run's task. Returns what undo_task_run() gives in SQL.
std::string undo_task_run(sql::Connection& connection, std::int64_t run, std::optional<std::string_view> by, bool leave_changed);

}  // namespace crm
