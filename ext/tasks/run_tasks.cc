#include "tasks/run_tasks.h"

#include <optional>
#include <vector>

#include "core/core.h"
#include "tasks/attempt.h"
#include "tasks/idle_users.h"
#include "tasks/inactivation.h"
#include "tasks/messages.h"
#include "tasks/report.h"

namespace crm {
namespace {

// One element of the summary.
struct Outcome {
  std::optional<std::string> task_id;
  std::string task, mode;
  std::int64_t affected = 0;
  std::int64_t queued = 0;  // what still waits in the task's queue
  std::optional<std::string> error;
  std::optional<std::int64_t> run_id;
  std::string run_date;
};

std::int64_t begin_run(sql::Connection& connection, const Task& task, const std::string& day, const std::string& now) {
  const std::int64_t written = connection
                                   .prepare(
                                       "INSERT INTO main.task_run (task_id, run_date, mode, affected, task, owner_id, close_out_notes, ran_at) "
                                       "VALUES (?1, ?2, ?3, 0, ?4, ?5, ?6, "
                                       "?7)")
                                   .bind(task.id, day, task.mode(), task.name, task.owner_id, task.close_out_notes, now)
                                   .run();
  if (written != 1) throw sql::Error("a trigger of this database keeps the run from being noted in task_run");
  return sqlite3_last_insert_rowid(connection.handle());
}

// The list of an earlier run in test mode has served.
void forget_tests(sql::Connection& connection, const Task& task) {
  sql::Statement last =
      connection.prepare("SELECT id FROM main.task_run WHERE task_id = ?1 AND mode = 'test' AND error IS NULL ORDER BY run_date DESC LIMIT 1");
  if (!last.bind(task.id).step()) return;
  const auto run = last.get<std::int64_t>(0);
  connection.prepare("DELETE FROM main.task_run_client WHERE run_id = ?1").bind(run).run();
  connection.prepare("DELETE FROM main.task_run_message WHERE run_id = ?1").bind(run).run();
}

// Returns how many clients were, or in test mode would have been, inactivated.
std::int64_t inactivate(sql::Connection& connection, const Task& task, std::int64_t run, const std::string& day, const std::string& now,
                        std::int64_t cap) {
  const std::int64_t clients = look_at_clients(connection, task, run, day, now);
  if (cap > 0 && clients > cap) throw sql::Error(over_cap(task, clients, cap));
  if (!task.test_mode) inactivate_clients(connection, task, run, clients, day, now);
  return clients;
}

void run_task(sql::Connection& connection, const Task& task, const Morning& morning, const std::string& now, Outcome& outcome) {
  if (!morning.problem.empty()) throw sql::Error(morning.problem);
  const std::int64_t cap = first_run_cap(connection, task);
  forget_tests(connection, task);
  const std::int64_t run = begin_run(connection, task, morning.day, now);
  outcome.mode = task.mode();
  outcome.affected = (task.writes_messages() ? write_messages : inactivate)(connection, task, run, morning.day, now, cap);
  write_report(connection, task, run, outcome.affected, morning.day, now);
  connection.prepare("UPDATE main.task_run SET affected = ?2 WHERE id = ?1").bind(run, outcome.affected).run();
  if (task.writes_messages()) outcome.queued = count_waiting(connection, task);
  outcome.run_id = run;
}

void record_failure(sql::Connection& connection, const Task& task, const Morning& morning, const std::string& now, Outcome& outcome) {
  const std::int64_t run = begin_run(connection, task, morning.day, now);
  connection.prepare("UPDATE main.task_run SET error = ?2 WHERE id = ?1").bind(run, *outcome.error).run();
  write_failure(connection, task, run, *outcome.error, morning.day, now);
  outcome.run_id = run;
}

// Runs one task if it is due.
std::optional<Outcome> run_when_due(sql::Connection& connection, const std::string& id, const std::string& now) {
  Task task;
  Morning morning;
  const auto look = [&] {
    task = load_task(connection, id);
    morning = morning_of(connection, task, now);
  };
  if (const auto problem = problem_of(look)) return Outcome{id, id, "", 0, 0, problem, std::nullopt, now.substr(0, 10)};
  if (morning.turn == Morning::done || morning.turn == Morning::not_yet) return std::nullopt;  // without asking for the write lock
  Outcome outcome{task.id, task.name, task.mode(), 0, 0, std::nullopt, std::nullopt, morning.day};
  if (morning.turn == Morning::behind) {
    outcome.error = morning.problem;
    return outcome;
  }
  bool is_due = true;
  outcome.error = attempt(connection, [&] {
    look();  // again: another task, or another process, may have changed it
    is_due = task.enabled && morning.turn == Morning::due;
    if (is_due) run_task(connection, task, morning, now, outcome);
  });
  if (!is_due) return std::nullopt;
  if (outcome.error) {
    outcome.affected = outcome.queued = 0;
    if (const auto unrecorded = attempt(connection, [&] { record_failure(connection, task, morning, now, outcome); })) {
      *outcome.error += "; and this could not be recorded: " + *unrecorded;
    }
  }
  return outcome;
}

Outcome inactivate_users(sql::Connection& connection, const std::string& now) {
  Outcome outcome{std::nullopt, "User accounts", "live", 0, 0, std::nullopt, std::nullopt, now.substr(0, 10)};
  for (const IdleUser& user : idle_users(connection, now)) {
    if (const auto problem = attempt(connection, [&] { inactivate_user(connection, user, now); })) {
      outcome.error = *problem + " (user " + user.id + ")";
    } else {
      ++outcome.affected;
    }
  }
  return outcome;
}

std::string summary(sql::Connection& connection, const std::vector<Outcome>& outcomes) {
  sql::Statement object = connection.prepare(
      "SELECT json_object('task_id', ?1, 'task', ?2, 'mode', ?3, 'affected', ?4, 'queued', ?5, 'error', ?6, 'run_id', ?7, 'run_date', ?8)");
  std::string json = "[";
  for (const Outcome& o : outcomes) {
    object.bind(o.task_id, o.task, o.mode, o.affected, o.queued, o.error, o.run_id, o.run_date).step();
    if (json.size() > 1) json += ",";
    json += object.get<std::string>(0);
  }
  return json + "]";
}

}  // namespace

std::string run_tasks(sql::Connection& connection, const std::string& now) {
  require_zone_data();
  std::vector<Outcome> outcomes;
  if (Outcome users = inactivate_users(connection, now); users.affected > 0 || users.error) outcomes.push_back(users);
  for (const std::string& id : enabled_tasks(connection)) {
    if (const auto outcome = run_when_due(connection, id, now)) outcomes.push_back(*outcome);
  }
  return summary(connection, outcomes);
}

}  // namespace crm
