#include "tasks/task.h"

#include <fmt/format.h>

namespace crm {

Task load_task(sql::Connection& connection, std::string_view id) {
  sql::Statement& row = connection.cached(
      "SELECT t.id, t.name, t.kind, coalesce(k.meaning, m.meaning, ''), t.n, t.enabled, t.test_mode, t.close_out, t.close_out_notes, t.template_id, "
      "t.saved_at, "
      "EXISTS (SELECT 1 FROM main.task_run r WHERE r.task_id = t.id AND mode = 'live' AND error IS NULL AND undone_at IS NULL AND ran_at >= "
      "t.saved_at), "
      "u.id, u.name, u.time_zone, u.email, u.center_id, u.funding_source_id, "
      "k.reportable_only = 0 AND NOT EXISTS (SELECT 1 FROM main.task_funding_source f WHERE f.task_id = t.id), "
      "coalesce(m.event, ''), coalesce(m.purpose, ''), coalesce(m.recipient, ''), m.template, t.survey_id, t.request_list_id "
      "FROM main.automated_task t JOIN main.user_account u ON u.id = t.owner_id LEFT JOIN main.inactivation_kind k ON k.kind = t.kind "
      "LEFT JOIN main.message_kind m ON m.kind = t.kind WHERE t.id = ?1");
  const sql::Reset reset(row);
  if (!row.bind(id).step()) throw sql::Error("there is no task '" + std::string(id) + "'; see SELECT id, name FROM automated_task");
  const auto text = [&](int column) { return row.get<std::string>(column); };
  const auto optional = [&](int column) { return row.get<std::optional<std::string>>(column); };
  Task task;
  task.id = text(0);
  task.name = text(1);
  task.kind = text(2);
  task.meaning = text(3);
  task.n = row.get<long>(4);
  task.enabled = row.get<bool>(5);
  task.test_mode = row.get<bool>(6);
  task.close_out = row.get<bool>(7);
  task.close_out_notes = optional(8);
  task.template_id = optional(9);
  task.saved_at = text(10);
  task.has_run_live = row.get<bool>(11);
  task.owner_id = text(12);
  task.owner = text(13);
  task.time_zone = text(14);
  task.owner_email = optional(15);
  task.owner_center_id = optional(16);
  task.owner_funding_source_id = optional(17);
  task.counts_everything = row.get<std::optional<bool>>(18).value_or(false);
  task.event = text(19);
  task.purpose = text(20);
  task.recipient = text(21);
  task.template_name = optional(22);
  task.survey_id = optional(23);
  task.request_list_id = optional(24);
  return task;
}

void require_kind(const Task& task) {
  if (task.meaning.empty())
    throw sql::Error("nothing is known of the kind " + task.kind + "; add it to inactivation_kind or message_kind, or change the task");
}

std::int64_t first_run_cap(sql::Connection& connection, const Task& task) {
  if (task.test_mode || task.has_run_live) return 0;
  sql::Statement cap = connection.prepare("SELECT CAST(value AS INTEGER) FROM main.setting WHERE name = ?1");
  cap.bind(std::string_view(task.writes_messages() ? "mail.first_run_cap" : "inactivation.first_run_cap")).step();
  return cap.get<std::int64_t>(0);
}

std::vector<std::string> enabled_tasks(sql::Connection& connection) {
  sql::Statement rows = connection.prepare(
      "SELECT t.id FROM main.automated_task t JOIN main.user_account u ON u.id = t.owner_id "
      "WHERE t.enabled AND u.status IN ('Active', 'Service') ORDER BY t.created_at, t.id");
  std::vector<std::string> ids;
  while (rows.step()) ids.push_back(rows.get<std::string>(0));
  return ids;
}

Morning morning_of(sql::Connection& connection, const Task& task, std::string_view now) {
  Morning morning;
  std::string saved;
  try {
    require_kind(task);
    const TimeZone zone(task.time_zone);
    morning.day = zone.day_of(now);
    saved = zone.day_of(task.saved_at);
  } catch (const sql::Error& e) {
    morning.day = now.substr(0, 10);
    morning.problem = e.what();
    saved = task.saved_at.substr(0, 10);
  }
  // A run of a morning still to come stands in the way until it is undone.
  sql::Statement& last =
      connection.cached("SELECT max(run_date), id FROM main.task_run WHERE task_id = ?1 AND (undone_at IS NULL OR run_date <= ?2)");
  const sql::Reset reset(last);
  last.bind(task.id, morning.day).step();
  const auto run_date = last.get<std::optional<std::string>>(0);
  // An owner who moves to another time zone loses a day at most.
  const std::string tomorrow = add_days(morning.day, 1);
  if (run_date > tomorrow) {
    morning.turn = Morning::behind;
    morning.problem = fmt::format(
        "the clock went back: it is {0}, and this task has run for {1} (run {2}); it runs again after that day, or once that run is undone: "
        "SELECT undo_task_run({2})",
        morning.day, *run_date, last.get<std::int64_t>(1));
  } else if (run_date >= morning.day) {
    morning.turn = Morning::done;
  } else if (saved > tomorrow) {
    morning.turn = Morning::behind;
    morning.problem = fmt::format("the clock went back: it is {}, and this task was saved on {}; it runs after that day, or once it is saved again",
                                  morning.day, saved);
  } else if (saved >= morning.day) {
    morning.turn = Morning::not_yet;
  }
  return morning;
}

std::string clock(sql::Connection& connection) {
  sql::Statement& now = connection.cached("SELECT now FROM main.clock");
  const sql::Reset reset(now);
  now.step();
  return now.get<std::string>(0);
}

std::string moment(std::optional<std::string_view> given) {
  if (!given) throw sql::Error("now is NULL; give an instant in UTC as YYYY-MM-DD HH:MM:SS, or leave it out for the clock's");
  require_instant(*given);
  return std::string(*given);
}

std::string moment(sql::Connection& connection, sqlite3_value* now) {
  return now == nullptr ? moment(clock(connection)) : moment(sql::text_of(now, "now"));
}

}  // namespace crm
