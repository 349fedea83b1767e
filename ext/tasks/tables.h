// The parts of the tasks domain that register themselves.
#pragma once

#include "sqlite/connection.h"

namespace crm {

void define_preview_tasks(sql::Connection& connection);   // preview_tasks
void define_eligibility(sql::Connection& connection);     // eligible_for_inactivation, scalar and table-valued, and why_eligible
void define_why_not_queued(sql::Connection& connection);  // why_not_queued

}  // namespace crm
