// tasks: the morning's run and what explains it.
#pragma once

#include "sqlite/connection.h"

namespace crm {

// Registers run_tasks, preview_tasks, undo_task_run, eligible_for_inactivation, why_eligible, rebuild_agenda.
void register_tasks(sql::Connection& connection);

}  // namespace crm
