// What an office without sqlite-crm would ask to find the same clients: one query over the tables of activities.
#pragma once

#include <string>

#include "sqlite.h"

namespace bench {

// The query for a task of tasks_office.h, on the day at which the office's clock stands: ids of clients.
std::string due_by_hand(const Sqlite& db, const std::string& task);

// Indexes made for these queries alone, so that they read no table.
void index_by_hand(const Sqlite& db);

// Throws std::runtime_error unless the query and the extension find the same clients.
void require_same_clients(const Sqlite& db, const std::string& task);

}  // namespace bench
