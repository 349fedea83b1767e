// Making and running the office of `tests/bench/run tasks`.
#include "tasks_office.h"

#include <stdexcept>

#include "activity_tables.h"
#include "files.h"
#include "stopwatch.h"

namespace bench {
namespace {

constexpr const char* first_day = "2030-01-01";

void replace(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) text.replace(at, from.size(), to);
}

void bind(sqlite3_stmt* statement, const char* name, int value) { sqlite3_bind_int(statement, sqlite3_bind_parameter_index(statement, name), value); }

// Whatever of the office's sizes the statement asks for.
void bind(sqlite3_stmt* statement, const Size& size) {
  bind(statement, ":clients", size.clients);
  bind(statement, ":due", size.due);
  bind(statement, ":mornings", size.mornings);
  sqlite3_bind_text(statement, sqlite3_bind_parameter_index(statement, ":first_day"), first_day, -1, SQLITE_STATIC);
}

// Each day one client in 250 has an activity; those that are to fall due have none.
constexpr const char* days_activities =
    "INSERT INTO inquiry (client_id, activity_date, subject, funding_source_id, center_id, modified_by) "
    "WITH RECURSIVE n(i) AS (SELECT :day * 3 UNION ALL SELECT i + 250 FROM n WHERE i + 250 < :clients) "
    "SELECT '01960000-0000-7000-8000-' || (100000000001 + i), date(:first_day, :day || ' days'), 'Asked about taxes', 'sba', 'main', 'bob' FROM n "
    "WHERE (i + 1) * 7919 % :clients >= 2 * :due * :mornings";

// Those whose last activities would make them due on one of the mornings, though they are not to be, come again before: it is what the agenda
// knows of most clients after a while, that they were to be looked at on a day by which they have come again.
constexpr const char* come_again =
    "INSERT INTO inquiry (client_id, activity_date, subject, funding_source_id, center_id, modified_by) "
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :clients) "
    "SELECT '01960000-0000-7000-8000-' || (100000000000 + i), :first_day, 'Asked about taxes', 'sba', 'main', 'bob' FROM n "
    "WHERE i * 7919 % :clients >= 2 * :due * :mornings AND (i * 31 % 365 > 363 - :mornings OR i * 37 % 730 > 728 - :mornings)";

}  // namespace

void make_tasks_office(const std::string& path, const Size& size, const std::string& crm) {
  const Sqlite db(path);
  db.load_extension(crm);
  db.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; SELECT crm_install()");
  db.run(read_file(BENCH_SOURCE "/tasks_office.sql"));
  db.run(db.text("SELECT group_concat(printf('DROP TRIGGER \"%w\"', name), ';') FROM sqlite_schema WHERE type = 'trigger'"));
  const Sqlite::Statement clients = db.prepare(read_file(BENCH_SOURCE "/clients.sql"));
  sqlite3_bind_int(clients.get(), 1, size.clients);
  db.step(clients.get());
  int position = 0;
  for (const ActivityTable& table : activity_tables) {
    std::string text = read_file(BENCH_SOURCE "/activities.sql");
    replace(text, "$table", table.name);
    replace(text, "$day", table.day);
    replace(text, "$detail", table.detail);
    replace(text, "$value", table.value);
    const Sqlite::Statement fill = db.prepare(text);
    bind(fill.get(), size);
    bind(fill.get(), ":position", position++);
    db.step(fill.get());
  }
  db.run("SELECT crm_install()");
}

Sqlite open_tasks_office(const std::string& path, const std::string& crm) {
  Sqlite db(path);
  db.load_extension(crm);
  db.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -6000000");
  return db;
}

bool falls_due(int client, const Size& size) { return std::int64_t{client} * 7919 % size.clients < 2L * size.due * size.mornings; }

TasksOffice::TasksOffice(const std::string& path, const Size& size, const std::string& crm)
    : size_(size), db_((make_tasks_office(path, size, crm), open_tasks_office(path, crm))) {
  db_.run(
      "INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, close_out, close_out_notes, created_at) VALUES "
      "('any activity', 'A year without activity', 'inactivate_client', 365, 'robot', 1, 0, 1, 'Closed', '2029-11-01 09:00:00'),"
      "('two funding sources', 'Two years without them', 'inactivate_client_reportable', 730, 'robot', 1, 0, 1, 'Closed', '2029-11-01 09:00:00');"
      "INSERT INTO task_center (task_id, center_id) SELECT id, 'main' FROM automated_task;"
      "INSERT INTO task_funding_source (task_id, funding_source_id) VALUES ('two funding sources', 'sba'), ('two funding sources', 'state')");
  run();  // the first, which looks at every client
  const Sqlite::Statement again = db_.prepare(come_again);
  bind(again.get(), size_);
  db_.step(again.get());
  for (int i = 0; i < 2; ++i) run();
}

double TasksOffice::find(const std::string& task) const { return asked("SELECT count(*) FROM eligible_for_inactivation('" + task + "')", size_.due); }

double TasksOffice::preview() const { return asked("SELECT count(*) FROM preview_tasks WHERE action = 'inactivate client'", 2L * size_.due); }

double TasksOffice::asked(const std::string& question, std::int64_t due) const {
  std::int64_t found = 0;
  const double seconds = processor_seconds_of([&] { found = db_.number(question); });
  require_due(found, due);
  return seconds;
}

double TasksOffice::run() {
  std::string done;
  const double seconds = processor_seconds_of([&] { done = db_.text("SELECT run_tasks()"); });
  require_due(db_.number("SELECT sum(affected) FROM task_run WHERE ran_at = (SELECT now FROM clock) AND error IS NULL"), 2L * size_.due);
  next_morning();
  return seconds;
}

void TasksOffice::next_morning() {
  const Sqlite::Statement activities = db_.prepare(days_activities);
  bind(activities.get(), size_);
  bind(activities.get(), ":day", day_);
  db_.step(activities.get());
  db_.run("UPDATE setting SET value = datetime(value, '1 day') WHERE name = 'clock.pinned'; PRAGMA wal_checkpoint(TRUNCATE)");
  ++day_;
  if (day_ >= size_.mornings) throw std::runtime_error("the mornings of the office have been used up");
}

void TasksOffice::require_due(std::int64_t found, std::int64_t due) const {
  if (found != due) throw std::runtime_error(std::to_string(found) + " clients were found, and " + std::to_string(due) + " were due");
}

}  // namespace bench
