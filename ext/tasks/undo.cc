#include "tasks/undo.h"

#include <fmt/format.h>

#include "sqlite/savepoint.h"
#include "tasks/task.h"

namespace crm {
namespace {

// The clients of a run (?1) that are not as the run left them, each with the reason.
constexpr const char* changed_clients =
    "SELECT r.client_id, r.client, CASE "
    "WHEN c.id IS NULL THEN 'it was deleted' "
    "WHEN EXISTS (SELECT 1 FROM main.task_run_client l JOIN main.task_run n ON n.id = l.run_id WHERE l.client_id = r.client_id "
    "AND l.run_id > r.run_id AND n.mode = 'live' AND l.undone_at IS NULL) THEN 'its status was changed, and a later run took it' "
    "WHEN r.changed_at IS NOT NULL THEN 'its status was changed at ' || r.changed_at "
    "WHEN c.status <> 'Inactive' THEN 'its status is ' || c.status "
    "WHEN c.modified_by IS NOT t.owner_id THEN 'it was edited by ' || coalesce(c.modified_by, 'somebody') "
    "WHEN r.session_id IS NOT NULL AND s.id IS NULL THEN 'its close-out session was deleted' "
    "WHEN r.session_id IS NOT NULL AND (s.client_id, s.type, s.session_date, s.contact_hours, s.prep_hours, s.travel_hours, s.reportable, "
    "s.counselor_id, s.center_id, s.notes, s.modified_by) IS NOT (r.client_id, 'Close-out', t.run_date, 0, 0, 0, 0, t.owner_id, c.center_id, "
    "t.close_out_notes, t.owner_id) "
    "THEN 'its close-out session was edited' "
    "WHEN EXISTS (SELECT 1 FROM main.task_run_profile p LEFT JOIN main.bid_match_profile b ON b.id = p.profile_id WHERE p.run_id = r.run_id "
    "AND p.client_id = r.client_id AND (b.status, b.client_id, b.modified_by) IS NOT ('Inactive', r.client_id, t.owner_id)) "
    "THEN 'its bid match profile was changed' END AS reason "
    "FROM main.task_run_client r JOIN main.task_run t ON t.id = r.run_id LEFT JOIN main.client c ON c.id = r.client_id "
    "LEFT JOIN main.counseling_session s ON s.id = r.session_id WHERE r.run_id = ?1 AND reason IS NOT NULL";

// Is the run of a morning still to come, by a clock that was wrong? Until then its task would not run.
bool is_to_come(sql::Connection& connection, std::int64_t run, const std::string& now) {
  // (An owner's local day is at most the day after that of UTC.)
  return connection.prepare("SELECT 1 FROM main.task_run WHERE id = ?1 AND undone_at IS NULL AND run_date > date(?2, '+1 day')")
      .bind(run, now)
      .step();
}

bool took_clients(sql::Connection& connection, std::int64_t run) {
  return connection.prepare("SELECT 1 FROM main.task_run r JOIN main.task_run_client c ON c.run_id = r.id WHERE r.id = ?1 AND r.mode = 'live'")
      .bind(run)
      .step();
}

// What such a run wrote stays written, and what its test found stays found: only its day does not count any more. A reminder that it skipped, since
// by its clock the appointment had begun, waits again.
void take_back_day(sql::Connection& connection, std::int64_t run, std::optional<std::string_view> by, const std::string& now) {
  connection
      .prepare(
          "INSERT INTO main.audit_log (at, actor, action, rule, table_name, row_id) "
          "VALUES (?2, ?3, 'task run undone: its day is still to come', ?1, 'task_run', ?1)")
      .bind(run, now, by)
      .run();
  connection
      .prepare(
          "INSERT INTO main.task_queue (task_id, client_id, appointment_id, period, send_on, queued_at) "
          "SELECT c.task_id, c.client_id, c.appointment_id, c.period, c.send_on, ?2 FROM main.task_queue s CROSS JOIN main.reminder_case c "
          "ON c.appointment_id = s.appointment_id AND c.task_id = s.task_id AND c.client_id = s.client_id AND c.period = s.period "
          "WHERE s.task_id = (SELECT task_id FROM main.task_run WHERE id = ?1) AND s.run_id = ?1 AND s.status = 'skipped' "
          "AND NOT EXISTS (SELECT 1 FROM main.task_queue q WHERE q.client_id = s.client_id AND q.task_id = s.task_id AND q.period = s.period "
          "AND coalesce(q.appointment_id, '') = s.appointment_id AND q.status <> 'skipped')")
      .bind(run, now)
      .run();
}

void mark_undone(sql::Connection& connection, std::int64_t run, std::optional<std::string_view> by, const std::string& now) {
  connection.prepare("UPDATE main.task_run SET undone_at = ?2, undone_by = ?3 WHERE id = ?1").bind(run, now, by).run();
}

std::string summary(std::int64_t run, std::int64_t clients, std::int64_t profiles, std::int64_t sessions, std::int64_t left, bool disabled) {
  return fmt::format(R"({{"run_id":{},"clients":{},"profiles":{},"sessions":{},"left":{},"task_disabled":{}}})", run, clients, profiles, sessions,
                     left, disabled ? 1 : 0);
}

// Returns how many clients the run took.
std::int64_t require_undoable(sql::Connection& connection, std::int64_t run) {
  sql::Statement row = connection.prepare("SELECT mode, error, undone_at, affected FROM main.task_run WHERE id = ?1");
  if (!row.bind(run).step()) throw sql::Error(fmt::format("there is no run {}; see SELECT id, task, run_date, affected FROM task_run", run));
  if (const auto undone = row.get<std::optional<std::string>>(2)) throw sql::Error(fmt::format("run {} was undone already, at {}", run, *undone));
  if (row.get<std::optional<std::string>>(1)) throw sql::Error(fmt::format("run {} failed and changed nothing; there is nothing to undo", run));
  if (connection
          .prepare(
              "SELECT 1 FROM main.task_run r LEFT JOIN main.automated_task t ON t.id = r.task_id WHERE r.id = ?1 AND (t.kind IN (SELECT kind FROM "
              "main.message_kind) OR EXISTS (SELECT 1 FROM main.task_run_message m WHERE m.run_id = r.id))")
          .bind(run)
          .step()) {
    throw sql::Error(
        fmt::format("run {} was of a task that writes messages, which cannot be unwritten; delete from outbox those that are still waiting", run));
  }
  if (row.get<std::string>(0) == "test") throw sql::Error(fmt::format("run {} was in test mode and changed nothing; there is nothing to undo", run));
  return row.get<std::int64_t>(3);
}

void refuse_changed(sql::Connection& connection, std::int64_t run) {
  sql::Statement changed = connection.prepare(changed_clients);
  std::int64_t count = 0;
  std::string first;
  for (changed.bind(run); changed.step(); ++count) {
    if (count == 0) first = changed.get<std::string>(1) + " (" + changed.get<std::string>(0) + "): " + changed.get<std::string>(2);
  }
  if (count == 0) return;
  throw sql::Error(fmt::format(
      "run {} cannot be undone as a whole, since {} of its clients changed afterwards: {}{}. Nothing was undone; reactivate by hand, or leave such "
      "clients as they are: SELECT undo_task_run({}, 'your name', 'leave changed')",
      run, count, first, count > 1 ? fmt::format(", and {} more", count - 1) : "", run));
}

// What was taken back would be done again the next morning; somebody looks at the task first.
bool disable_task(sql::Connection& connection, std::int64_t run, std::optional<std::string_view> by, const std::string& now) {
  connection
      .prepare(
          "INSERT INTO main.audit_log (at, actor, action, rule, table_name, row_id, column_name, old_value, new_value) "
          "SELECT ?2, ?3, 'task disabled: a run of it was undone', ?1, 'automated_task', t.id, 'enabled', 1, 0 "
          "FROM main.automated_task t JOIN main.task_run r ON r.task_id = t.id WHERE r.id = ?1 AND t.enabled")
      .bind(run, now, by)
      .run();
  return connection.prepare("UPDATE main.automated_task SET enabled = 0 WHERE enabled AND id = (SELECT task_id FROM main.task_run WHERE id = ?1)")
             .bind(run)
             .run() > 0;
}

}  // namespace

std::string undo_task_run(sql::Connection& connection, std::int64_t run, std::optional<std::string_view> by, bool leave_changed) {
  const std::string now = clock(connection);
  sql::Savepoint savepoint(connection.handle(), "crm_undo");
  if (is_to_come(connection, run, now) && !took_clients(connection, run)) {
    take_back_day(connection, run, by, now);
    mark_undone(connection, run, by, now);
    savepoint.release();
    return summary(run, 0, 0, 0, 0, false);
  }
  const std::int64_t taken = require_undoable(connection, run);
  if (!leave_changed) refuse_changed(connection, run);
  const std::int64_t marked =
      connection
          .prepare("UPDATE main.task_run_client SET undone_at = ?2 WHERE run_id = ?1 AND client_id NOT IN (SELECT client_id FROM (" +
                   std::string(changed_clients) + "))")
          .bind(run, now)
          .run();
  const std::int64_t announced =
      connection
          .prepare(
              "INSERT INTO main.audit_log (at, actor, action, rule, table_name, row_id, column_name, old_value, new_value) "
              "SELECT ?2, ?3, 'task run undone: client', ?1, 'client', client_id, 'status', 'Inactive', 'Active' "
              "FROM main.task_run_client WHERE run_id = ?1 AND undone_at IS NOT NULL "
              "UNION ALL SELECT ?2, ?3, 'task run undone: bid match profile', ?1, 'bid_match_profile', profile_id, 'status', 'Inactive', 'Active' "
              "FROM main.task_run_profile JOIN main.task_run_client USING (run_id, client_id) WHERE run_id = ?1 AND undone_at IS NOT NULL "
              "UNION ALL SELECT ?2, ?3, 'task run undone: close-out session', ?1, 'counseling_session', session_id, NULL, 'Close-out', NULL "
              "FROM main.task_run_client WHERE run_id = ?1 AND undone_at IS NOT NULL AND session_id IS NOT NULL")
          .bind(run, now, by)
          .run();
  const auto restore = [&](const char* text) { return connection.prepare(text).bind(run).run(); };
  const std::int64_t sessions = restore(
      "DELETE FROM main.counseling_session WHERE id IN (SELECT session_id FROM main.task_run_client WHERE run_id = ?1 AND undone_at IS NOT NULL)");
  const std::int64_t profiles = restore(
      "UPDATE main.bid_match_profile SET status = 'Active', modified_by = (SELECT modified_by_before FROM main.task_run_profile "
      "WHERE run_id = ?1 AND profile_id = bid_match_profile.id) WHERE id IN (SELECT profile_id FROM main.task_run_profile "
      "JOIN main.task_run_client USING (run_id, client_id) WHERE run_id = ?1 AND undone_at IS NOT NULL)");
  const std::int64_t clients = restore(
      "UPDATE main.client SET status = 'Active', modified_by = (SELECT modified_by_before FROM main.task_run_client "
      "WHERE run_id = ?1 AND client_id = client.id) WHERE id IN "
      "(SELECT client_id FROM main.task_run_client WHERE run_id = ?1 AND undone_at IS NOT NULL)");
  if (clients != marked || clients + profiles + sessions != announced) {
    throw sql::Error("a trigger of this database keeps rows from being restored; see SELECT name, sql FROM sqlite_schema");
  }
  const bool disabled = disable_task(connection, run, by, now);
  mark_undone(connection, run, by, now);
  savepoint.release();
  return summary(run, clients, profiles, sessions, taken - marked, disabled);
}

}  // namespace crm
