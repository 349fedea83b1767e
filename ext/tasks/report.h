// The report of a run to the task's owner (T4, T23): a row in outbox, rendered from an e-mail template.
//
// What it may show: template_field (schema/mail.templates.sql), purpose report. Its list is rendered a row at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "mail/text_template.h"
#include "tasks/task.h"

namespace crm {

// A message to a user, as it goes to outbox.
struct Message {
  std::string user_id;
  std::optional<std::string> address;  // without one the message stands in outbox as failed, and says why
  std::string subject, text;
  std::optional<std::string> html, task_id;
  std::optional<std::int64_t> run;
};
void write_message(sql::Connection& connection, const Message& message, const std::string& now);

// The template of the task's report. Of an inactivation task the task's own, else "Inactivation Report"; of the others "Message Report": that of the
// owner's center, else the global one (T39). Throws when there is none, or when it does not parse.
EmailTemplate report_template(sql::Connection& connection, const Task& task);

// Renders the report of a run that took so many clients, or wrote so many messages, and writes it to outbox.
void write_report(sql::Connection& connection, const Task& task, std::int64_t run, std::int64_t affected, const std::string& day,
                  const std::string& now);

// Tells the owner that a task could not run, and why (T7).
void write_failure(sql::Connection& connection, const Task& task, std::int64_t run, const std::string& problem, const std::string& day,
                   const std::string& now);

}  // namespace crm
