// run_tasks: the morning's run.
#pragma once

#include <string>

#include "sqlite/connection.h"

namespace crm {

// Does everything that is due at the moment (T3); returns what run_tasks() gives in SQL. A task that fails does so alone (T7); an error of the
// database itself ends the run, and the next makes up for it.
std::string run_tasks(sql::Connection& connection, const std::string& now);

}  // namespace crm
