#include "tasks/messages.h"

#include <fmt/format.h>

#include "mail/encode.h"
#include "mail/recipient.h"
#include "mail/repeated_text.h"
#include "tasks/due_messages.h"

namespace crm {
namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) text.replace(at, from.size(), to);
  return text;
}

// Writes so many messages: ?1 the task, ?2 the run, ?3 list_mail, ?4 the moment, and from ?5 six for each message. A statement that fires triggers
// first keeps each page that it changes, so many rows by one cost less than each by its own.
constexpr int together = 64, first_of_message = 5, of_message = 6;
std::string insert_of(int messages) {
  std::string rows;
  for (int i = 0; i < messages; ++i) {
    const int at = first_of_message + i * of_message;
    rows += fmt::format("{}(?1, ?2, ?3, ?4, ?{}, ?{}, ?{}, ?{}, ?{}, ?{})", i > 0 ? ", " : "", at, at + 1, at + 2, at + 3, at + 4, at + 5);
  }
  return "INSERT INTO main.outbox (task_id, run_id, list_mail, created_at, to_address, subject, body_text, body_html, client_id, queue_id) VALUES " +
         rows;
}

// Renders a task's messages and writes them. After the last one, end().
class Writer {
 public:
  Writer(sql::Connection& connection, const Task& task, std::int64_t run, std::string now)
      : connection_(connection),
        task_(task),
        run_(run),
        now_(std::move(now)),
        source_(message_template(connection, task)),
        subject_(source_.subject, TextTemplate::plain),
        text_(source_.text, TextTemplate::plain),
        html_(source_.html.value_or(""), TextTemplate::html),
        one_(connection.prepare(insert_of(1))),
        many_(connection.prepare(insert_of(together))),
        invitation_(connection.prepare(
            "INSERT INTO main.outbox_invitation (outbox_id, uid, sequence, starts_at, ends_at, summary, location, organizer, attendee, "
            "reminder_minutes) "
            "VALUES (?1, ?2, coalesce((SELECT max(i.sequence) + 1 FROM main.outbox_invitation i JOIN main.outbox o ON o.id = i.outbox_id "
            "WHERE i.uid = ?2 AND o.queue_id IS NOT ?3), 0), ?4, datetime(?4, ?5 || ' minutes'), ?6, ?7, ?8, ?9, 60)")) {
    if (task.purpose != "survey") return;
    sql::Statement survey = connection.prepare("SELECT name, url FROM main.survey WHERE id = ?1");
    survey.bind(task.survey_id).step();
    survey_ = survey.get<std::string>(0);
    link_ = survey.get<std::optional<std::string>>(1);
    if (link_) link_ = replaced(*link_, "{list}", mail::percent_encoded(*task.request_list_id));
  }

  void write(const DueMessage& message) {
    const std::string link = link_ ? replaced(*link_, "{client}", mail::percent_encoded(message.client_id)) : "";
    const FieldValues values = values_of(message, link);
    waiting_.push_back({*message.address, one_line(subject_.render(values)), text_.render(values),
                        source_.html ? std::optional(html_.render(values)) : std::nullopt, message.client_id, message.queue_id});
    if (message.starts_at) {
      end();
      invite(message, sqlite3_last_insert_rowid(connection_.handle()));
    } else if (waiting_.size() == together) {
      insert(many_, 0, together);
      waiting_.clear();
    }
  }

  void end() {
    for (std::size_t i = 0; i < waiting_.size(); ++i) insert(one_, i, 1);
    waiting_.clear();
  }

 private:
  struct Rendered {
    std::string address, subject, text;
    std::optional<std::string> html;
    std::string client_id;
    std::int64_t queue_id;
  };

  void insert(sql::Statement& statement, std::size_t from, int count) {
    statement.bind(task_.id, run_, task_.purpose != "reminder", now_);
    for (int i = 0; i < count; ++i) {
      const Rendered& m = waiting_[from + i];
      statement.bind_from(first_of_message + i * of_message, m.address, m.subject, m.text, m.html, m.client_id, m.queue_id);
    }
    if (statement.run() != count) throw sql::Error("a trigger of this database keeps a message from outbox");
  }

  // They point into the message and the task.
  FieldValues values_of(const DueMessage& m, std::string_view link) const {
    const std::string_view start = m.local_start ? std::string_view(*m.local_start) : std::string_view();
    const bool to_contact = task_.recipient == "contact";
    return {{"client.name", m.client},
            {"client.email", m.client_email},
            {"contact.name", to_contact ? std::string_view(m.recipient) : ""},
            {"contact.email", to_contact && m.address ? std::string_view(*m.address) : ""},
            {"counselor.name", m.counselor},
            {"counselor.email", m.counselor_email},
            {"center.name", m.center},
            {"session.date", m.session_date},
            {"session.type", m.session_type},
            {"session.hours", m.session_hours},
            {"appointment.date", start.substr(0, 10)},
            {"appointment.time", start.empty() ? start : start.substr(11, 5)},
            {"appointment.zone", m.zone},
            {"appointment.location", m.location},
            {"appointment.subject", m.subject},
            {"survey.name", survey_},
            {"survey.link", link},
            {"owner.name", task_.owner},
            {"owner.email", task_.owner_email},
            {"task.name", task_.name}};
  }

  // The appointment for the recipient's calendar. Each reminder of a later time follows the earlier by its sequence.
  void invite(const DueMessage& m, std::int64_t outbox) {
    const std::string with = task_.recipient == "user" ? m.client : m.counselor.value_or(m.center.value_or(task_.owner));
    const std::string summary = one_line(m.subject.value_or("Appointment with " + with));
    const auto location = m.location ? std::optional(one_line(*m.location)) : std::nullopt;
    const std::string organizer = m.counselor_email.value_or(task_.owner_email.value_or(""));
    if (!problem_of_address(organizer).empty()) return;  // without an organizer there is no invitation; the message itself says it all
    invitation_.bind(outbox, "appointment-" + *m.appointment_id, m.queue_id, m.starts_at, m.duration_minutes, summary, location, organizer, m.address)
        .run();
  }

  sql::Connection& connection_;
  const Task& task_;
  std::int64_t run_;
  std::string now_;
  EmailTemplate source_;
  RepeatedText subject_, text_, html_;
  sql::Statement one_, many_, invitation_;
  std::vector<Rendered> waiting_;
  std::optional<std::string> survey_, link_;
};

// What a run wrote, or did not write, is done with. A row of the queue is sent when any of its messages is: a client may have several contacts. What
// then still waits is skipped, for the reason of its first message. (+: by their ids, and not by a look at all that waits.)
void end_rows(sql::Connection& connection, std::int64_t run, const std::string& now) {
  connection
      .prepare(
          "UPDATE main.task_queue SET status = 'sent', reason = NULL, done_at = ?2, run_id = ?1 "
          "WHERE id IN (SELECT queue_id FROM main.task_run_message WHERE run_id = ?1 AND note IS NULL) AND +status = 'waiting'")
      .bind(run, now)
      .run();
  connection
      .prepare(
          "UPDATE main.task_queue SET status = 'skipped', reason = m.note, done_at = ?2, run_id = ?1 "
          "FROM (SELECT queue_id, note, min(position) FROM main.task_run_message WHERE run_id = ?1 AND note IS NOT NULL GROUP BY queue_id) m "
          "WHERE task_queue.id = m.queue_id AND +task_queue.status = 'waiting'")
      .bind(run, now)
      .run();
}

// Adds the clients that a run wrote a survey to, and who were not there yet, to the request list (T35).
void add_to_request_list(sql::Connection& connection, const Task& task, std::int64_t run, const std::string& now) {
  connection
      .prepare(
          "INSERT INTO main.audit_log (at, actor, action, rule, table_name, row_id, new_value) "
          "SELECT DISTINCT ?1, ?2, 'client added to survey request list', ?3, 'survey_request', ?4, client_id FROM main.task_run_message m "
          "WHERE run_id = ?5 AND note IS NULL AND NOT EXISTS (SELECT 1 FROM main.survey_request WHERE list_id = ?4 AND client_id = m.client_id)")
      .bind(now, task.owner_id, task.id, task.request_list_id, run)
      .run();
  connection
      .prepare(
          "INSERT INTO main.survey_request (list_id, client_id, requested_at) "
          "SELECT ?1, client_id, ?2 FROM main.task_run_message WHERE run_id = ?3 AND note IS NULL ORDER BY position ON CONFLICT DO NOTHING")
      .bind(task.request_list_id, now, run)
      .run();
}

}  // namespace

EmailTemplate message_template(sql::Connection& connection, const Task& task) {
  return find_template(connection, {task.template_id, task.template_name, "message", task.owner_center_id});
}

std::string over_message_cap(const Task& task, std::int64_t messages, std::int64_t cap) {
  return fmt::format(
      "its first live run would write {} messages at once, more than the {} of the setting mail.first_run_cap; nothing was done. "
      "Look at SELECT * FROM message_queue WHERE task_id = '{}', remove what should not go, then raise the setting, or change the task",
      messages, cap, task.id);
}

std::int64_t count_waiting(sql::Connection& connection, const Task& task) {
  sql::Statement count = connection.prepare("SELECT count(*) FROM main.task_queue WHERE task_id = ?1 AND status = 'waiting'");
  count.bind(task.id).step();
  return count.get<std::int64_t>(0);
}

std::int64_t write_messages(sql::Connection& connection, const Task& task, std::int64_t run, const std::string& day, const std::string& now,
                            std::int64_t cap) {
  require_survey(connection, task);
  if (cap > 0) {
    const std::int64_t messages = count_written(DueMessages(connection, task, day, now));
    if (messages > cap) throw sql::Error(over_message_cap(task, messages, cap));
  }
  Writer writer(connection, task, run, now);
  sql::Statement list = connection.prepare(
      "INSERT INTO main.task_run_message (run_id, position, queue_id, client_id, client, recipient, address, event, note) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, nullif(?9, ''))");
  std::int64_t position = 0, count = 0;
  for (DueMessages due(connection, task, day, now); due.next();) {
    const DueMessage& m = due.message();
    list.bind(run, ++position, m.queue_id, m.client_id, m.client, m.recipient, m.address, m.event, m.note).run();
    if (!m.note.empty()) continue;
    ++count;
    if (!task.test_mode) writer.write(m);
  }
  if (task.test_mode) return count;
  writer.end();
  end_rows(connection, run, now);
  if (task.purpose == "survey") add_to_request_list(connection, task, run, now);
  settle_days(connection, task, day);
  return count;
}

}  // namespace crm
