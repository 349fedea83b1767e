// The eight tables of activities (T11), as the benchmark of tasks fills and asks them.
#pragma once

#include <array>

namespace bench {

struct ActivityTable {
  const char* name;
  const char* day;
  const char* detail;  // a column that is filled beside those that all have
  const char* value;   // what with, as SQL
};

inline constexpr std::array<ActivityTable, 8> activity_tables = {{
    {"award", "activity_date", "amount", "25000"},
    {"capital_funding", "activity_date", "amount", "100000"},
    {"counseling_session", "session_date", "notes", "'Spoke about cash flow and the plan for spring'"},
    {"inquiry", "activity_date", "subject", "'Asked about a loan for equipment'"},
    {"milestone", "milestone_date", "type", "'Change in Staff'"},
    {"survey_response", "activity_date", "notes", "'Very satisfied'"},
    {"training_attendance", "activity_date", "event", "'How to write a business plan'"},
    {"form_response", "activity_date", "form", "'Intake'"},
}};

}  // namespace bench
