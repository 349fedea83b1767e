// cadence: outreach and the CRM in step, within the budget of API calls.
#pragma once

#include "sqlite/connection.h"

namespace crm {

// Registers cadence_sync, api_budget, cadence_preview.
void register_cadence(sql::Connection& connection);

}  // namespace crm
