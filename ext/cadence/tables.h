// The parts of the cadence domain that register themselves.
#pragma once

#include "sqlite/connection.h"

namespace crm {

void define_api_budget(sql::Connection& connection);       // api_budget
void define_cadence_preview(sql::Connection& connection);  // cadence_preview

}  // namespace crm
