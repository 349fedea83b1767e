#include "tasks/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <kainjow/mustache.hpp>

namespace crm {
namespace {

namespace mustache = kainjow::mustache;

void require_parses(const std::string& name, const char* part, const std::string& text) {
  if (text.find("{{=") != std::string::npos) {
    throw sql::Error("the e-mail template '" + name + "' changes its delimiters, in its " + part + "; leave them as they are");
  }
  const mustache::mustache parsed(text);
  if (!parsed.is_valid()) throw sql::Error("the e-mail template '" + name + "' does not parse, in its " + part + ": " + parsed.error_message());
}

// What is the same in every line of the report.
mustache::data common_fields(const Task& task, std::int64_t run, std::int64_t clients, const std::string& day) {
  mustache::data fields(mustache::data::type::object);
  fields.set("task", task.name);
  fields.set("kind", task.meaning);
  fields.set("n", std::to_string(task.n));
  fields.set("run_date", day);
  fields.set("run_id", std::to_string(run));
  fields.set("owner", task.owner);
  fields.set("count", std::to_string(clients));
  fields.set("test", mustache::data(task.test_mode));
  fields.set("none", mustache::data(clients == 0));
  fields.set("one", mustache::data(clients == 1));
  fields.set("close_out", mustache::data(task.close_out));
  fields.set("undo", mustache::data(!task.test_mode && clients > 0));
  return fields;
}

// Renders a text of the template. Its list is filled row by row, so that a report of many clients holds one of them at a time.
class Renderer {
 public:
  Renderer(sql::Connection& connection, mustache::data fields, std::int64_t run) : connection_(connection), fields_(std::move(fields)), run_(run) {
    fields_.set("clients", mustache::data(mustache::lambda2([this](const std::string& line, const auto&) { return list(line); })));
  }
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;

  std::string render(const std::string& text, bool html) {
    html_ = html;
    mustache::mustache document(text);
    prepare(document);
    return document.render(fields_);
  }

 private:
  void prepare(mustache::mustache& document) const {
    if (!html_) document.set_custom_escape([](const std::string& value) { return value; });
  }

  // The text between the tags, once a client. Where the tags stand on lines of their own, those lines do not show.
  std::string list(const std::string& line) {
    mustache::mustache document(line.starts_with('\n') ? line.substr(1) : line);
    prepare(document);
    sql::Statement rows = connection_.prepare(
        "SELECT client_id, client, last_activity, days, warning FROM main.task_run_client WHERE run_id = ?1 ORDER BY client, client_id");
    rows.bind(run_);
    mustache::data fields = fields_;
    std::string lines;
    while (rows.step()) {
      for (int i = 0; i < sqlite3_column_count(rows.handle()); ++i) {
        const auto* value = reinterpret_cast<const char*>(sqlite3_column_text(rows.handle(), i));
        fields.set(sqlite3_column_name(rows.handle(), i), value == nullptr ? mustache::data(false) : mustache::data(value));
      }
      document.render(fields, [&lines](const std::string& piece) { lines += piece; });
    }
    if (line.starts_with('\n') && lines.ends_with('\n')) lines.pop_back();
    return lines;
  }

  sql::Connection& connection_;
  mustache::data fields_;
  std::int64_t run_;
  bool html_ = false;
};

// A subject is one line, whatever a name in it holds.
std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
  return text;
}

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

Template report_template(sql::Connection& connection, const Task& task) {
  sql::Statement row = connection.prepare(
      "SELECT name, subject, body_text, body_html, active FROM main.email_template "
      "WHERE CASE WHEN ?1 IS NULL THEN name = 'Inactivation Report' AND active AND (center_id IS NULL OR center_id = ?2) ELSE id = ?1 END "
      "ORDER BY center_id IS NULL, id");
  if (!row.bind(task.template_id, task.owner_center_id).step()) {
    throw sql::Error("there is no active e-mail template 'Inactivation Report'; add one, or activate it");
  }
  const auto name = row.get<std::string>(0);
  if (!row.get<bool>(4)) throw sql::Error("the e-mail template '" + name + "' is not active; activate it, or choose another");
  Template found{row.get<std::string>(1), row.get<std::string>(2), row.get<std::optional<std::string>>(3)};
  require_parses(name, "subject", found.subject);
  require_parses(name, "body_text", found.text);
  if (found.html) require_parses(name, "body_html", *found.html);
  return found;
}

void write_report(sql::Connection& connection, const Task& task, std::int64_t run, std::int64_t clients, const std::string& day,
                  const std::string& now) {
  const Template source = report_template(connection, task);
  Renderer renderer(connection, common_fields(task, run, clients, day), run);
  Message message{
      task.owner_id, task.owner_email, renderer.render(source.subject, false), renderer.render(source.text, false), std::nullopt, task.id, run};
  if (source.html) message.html = renderer.render(*source.html, true);
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
