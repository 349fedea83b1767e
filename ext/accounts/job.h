// The job (A7): sets type and status of accounts from their contracts and sales forecasts, looking only at what is on its agenda. What it does is the
// macro account_job of schema/macros.sql, which the view account_job, the preview and the guard of account_job_change have in common.
#pragma once

#include <string>

#include "sqlite/connection.h"

namespace crm {

// Does what is due at a moment, all or nothing; returns the summary as JSON: now, looked_at, changed, held_back.
std::string update_account_types(sql::Connection& connection, const std::string& now);

void define_preview_account_types(sql::Connection& connection);

}  // namespace crm
