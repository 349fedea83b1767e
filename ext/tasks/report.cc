#include "tasks/report.h"

#include <fmt/format.h>

#include "mail/repeated_text.h"

namespace crm {
namespace {

namespace mustache = kainjow::mustache;

// What is the same in every line of the report.
mustache::data common_fields(const Task& task, std::int64_t run, std::int64_t affected, const std::string& day) {
  mustache::data fields(mustache::data::type::object);
  fields.set("task", task.name);
  fields.set("kind", task.meaning);
  fields.set("n", std::to_string(task.n));
  fields.set("run_date", day);
  fields.set("run_id", std::to_string(run));
  fields.set("owner", task.owner);
  fields.set("count", std::to_string(affected));
  fields.set("test", mustache::data(task.test_mode));
  fields.set("none", mustache::data(affected == 0));
  fields.set("one", mustache::data(affected == 1));
  fields.set("close_out", mustache::data(task.close_out));
  fields.set("undo", mustache::data(!task.test_mode && affected > 0 && !task.writes_messages()));
  return fields;
}

// The list of a report: what it is called, and its rows for a run (?1).
struct List {
  const char* name;
  const char* rows;
};
constexpr List clients = {"clients",
                          "SELECT client_id, client, last_activity, CAST(days AS TEXT) AS days, warning FROM main.task_run_client WHERE run_id = ?1 "
                          "ORDER BY client, client_id"};
constexpr List messages = {"messages",
                           "SELECT recipient, address, client, event, note FROM main.task_run_message WHERE run_id = ?1 ORDER BY position"};

// Renders a text of the template. Its list is filled row by row, so that a report of many rows holds one of them at a time.
class Renderer {
 public:
  Renderer(sql::Connection& connection, mustache::data fields, const List& list, std::int64_t run)
      : connection_(connection), fields_(std::move(fields)), list_(list), run_(run) {
    if (sql::Statement any = connection_.prepare(list_.rows); !any.bind(run_).step()) {
      fields_.set(list_.name, mustache::data(false));  // a function never counts as blank
    } else {
      fields_.set(list_.name, mustache::data(mustache::lambda2([this](const std::string& line, const auto&) { return rows(line); })));
    }
  }
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;

  std::string render(const std::string& text, TextTemplate::Kind kind) {
    kind_ = kind;
    return TextTemplate(text, kind).render(fields_);
  }

 private:
  // The text between the tags, once a row. Where the tags stand on lines of their own, those lines do not show.
  std::string rows(const std::string& line) {
    RepeatedText document(line.starts_with('\n') ? line.substr(1) : line, kind_, fields_);
    sql::Statement statement = connection_.prepare(list_.rows);
    statement.bind(run_);
    FieldValues values;
    std::string lines;
    while (statement.step()) {
      values.clear();
      for (int i = 0; i < sqlite3_column_count(statement.handle()); ++i) {
        values.emplace_back(sqlite3_column_name(statement.handle(), i), statement.get<std::optional<std::string_view>>(i));
      }
      lines += document.render(values);
    }
    if (line.starts_with('\n') && lines.ends_with('\n')) lines.pop_back();
    return lines;
  }

  sql::Connection& connection_;
  mustache::data fields_;
  const List& list_;
  std::int64_t run_;
  TextTemplate::Kind kind_ = TextTemplate::plain;
};

}  // namespace

void write_message(sql::Connection& connection, const Message& message, const std::string& now) {
  // An address that cannot stand in a header is none: outbox would refuse it.
  const bool has_address = message.address && message.address->find_first_not_of(' ') != std::string::npos;
  const bool broken = has_address && message.address->find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos;
  const std::optional<std::string> problem =
      !has_address ? std::optional("user " + message.user_id + " has no e-mail address; give user_account.email")
      : broken     ? std::optional("the e-mail address of user " + message.user_id + " holds a line break or NUL; correct user_account.email")
                   : std::nullopt;
  const std::string subject = one_line(message.subject);
  const std::int64_t written =
      connection
          .prepare(
              "INSERT INTO main.outbox (to_address, subject, body_text, body_html, task_id, run_id, status, error, created_at) "
              "VALUES (?1, ?2, ?3, ?4, ?5, ?6, CASE WHEN ?7 IS NULL THEN 'waiting' ELSE 'failed' END, ?7, ?8)")
          .bind(problem ? std::nullopt : message.address, subject, message.text, message.html, message.task_id, message.run, problem, now)
          .run();
  if (written != 1) throw sql::Error("a trigger of this database keeps a message from outbox");
}

EmailTemplate report_template(sql::Connection& connection, const Task& task) {
  if (task.writes_messages()) return find_template(connection, {std::nullopt, "Message Report", "report", task.owner_center_id});
  return find_template(connection, {task.template_id, "Inactivation Report", "report", task.owner_center_id});
}

void write_report(sql::Connection& connection, const Task& task, std::int64_t run, std::int64_t affected, const std::string& day,
                  const std::string& now) {
  const EmailTemplate source = report_template(connection, task);
  Renderer renderer(connection, common_fields(task, run, affected, day), task.writes_messages() ? messages : clients, run);
  Message message{task.owner_id,
                  task.owner_email,
                  renderer.render(source.subject, TextTemplate::plain),
                  renderer.render(source.text, TextTemplate::plain),
                  std::nullopt,
                  task.id,
                  run};
  if (source.html) message.html = renderer.render(*source.html, TextTemplate::html);
  write_message(connection, message, now);
}

void write_failure(sql::Connection& connection, const Task& task, std::int64_t run, const std::string& problem, const std::string& day,
                   const std::string& now) {
  const std::string text =
      fmt::format("{},\n\nthe automated task \"{}\" could not run on {}, and changed nothing:\n\n{}.\n\nIt is tried again tomorrow morning.\n",
                  task.owner, task.name, day, problem);
  write_message(connection,
                {task.owner_id, task.owner_email, fmt::format("The automated task \"{}\" could not run on {}", task.name, day), text, std::nullopt,
                 task.id, run},
                now);
}

}  // namespace crm
