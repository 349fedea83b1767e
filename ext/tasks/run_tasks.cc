#include "tasks/run_tasks.h"

#include "core/core.h"
#include "sqlite/savepoint.h"
#include "tasks/inactivation.h"
#include "tasks/report.h"

namespace crm {
namespace {

// One element of the summary.
struct Outcome {
  std::optional<std::string> task_id;
  std::string task, mode;
  std::int64_t affected = 0;
  std::optional<std::string> error;
  std::optional<std::int64_t> run_id;
  std::string run_date;
};

// Failures of the database, not of a task: nothing further can be relied on in this run.
bool is_of_the_database(int code) {
  switch (code & 0xff) {
    case SQLITE_ERROR:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
    case SQLITE_RANGE:
      return false;
    default:
      return true;
  }
}

std::int64_t begin_run(sql::Connection& connection, const Task& task, const std::string& day, const std::string& now) {
  connection
      .prepare(
          "INSERT INTO main.task_run (task_id, run_date, mode, affected, task, owner_id, close_out_notes, ran_at) VALUES (?1, ?2, ?3, 0, ?4, ?5, ?6, "
          "?7)")
      .bind(task.id, day, task.mode(), task.name, task.owner_id, task.close_out_notes, now)
      .run();
  return sqlite3_last_insert_rowid(connection.handle());
}

// The list of an earlier run in test mode has served.
void forget_tests(sql::Connection& connection, const Task& task) {
  connection
      .prepare(
          "DELETE FROM main.task_run_client WHERE run_id = "
          "(SELECT id FROM main.task_run WHERE task_id = ?1 AND mode = 'test' AND error IS NULL ORDER BY run_date DESC LIMIT 1)")
      .bind(task.id)
      .run();
}

void run_task(sql::Connection& connection, const Task& task, const Morning& morning, const std::string& now, Outcome& outcome) {
  if (!morning.problem.empty()) throw sql::Error(morning.problem);
  const std::int64_t cap = cap_of(connection, task);
  forget_tests(connection, task);
  const std::int64_t run = begin_run(connection, task, morning.day, now);
  outcome.affected = list_clients(connection, task, run, morning.day, now);
  if (cap > 0 && outcome.affected > cap) throw sql::Error(over_cap(outcome.affected, cap));
  if (!task.test_mode) inactivate_clients(connection, task, run, morning.day, now);
  move_on(connection, task, morning.day);
  write_report(connection, task, run, outcome.affected, morning.day, now);
  connection.prepare("UPDATE main.task_run SET affected = ?2 WHERE id = ?1").bind(run, outcome.affected).run();
  outcome.run_id = run;
}

void record_failure(sql::Connection& connection, const Task& task, const Morning& morning, const std::string& now, Outcome& outcome) {
  sql::Savepoint savepoint(connection.handle(), "crm_task");
  const std::int64_t run = begin_run(connection, task, morning.day, now);
  connection.prepare("UPDATE main.task_run SET error = ?2 WHERE id = ?1").bind(run, *outcome.error).run();
  write_failure(connection, task, run, *outcome.error, morning.day, now);
  savepoint.release();
  outcome.run_id = run;
}

bool stands_still(const Morning& morning) { return morning.turn == Morning::done || morning.turn == Morning::not_yet; }

// Runs one task if it is due, in a savepoint of its own (T7).
std::optional<Outcome> run_when_due(sql::Connection& connection, const std::string& id, const std::string& now) {
  Task task = load_task(connection, id);
  Morning morning = morning_of(task, now);
  if (stands_still(morning)) return std::nullopt;  // without asking for the write lock
  const bool inside = sqlite3_get_autocommit(connection.handle()) == 0;
  Outcome outcome;
  try {
    if (morning.problem.empty()) review(connection, task);
    sql::Savepoint savepoint(connection.handle(), "crm_task");
    task = load_task(connection, id);  // as it is now: another task, or another process, may have changed it
    morning = morning_of(task, now);
    if (!task.enabled || stands_still(morning)) return std::nullopt;
    outcome = {task.id, task.name, task.mode(), 0, std::nullopt, std::nullopt, morning.day};
    if (morning.turn == Morning::behind) {
      outcome.error = morning.problem;
      return outcome;
    }
    run_task(connection, task, morning, now, outcome);
    savepoint.release();
    return outcome;
  } catch (const sql::Error& e) {
    const bool lost_transaction = inside && sqlite3_get_autocommit(connection.handle()) != 0;
    if (lost_transaction || is_of_the_database(e.code())) throw;
    outcome = {task.id, task.name, task.mode(), 0, e.what(), std::nullopt, morning.day};
  }
  record_failure(connection, task, morning, now, outcome);
  return outcome;
}

Outcome inactivate_users(sql::Connection& connection, const std::string& now) {
  Outcome outcome{std::nullopt, "User accounts", "live", 0, std::nullopt, std::nullopt, now.substr(0, 10)};
  if (idle_users(connection, now).empty()) return outcome;  // without asking for the write lock
  sql::Savepoint savepoint(connection.handle(), "crm_users");
  for (const IdleUser& user : idle_users(connection, now)) {
    connection
        .prepare(
            "INSERT INTO main.audit_log (at, action, rule, table_name, row_id, column_name, old_value, new_value) "
            "VALUES (?2, 'user account inactivated', 'T6', 'user_account', ?1, 'status', 'Active', 'Inactive')")
        .bind(user.id, now)
        .run();
    connection.prepare("UPDATE main.user_account SET status = 'Inactive' WHERE id = ?1").bind(user.id).run();
    ++outcome.affected;
  }
  savepoint.release();
  return outcome;
}

std::string summary(sql::Connection& connection, const std::vector<Outcome>& outcomes) {
  sql::Statement object = connection.prepare(
      "SELECT json_object('task_id', ?1, 'task', ?2, 'mode', ?3, 'affected', ?4, 'queued', 0, 'error', ?5, 'run_id', ?6, 'run_date', ?7)");
  std::string json = "[";
  for (const Outcome& o : outcomes) {
    object.bind(o.task_id, o.task, o.mode, o.affected, o.error, o.run_id, o.run_date).step();
    if (json.size() > 1) json += ",";
    json += object.get<std::string>(0);
  }
  return json + "]";
}

}  // namespace

std::vector<IdleUser> idle_users(sql::Connection& connection, const std::string& now) {
  sql::Statement rows = connection.prepare(
      "SELECT id, name, since FROM (SELECT id, name, max(coalesce(last_active_at, ''), coalesce(active_since, '')) AS since "
      "FROM main.user_account WHERE status = 'Active'), (SELECT CAST(value AS INTEGER) AS days FROM main.setting WHERE name = "
      "'user_account.inactive_after') WHERE days > 0 AND since <> '' AND since < datetime(?1, -days || ' days') ORDER BY name, id");
  rows.bind(now);
  std::vector<IdleUser> users;
  while (rows.step()) users.push_back({rows.get<std::string>(0), rows.get<std::string>(1), rows.get<std::string>(2)});
  return users;
}

std::string run_tasks(sql::Connection& connection, const std::string& now) {
  require_zone_data();
  std::vector<Outcome> outcomes;
  if (Outcome users = inactivate_users(connection, now); users.affected > 0) outcomes.push_back(users);
  for (const std::string& id : enabled_tasks(connection)) {
    if (const auto outcome = run_when_due(connection, id, now)) outcomes.push_back(*outcome);
  }
  return summary(connection, outcomes);
}

}  // namespace crm
