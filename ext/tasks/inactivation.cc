#include "tasks/inactivation.h"

#include <fmt/format.h>

namespace crm {
namespace {

// The part of inactivation_case that is due. The inner SELECT has a LIMIT so that SQLite computes each case once; what is only told about a
// client is computed for those that are due.
std::string due_cases(std::string_view which) {
  return fmt::format(
      "SELECT client_id, client, last_activity, "
      "(SELECT last_other FROM main.inactivation_case c WHERE c.task_id = ?1 AND c.client_id = looked_at.client_id), "
      "entered_at, modified_by, has_profile FROM ("
      "SELECT client_id, client, last_activity, entered_at, modified_by, has_profile, "
      "CASE WHEN (SELECT value FROM main.setting WHERE name = 'inactivation.absolute_guard') = '1' THEN last_reportable END AS guarded "
      "FROM main.inactivation_case WHERE task_id = ?1 AND in_scope{} LIMIT -1) looked_at "
      "WHERE CASE WHEN last_activity IS NULL THEN entered_at < ?3 ELSE last_activity < ?2 END AND (guarded IS NULL OR guarded < ?4)",
      which);
}

bool is_reviewed(sql::Connection& connection, const Task& task) {
  return connection.prepare("SELECT 1 FROM main.inactivation_reviewed WHERE task_id = ?1").bind(task.id).step();
}

// Where the agenda of a task is complete, only the clients whose day has come are looked at; else all are.
sql::Statement due_statement(sql::Connection& connection, const Task& task) {
  return connection.prepare(due_cases(is_reviewed(connection, task)
                                          ? " AND client_id IN (SELECT client_id FROM main.inactivation_agenda WHERE task_id = ?1 AND look_on <= ?5)"
                                          : " AND ?5 = ?5") +
                            " ORDER BY client, client_id");
}

}  // namespace

Limits::Limits(const Task& task, const TimeZone& zone, std::string_view day)
    : activity(add_days(day, -task.n)), entry(zone.start_of(activity)), recent(add_days(day, -90)) {}

DueClients::DueClients(sql::Connection& connection, const Task& task, std::string day)
    : task_id_(task.id), day_(std::move(day)), zone_(task.time_zone), limits_(task, zone_, day_), rows_(due_statement(connection, task)) {
  rows_.bind(task_id_, limits_.activity, limits_.entry, limits_.recent, day_);
}

bool DueClients::next() {
  if (!rows_.step()) return false;
  client_.id = rows_.get<std::string>(0);
  client_.name = rows_.get<std::string>(1);
  client_.last_activity = rows_.get<std::optional<std::string>>(2);
  const auto other = rows_.get<std::optional<std::string>>(3);
  client_.warning = other >= limits_.recent ? "other activity on " + *other : "";
  client_.days = days_between(client_.last_activity ? *client_.last_activity : zone_.day_of(rows_.get<std::string>(4)), day_);
  client_.modified_by = rows_.get<std::optional<std::string>>(5);
  client_.has_profile = rows_.get<bool>(6);
  return true;
}

bool is_due(sql::Connection& connection, const Task& task, const std::string& day, std::string_view client_id) {
  static const std::string text = due_cases(" AND client_id = ?5");
  const Limits limits(task, TimeZone(task.time_zone), day);
  sql::Statement& found = connection.cached(text.c_str());
  const sql::Reset reset(found);
  return found.bind(task.id, limits.activity, limits.entry, limits.recent, client_id).step();
}

std::int64_t list_clients(sql::Connection& connection, const Task& task, std::int64_t run, const std::string& day, const std::string& now) {
  // The id of a close-out session derives from its cause, and begins with the moment: the run and the client (G8, G10).
  sql::Statement insert = connection.prepare(
      "INSERT INTO main.task_run_client (run_id, client_id, client, last_activity, days, warning, modified_by_before, session_id) "
      "SELECT ?1, ?2, ?3, ?4, ?5, nullif(?6, ''), ?7, CASE WHEN ?8 THEN substr(hex, 1, 8) || '-' || substr(hex, 9) || '-task-' || ?1 || '-' || ?2 "
      "END "
      "FROM (SELECT printf('%012x', strftime('%s', ?9) * 1000) AS hex)");
  std::int64_t clients = 0;
  for (DueClients due(connection, task, day); due.next(); ++clients) {
    const DueClient& client = due.client();
    insert
        .bind(run, client.id, client.name, client.last_activity, client.days, client.warning, client.modified_by, task.close_out && !task.test_mode,
              now)
        .run();
  }
  return clients;
}

void inactivate_clients(sql::Connection& connection, const Task& task, std::int64_t run, const std::string& day, const std::string& now) {
  connection
      .prepare(
          "INSERT INTO main.task_run_profile (run_id, profile_id, client_id, modified_by_before) SELECT ?1, id, client_id, modified_by "
          "FROM main.bid_match_profile WHERE status = 'Active' AND client_id IN (SELECT client_id FROM main.task_run_client WHERE run_id = ?1)")
      .bind(run)
      .run();
  connection
      .prepare(
          "UPDATE main.client SET status = 'Inactive', modified_by = ?2 WHERE id IN (SELECT client_id FROM main.task_run_client WHERE run_id = ?1)")
      .bind(run, task.owner_id)
      .run();
  connection
      .prepare(
          "UPDATE main.bid_match_profile SET status = 'Inactive', modified_by = ?2 "
          "WHERE id IN (SELECT profile_id FROM main.task_run_profile WHERE run_id = ?1)")
      .bind(run, task.owner_id)
      .run();
  connection
      .prepare(
          "INSERT INTO main.counseling_session (id, client_id, type, session_date, contact_hours, reportable, funding_source_id, center_id, "
          "counselor_id, notes, entered_at, modified_by) "
          "SELECT r.session_id, r.client_id, 'Close-out', ?2, 0, 0, ?3, c.center_id, ?4, ?5, ?6, ?4 "
          "FROM main.task_run_client r JOIN main.client c ON c.id = r.client_id WHERE r.run_id = ?1 AND r.session_id IS NOT NULL")
      .bind(run, day, task.owner_funding_source_id, task.owner_id, task.close_out_notes, now)
      .run();
  connection
      .prepare(
          "INSERT INTO main.audit_log (at, actor, action, rule, table_name, row_id, column_name, old_value, new_value) "
          "SELECT ?2, ?3, 'client inactivated', ?4, 'client', client_id, 'status', 'Active', 'Inactive' "
          "FROM main.task_run_client WHERE run_id = ?1 "
          "UNION ALL SELECT ?2, ?3, 'bid match profile inactivated', ?4, 'bid_match_profile', profile_id, 'status', 'Active', 'Inactive' "
          "FROM main.task_run_profile WHERE run_id = ?1 "
          "UNION ALL SELECT ?2, ?3, 'close-out session created', ?4, 'counseling_session', session_id, NULL, NULL, 'Close-out' "
          "FROM main.task_run_client WHERE run_id = ?1 AND session_id IS NOT NULL")
      .bind(run, now, task.owner_id, task.id)
      .run();
  // A trigger of the user's may have kept a row from being written.
  sql::Statement kept = connection.prepare(
      "SELECT 'client ' || client_id FROM main.task_run_client r WHERE run_id = ?1 "
      "AND ((SELECT status FROM main.client WHERE id = r.client_id) <> 'Inactive' "
      "OR (session_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM main.counseling_session WHERE id = r.session_id))) "
      "UNION ALL SELECT 'bid match profile ' || profile_id FROM main.task_run_profile r WHERE run_id = ?1 "
      "AND (SELECT status FROM main.bid_match_profile WHERE id = r.profile_id) <> 'Inactive'");
  if (kept.bind(run).step()) {
    throw sql::Error(kept.get<std::string>(0) +
                     " could not be inactivated: a trigger of this database prevents it; see SELECT name, sql FROM sqlite_schema");
  }
}

void review(sql::Connection& connection, const Task& task) {
  if (is_reviewed(connection, task)) return;
  connection.prepare("DELETE FROM main.inactivation_agenda WHERE task_id = ?1").bind(task.id).run();
  connection
      .prepare(
          "INSERT INTO main.inactivation_agenda (client_id, task_id, look_on) "
          "SELECT client_id, task_id, look_on FROM main.inactivation_case WHERE task_id = ?1 AND in_scope")
      .bind(task.id)
      .run();
  connection.prepare("INSERT INTO main.inactivation_reviewed (task_id) VALUES (?1)").bind(task.id).run();
}

void move_on(sql::Connection& connection, const Task& task, const std::string& day) {
  // Tomorrow's are moved on too, so that the preview of the morning finds those that are due and few others.
  const std::string tomorrow = add_days(day, 1);
  connection
      .prepare(
          "DELETE FROM main.inactivation_agenda AS a WHERE task_id = ?1 AND look_on <= ?2 AND NOT EXISTS ("
          "SELECT 1 FROM main.inactivation_case c WHERE c.task_id = ?1 AND c.client_id = a.client_id AND c.in_scope)")
      .bind(task.id, tomorrow)
      .run();
  connection
      .prepare(
          "UPDATE main.inactivation_agenda AS a SET look_on = "
          "(SELECT c.look_on FROM main.inactivation_case c WHERE c.task_id = ?1 AND c.client_id = a.client_id) WHERE task_id = ?1 AND look_on <= ?2")
      .bind(task.id, tomorrow)
      .run();
}

std::int64_t cap_of(sql::Connection& connection, const Task& task) {
  if (task.test_mode || task.has_run_live) return 0;
  sql::Statement cap = connection.prepare("SELECT CAST(value AS INTEGER) FROM main.setting WHERE name = 'inactivation.first_run_cap'");
  cap.step();
  return cap.get<std::int64_t>(0);
}

std::string over_cap(const Task& task, std::int64_t clients, std::int64_t cap) {
  return fmt::format(
      "its first live run would inactivate {} clients at once, more than the {} of the setting inactivation.first_run_cap; nothing was done. "
      "Look at SELECT * FROM eligible_for_inactivation('{}'), then raise the setting, or change the task",
      clients, cap, task.id);
}

}  // namespace crm
