// run_tasks: the morning's run.
#pragma once

#include <string>

#include "sqlite/connection.h"

namespace crm {

// Does everything that is due at the moment (T3). Returns a JSON array with an object for each task: task_id, task, mode, affected, queued,
// error, run_id, run_date. A task that fails does so alone (T7); an error of the database itself ends the run, and the next makes up for it.
std::string run_tasks(sql::Connection& connection, const std::string& now);

}  // namespace crm
