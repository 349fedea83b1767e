// accounts: which type an account may become, and the job that keeps types and statuses.
#pragma once

#include "sqlite/connection.h"

namespace crm {

// Registers account_type_allowed, account_type_reason, account_types, update_account_types and preview_account_types.
void register_accounts(sql::Connection& connection);

}  // namespace crm
