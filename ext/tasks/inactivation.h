// Inactivation: whom a task takes on a day, and taking them (T10 to T16). What decides stands in the view inactivation_case.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "tasks/task.h"

namespace crm {

struct DueClient {
  std::string id, name;
  std::optional<std::string> last_activity;  // the last that counts for the task; nothing: none since it was entered
  long days = 0;                             // from it, or from the day of entry, to the day asked about
  std::string warning;                       // what a person may want to look at; '' for nothing
  std::optional<std::string> modified_by;
  bool has_profile = false;  // an active bid match profile
};

// The limits of a task on a day. A task takes clients whose day is before the limit.
struct Limits {
  Limits(const Task& task, const TimeZone& zone, std::string_view day);
  std::string activity;  // for the last activity that counts
  std::string entry;     // for the instant of entry, of clients without such activity
  std::string recent;    // for the last reportable activity, under inactivation.absolute_guard; activity from here on is recent (T13)
};

// The clients that a task would inactivate on a day, by name: the one code path of preview, run and eligible_for_inactivation.
class DueClients {
 public:
  DueClients(sql::Connection& connection, const Task& task, std::string day);
  DueClients(const DueClients&) = delete;
  DueClients& operator=(const DueClients&) = delete;
  bool next();
  const DueClient& client() const { return client_; }

 private:
  std::string task_id_, day_;
  TimeZone zone_;
  Limits limits_;
  sql::Statement rows_;
  DueClient client_;
};

// Would the task take this client on this day?
bool is_due(sql::Connection& connection, const Task& task, const std::string& day, std::string_view client_id);

// Lists the clients that are due in task_run_client; returns how many.
std::int64_t list_clients(sql::Connection& connection, const Task& task, std::int64_t run, const std::string& day, const std::string& now);

// Inactivates the listed clients with their bid match profiles, and writes close-out sessions and audit log.
void inactivate_clients(sql::Connection& connection, const Task& task, std::int64_t run, const std::string& day, const std::string& now);

// Makes the agenda of a task that is new or was changed: looks at every client, once. Nothing to do for other tasks.
void review(sql::Connection& connection, const Task& task);

// Brings the agenda up to date after a run: when to look again at those whose day had come.
void move_on(sql::Connection& connection, const Task& task, const std::string& day);

// The setting inactivation.first_run_cap where it applies to the next run of the task; 0 for no cap.
std::int64_t cap_of(sql::Connection& connection, const Task& task);
std::string over_cap(const Task& task, std::int64_t clients, std::int64_t cap);

}  // namespace crm
