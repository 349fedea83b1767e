// What a synchronization would do at a moment, in TEMP tables of the connection (sql/cadence.temp.sql). Reads the two sides, and writes neither.
#pragma once

#include <string>
#include <string_view>

#include "cadence/schedule.h"
#include "sqlite/connection.h"

namespace crm {

// Runs a step of a synchronization: sql/cadence.<name>.sql.
void run_step(sql::Connection& connection, std::string_view name);

// Fills temp.cadence_work, temp.cadence_match and what they are made of.
void make_plan(sql::Connection& connection, const Schedule& schedule);

// Empties them.
void forget_plan(sql::Connection& connection);

// The setting cadence.crm_schema, quoted.
std::string crm_schema(sql::Connection& connection);

}  // namespace crm
