#include "tasks/messages.h"

#include <fmt/format.h>

#include "mail/encode.h"
#include "mail/recipient.h"
#include "tasks/due_messages.h"

namespace crm {
namespace {

namespace mustache = kainjow::mustache;

mustache::data object(std::initializer_list<std::pair<const char*, std::optional<std::string>>> values) {
  mustache::data made(mustache::data::type::object);
  for (const auto& [name, value] : values) made.set(name, field(value));
  return made;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) text.replace(at, from.size(), to);
  return text;
}

// Renders a task's messages and writes them.
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
        outbox_(connection.prepare(
            "INSERT INTO main.outbox (to_address, subject, body_text, body_html, task_id, run_id, client_id, queue_id, list_mail, created_at) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")),
        invitation_(connection.prepare(
            "INSERT INTO main.outbox_invitation (outbox_id, uid, sequence, starts_at, ends_at, summary, location, organizer, attendee, "
            "reminder_minutes) "
            "VALUES (?1, ?2, coalesce((SELECT max(i.sequence) + 1 FROM main.outbox_invitation i JOIN main.outbox o ON o.id = i.outbox_id "
            "WHERE i.uid = ?2 AND o.queue_id IS NOT ?3), 0), ?4, datetime(?4, ?5 || ' minutes'), ?6, ?7, ?8, ?9, 60)")),
        request_(connection.prepare("INSERT INTO main.survey_request (list_id, client_id, requested_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")),
        audit_(connection.prepare("INSERT INTO main.audit_log (at, actor, action, rule, table_name, row_id, new_value) "
                                  "VALUES (?1, ?2, 'client added to survey request list', ?3, 'survey_request', ?4, ?5)")),
        fields_(mustache::data::type::object) {
    fields_.set("owner", object({{"name", task.owner}, {"email", task.owner_email}}));
    fields_.set("task", object({{"name", task.name}}));
    if (task.purpose != "survey") return;
    sql::Statement survey = connection.prepare("SELECT name, url FROM main.survey WHERE id = ?1");
    survey.bind(task.survey_id).step();
    survey_ = survey.get<std::string>(0);
    link_ = survey.get<std::optional<std::string>>(1);
    if (link_) link_ = replaced(*link_, "{list}", mail::percent_encoded(*task.request_list_id));
  }

  void write(const DueMessage& message) {
    set_fields(message);
    const std::string subject = one_line(subject_.render(fields_));
    const std::string text = text_.render(fields_);
    const std::optional<std::string> html = source_.html ? std::optional(html_.render(fields_)) : std::nullopt;
    const std::int64_t written =
        outbox_.bind(message.address, subject, text, html, task_.id, run_, message.client_id, message.queue_id, task_.purpose != "reminder", now_)
            .run();
    if (written != 1) throw sql::Error("a trigger of this database keeps a message from outbox");
    const std::int64_t id = sqlite3_last_insert_rowid(connection_.handle());
    if (message.starts_at) invite(message, id);
    if (task_.purpose == "survey" && request_.bind(task_.request_list_id, message.client_id, now_).run() > 0) {
      audit_.bind(now_, task_.owner_id, task_.id, *task_.request_list_id, message.client_id).run();
    }
  }

 private:
  void set_fields(const DueMessage& m) {
    fields_.set("client", object({{"name", m.client}, {"email", m.client_email}}));
    fields_.set("center", object({{"name", m.center}}));
    fields_.set("counselor", object({{"name", m.counselor}, {"email", m.counselor_email}}));
    const bool to_contact = task_.recipient == "contact";
    fields_.set("contact",
                object({{"name", to_contact ? std::optional(m.recipient) : std::nullopt}, {"email", to_contact ? m.address : std::nullopt}}));
    fields_.set("session", object({{"date", m.session_date}, {"type", m.session_type}, {"hours", m.session_hours}}));
    const auto start = [&m](std::size_t from, std::size_t length) {
      return m.local_start ? std::optional(m.local_start->substr(from, length)) : std::nullopt;
    };
    fields_.set("appointment",
                object({{"date", start(0, 10)}, {"time", start(11, 5)}, {"zone", m.zone}, {"subject", m.subject}, {"location", m.location}}));
    const auto link = link_ ? std::optional(replaced(*link_, "{client}", mail::percent_encoded(m.client_id))) : std::nullopt;
    fields_.set("survey", object({{"name", survey_}, {"link", link}}));
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
  TextTemplate subject_, text_, html_;
  sql::Statement outbox_, invitation_, request_, audit_;
  mustache::data fields_;
  std::optional<std::string> survey_, link_;
};

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
  sql::Statement done = connection.prepare(
      "UPDATE main.task_queue SET status = ?2, reason = nullif(?3, ''), done_at = ?4, run_id = ?5 WHERE id = ?1 AND status = 'waiting'");
  // A row of the queue is sent when any of its messages is: a client may have several contacts.
  struct {
    std::int64_t queue_id = 0;
    bool sent = false;
    std::string note;
  } row;
  const auto end_row = [&] {
    if (row.queue_id == 0 || task.test_mode) return;
    const std::string_view status = row.sent ? "sent" : "skipped";
    done.bind(row.queue_id, status, row.sent ? std::string() : row.note, now, run).run();
  };
  std::int64_t position = 0, count = 0;
  for (DueMessages due(connection, task, day, now); due.next();) {
    const DueMessage& m = due.message();
    if (m.first_of_row) {
      end_row();
      row = {m.queue_id, false, m.note};
    }
    list.bind(run, ++position, m.queue_id, m.client_id, m.client, m.recipient, m.address, m.event, m.note).run();
    if (!m.note.empty()) continue;
    ++count;
    row.sent = true;
    if (!task.test_mode) writer.write(m);
  }
  end_row();
  if (!task.test_mode) settle_days(connection, task, day);
  return count;
}

}  // namespace crm
