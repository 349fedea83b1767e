// What a synchronization would do at a moment, in TEMP tables of the connection (sql/cadence.temp.sql). Reads the two sides, and writes neither.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "cadence/schedule.h"
#include "sqlite/connection.h"

namespace crm {

// Runs a step of a synchronization: sql/cadence.<name>.sql.
void run_step(sql::Connection& connection, std::string_view name);

// Fills temp.cadence_work, temp.cadence_match and what they are made of.
void make_plan(sql::Connection& connection, const Schedule& schedule);

// Empties them.
void forget_plan(sql::Connection& connection);

// What is read from a plan that is made, row by row, while the plan is already forgotten: SQLite keeps the rows, in a temporary file when there are
// many. So others may plan meanwhile, and a table shows what waits without holding it in memory.
class PlanRows {
 public:
  PlanRows(sql::Connection& connection, std::string_view query);

  bool next() {
    if (!std::exchange(is_first_, false) && has_row_) has_row_ = statement_.step();
    return has_row_;
  }
  const sql::Statement& row() const { return statement_; }

 private:
  sql::Statement statement_;
  bool is_first_ = true, has_row_;
};

// The setting cadence.crm_schema, quoted.
std::string crm_schema(sql::Connection& connection);

}  // namespace crm
