// An office for the benchmark of tasks: clients with eight activities each, and inactivation tasks that run each morning.
#pragma once

#include <string>

#include "sqlite.h"

namespace bench {

// How many clients there are, and how many fall due for each task on each of how many mornings.
struct Size {
  int clients;
  int due;
  int mornings;
};

inline constexpr const char* any_activity = "any activity";             // a task without funding sources
inline constexpr const char* selected_sources = "two funding sources";  // a task with two of the four; both are ids

// Makes the file, without tasks. crm is the path of the extension.
void make_tasks_office(const std::string& path, const Size& size, const std::string& crm);

// A connection whose page cache holds the whole file. Pages go back into the file between what is measured.
Sqlite open_tasks_office(const std::string& path, const std::string& crm);

// Clients are counted from 1. Is this one of those that are to fall due?
bool falls_due(int client, const Size& size);

// An office where the nightly run has run each day already. Its clock stands at a morning, before the run.
class TasksOffice {
 public:
  TasksOffice(const std::string& path, const Size& size, const std::string& crm);

  // Each returns seconds, and throws std::runtime_error when it does not find what is due.
  double find(const std::string& task) const;
  double preview() const;
  // The morning's run; afterwards it is the next morning, and the day's activities are entered.
  double run();

  const Sqlite& db() const { return db_; }
  void require_due(std::int64_t found, std::int64_t due) const;

 private:
  double asked(const std::string& question, std::int64_t due) const;
  void next_morning();

  Size size_;
  Sqlite db_;
  int day_ = 0;
};

}  // namespace bench
