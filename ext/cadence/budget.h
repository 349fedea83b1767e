// What of a plan the budget holds (C2). A record goes whole, and the first that does not fit stops the rest; one that needs more than a whole window
// goes by as many of its fields as a fresh one holds.
#pragma once

#include "cadence/schedule.h"
#include "sqlite/connection.h"

namespace crm {

// Takes temp.cadence_work.goes from what does not fit.
void keep_within(sql::Connection& connection, const Schedule& schedule);

}  // namespace crm
