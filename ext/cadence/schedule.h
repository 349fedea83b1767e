// When a synchronization is due, and what is left of the budget (C2, C3).
//
//   const Schedule schedule = load_schedule(connection, "2025-03-10 09:00:00");
//   if (schedule.is_due()) ...
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "sqlite/connection.h"

namespace crm {

struct Schedule {
  std::string now;
  std::int64_t limit = 0, frequency = 0;                      // calls in a window; minutes
  bool from_crm = false, to_crm = false, activities = false;  // directions that are on
  std::optional<std::string> last_at, next_at;                // of the synchronizations; next_at: when one was
  std::optional<std::string> window_start, window_end;        // the window that runs at this moment
  std::int64_t used = 0;                                      // in that window

  bool is_on() const { return from_crm || to_crm || activities; }
  bool is_due() const { return is_on() && !went_back() && (!next_at || *next_at <= now); }
  bool went_back() const { return last_at && now < *last_at; }
  std::int64_t left() const { return used < limit ? limit - used : 0; }
  std::optional<std::string> why_not() const;  // why none is due
};

// Throws when the database that cadence.crm_schema names is not there.
Schedule load_schedule(sql::Connection& connection, const std::string& now);

}  // namespace crm
