// The messages that a reminder, survey or e-mail task writes on a day, and those it does not, with the reason (T20 to T39).
//
//   for (DueMessages due(connection, task, day, now); due.next();) use(due.message());
//
// The run and its preview read the same.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tasks/task.h"

namespace crm {

struct DueMessage {
  std::int64_t queue_id = 0;  // one row of the queue gives several messages when a client has several contacts
  std::string client_id, client;
  std::string recipient;               // name of the person or company
  std::optional<std::string> address;  // e-mail address
  std::string event;                   // what it is about, in words
  std::string note;                    // why it is not written; '' when it is

  // What its template may show besides.
  std::optional<std::string> client_email, center, counselor, counselor_email, session_date, session_type, session_hours;
  std::optional<std::string> starts_at, local_start, zone;  // of the appointment: UTC, and on the owner's clocks, with their name
  std::optional<std::string> subject, location;
  std::optional<std::string> appointment_id;
  long duration_minutes = 0;
};

class DueMessages {
 public:
  // leaving: users that the same run inactivates before.
  DueMessages(sql::Connection& connection, const Task& task, std::string day, std::string now, std::vector<std::string> leaving = {});
  ~DueMessages();
  DueMessages(DueMessages&&) noexcept;
  bool next();
  const DueMessage& message() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// How many of them are written.
std::int64_t count_written(DueMessages due);

// Throws why the task cannot write at all: its survey or request list is closed (T37).
void require_survey(sql::Connection& connection, const Task& task);

// The queue's days are UTC days; makes those of the task's reminders that are near the days of the owner's time zone (T21).
void settle_days(sql::Connection& connection, const Task& task, const std::string& day);

}  // namespace crm
