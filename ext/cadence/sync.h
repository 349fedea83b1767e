// cadence_sync: one synchronization.
#pragma once

#include <string>

#include "sqlite/connection.h"

namespace crm {

// Does what is due at the moment, all or nothing; returns what cadence_sync() gives in SQL.
std::string cadence_sync(sql::Connection& connection, const std::string& now);

}  // namespace crm
