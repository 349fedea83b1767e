// run_tasks: the morning's run. preview_tasks: the same, told beforehand.
#pragma once

#include <string>
#include <vector>

#include "tasks/task.h"

namespace crm {

// The active accounts without activity for longer than the setting user_account.inactive_after says, at a moment (T6).
struct IdleUser {
  std::string id, name, idle_since;
};
std::vector<IdleUser> idle_users(sql::Connection& connection, const std::string& now);

// Does everything that is due at the moment (T3). Returns a JSON array with an object for each task: task_id, task, mode, affected, queued,
// error, run_id, run_date. A task that fails does so alone (T7); an error of the database itself ends the run, and the next makes up for it.
std::string run_tasks(sql::Connection& connection, const std::string& now);

}  // namespace crm
