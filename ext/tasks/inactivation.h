// Inactivation: whom a task takes on a day, and taking them (T10 to T16). What decides stands in the view inactivation_case.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "tasks/task.h"

namespace crm {

struct DueClient {
  std::string id, name;
  std::optional<std::string> last_activity;  // the last that counts for the task; nothing: none since it was entered
  long days = 0;                             // from it, or from the day of entry, to the day asked about
  std::string warning;                       // what a person may want to look at; '' for nothing
  std::optional<std::string> modified_by;
};

// The limits of a task on a day. A task takes clients whose day is before the limit.
struct Limits {
  Limits() = default;
  Limits(const Task& task, const TimeZone& zone, std::string_view day);
  std::string activity;  // for the last activity that counts
  std::string entry;     // for the instant of entry, of clients without such activity
  std::string recent;    // for the last reportable activity, under inactivation.absolute_guard; activity from here on is recent (T13)
};

// The clients that a task would inactivate on a day, by name: what preview_tasks and eligible_for_inactivation show.
class DueClients {
 public:
  DueClients(sql::Connection& connection, const Task& task, std::string day);
  ~DueClients();
  bool next();
  const DueClient& client() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Can it be that the task takes this client on this day? By its agenda, where that is complete, and so without a look at activities.
bool may_be_due(sql::Connection& connection, const Task& task, const std::string& day, std::string_view client_id);

// Would the task take this client on this day?
bool is_due(sql::Connection& connection, const Task& task, const std::string& day, std::string_view client_id);

// The run's look at the same clients: lists those that are due in task_run_client, and notes on the agenda when to look at the others again.
// Returns how many are due.
std::int64_t look_at_clients(sql::Connection& connection, const Task& task, std::int64_t run, const std::string& day, const std::string& now);

// Inactivates the listed clients, so many, with their bid match profiles, and writes close-out sessions and audit log.
void inactivate_clients(sql::Connection& connection, const Task& task, std::int64_t run, std::int64_t clients, const std::string& day,
                        const std::string& now);

// Makes the agenda of a task anew; returns the clients on it.
std::int64_t rebuild_agenda(sql::Connection& connection, const Task& task);

// What is said of a first live run that would take more than the cap.
std::string over_cap(const Task& task, std::int64_t clients, std::int64_t cap);

}  // namespace crm
