// What a reminder, survey or e-mail task does on its morning (T20 to T39).
#pragma once

#include <cstdint>
#include <string>

#include "mail/text_template.h"
#include "tasks/task.h"

namespace crm {

// Lists the messages that are due in task_run_message and, where the task is live, renders them into outbox, marks what waited in the queue as sent
// or skipped, and adds clients to the survey's request list. Returns how many messages were, or would be, written. cap: more than so many are refused
// before anything is written; 0 for no cap.
std::int64_t write_messages(sql::Connection& connection, const Task& task, std::int64_t run, const std::string& day, const std::string& now,
                            std::int64_t cap);

// What still waits in the task's queue.
std::int64_t count_waiting(sql::Connection& connection, const Task& task);

// The template of the task's messages (T39). Throws when there is none, or when it does not parse.
EmailTemplate message_template(sql::Connection& connection, const Task& task);

std::string over_message_cap(const Task& task, std::int64_t messages, std::int64_t cap);

}  // namespace crm
