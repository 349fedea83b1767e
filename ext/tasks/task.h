// An automated task as its run sees it, and whether a moment is its morning (T1, T3).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sqlite/connection.h"
#include "tasks/time.h"

namespace crm {

struct Task {
  std::string id, name, kind;
  std::string meaning;             // what the kind looks for or does, in words; '' when nothing is known of the kind
  long n = 0;                      // days, or contact hours
  bool counts_everything = false;  // all activity counts, of all funding sources
  bool enabled = false, test_mode = true;
  bool close_out = false;
  std::optional<std::string> close_out_notes, template_id;
  std::string event, purpose, recipient;     // of message_kind: what a message is about, what for, and to whom; '' for inactivation
  std::optional<std::string> template_name;  // of message_kind: what to use where template_id is not given
  std::optional<std::string> survey_id, request_list_id;
  std::string saved_at;
  bool has_run_live = false;  // since it was saved, not counting what was undone
  std::string owner_id, owner, time_zone;
  std::optional<std::string> owner_email, owner_center_id, owner_funding_source_id;

  const char* mode() const { return test_mode ? "test" : "live"; }
  bool writes_messages() const { return !event.empty(); }
};

// Throws when there is no such task.
Task load_task(sql::Connection& connection, std::string_view id);

// Throws when nothing is known of the task's kind.
void require_kind(const Task& task);

// The setting inactivation.first_run_cap, or mail.first_run_cap of a task that writes messages, where it applies to the task's next run; 0 for no
// cap.
std::int64_t first_run_cap(sql::Connection& connection, const Task& task);

// The ids of the enabled tasks, in the order in which they run: by creation.
std::vector<std::string> enabled_tasks(sql::Connection& connection);

// Where a task stands at a moment.
struct Morning {
  enum Turn {
    due,      // it runs now
    done,     // it has run this morning
    not_yet,  // it was saved today, and first runs tomorrow
    behind    // it has run for a morning, or was saved, still to come: the clock went back
  };
  Turn turn = due;
  std::string day;      // the owner's local day; the UTC day when the owner's time zone is unknown
  std::string problem;  // why the task cannot run, although it is due; or why it waits
};
Morning morning_of(sql::Connection& connection, const Task& task, std::string_view now);

// The moment that counts as now.
std::string clock(sql::Connection& connection);

// The moment given as now; throws when it is not an instant. NULL is not: what was computed wrongly must not mean "now".
std::string moment(std::optional<std::string_view> given);

// The moment that a table's argument now gives; the clock's when it is not given (nullptr).
std::string moment(sql::Connection& connection, sqlite3_value* now);

}  // namespace crm
