// The many inactivations of `tests/bench/run tasks`.
#include "many_at_once.h"

#include <filesystem>
#include <initializer_list>
#include <stdexcept>
#include <vector>

#include "activity_tables.h"
#include "files.h"
#include "stopwatch.h"

namespace bench {
namespace {

// The tables that both write.
constexpr std::initializer_list<const char*> written = {
    "client", "counseling_session", "audit_log", "task_run_client", "outbox", "inactivation_agenda", "inactivation_reviewed", "task_run"};

void remove(const std::string& path) {
  for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path + end);
}

// Reads what either side will need into the page cache.
void warm(const Sqlite& db) {
  db.number("SELECT sum(length(modified_by)) FROM client NOT INDEXED");
  db.number("SELECT count(*) FROM client INDEXED BY sqlite_autoindex_client_1 WHERE id > ''");
  for (const ActivityTable& table : activity_tables) {
    const std::string name = table.name;
    db.number("SELECT count(*) FROM " + name + " INDEXED BY " + name + "_client WHERE client_id > ''");
    db.number("SELECT sum(length(funding_source_id)) FROM " + name + " NOT INDEXED");
  }
  db.number("SELECT count(*) FROM counseling_session INDEXED BY sqlite_autoindex_counseling_session_1 WHERE id > ''");
}

}  // namespace

ManyAtOnce::ManyAtOnce(const std::string& folder, int clients, const std::string& crm)
    : crm_(crm), office_(folder + "/many"), bare_office_(folder + "/many-bare"), ours_(folder + "/many-ours"), bare_(folder + "/many-statements") {
  make_tasks_office(office_, {clients, 0, 1}, crm);
  {
    const Sqlite db(office_);
    db.run(
        "INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, close_out, close_out_notes, created_at) VALUES "
        "('half a year', 'Half a year without activity', 'inactivate_client', 182, 'robot', 1, 0, 1, 'Closed', '2029-11-01 09:00:00');"
        "INSERT INTO task_center (task_id, center_id) VALUES ('half a year', 'main')");
  }
  std::filesystem::copy_file(office_, bare_office_);
  const Sqlite db(bare_office_);
  db.run(db.text("SELECT group_concat(printf('DROP TRIGGER \"%w\"', name), ';') FROM sqlite_schema WHERE type = 'trigger'"));
}

ManyAtOnce::~ManyAtOnce() {
  for (const std::string& path : {office_, bare_office_, ours_, bare_}) remove(path);
}

Sqlite ManyAtOnce::fresh_copy(const std::string& of, const std::string& to) const {
  remove(to);
  std::filesystem::copy_file(of, to);
  Sqlite db = open_tasks_office(to, crm_);
  warm(db);
  return db;
}

double ManyAtOnce::run() const {
  const Sqlite db = fresh_copy(office_, ours_);
  return processor_seconds_of([&] { db.text("SELECT run_tasks()"); });
}

namespace {

// Runs the statements of a file, which blank lines part, each with whatever it asks for of the run's values.
void run_file(const Sqlite& db, const std::string& file, const std::vector<std::pair<const char*, std::string>>& values) {
  const std::string statements = read_file(BENCH_SOURCE "/" + file);
  for (std::size_t at = 0, end = 0; end != std::string::npos; at = end + 3) {
    end = statements.find(";\n\n", at);
    const Sqlite::Statement statement = db.prepare(std::string_view(statements).substr(at, end - at));
    for (const auto& [name, value] : values) {
      const int parameter = sqlite3_bind_parameter_index(statement.get(), name);
      if (parameter > 0) sqlite3_bind_text(statement.get(), parameter, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
    }
    db.step(statement.get());
  }
}

}  // namespace

double ManyAtOnce::by_statements(bool find) const {
  if (!std::filesystem::exists(ours_)) run();
  const Sqlite db = fresh_copy(bare_office_, bare_);
  db.run("PRAGMA temp_store = MEMORY; ATTACH '" + ours_ + "' AS ours");
  const std::vector<std::pair<const char*, std::string>> values = {
      {":task", "half a year"},
      {":now", db.text("SELECT ran_at FROM ours.task_run")},
      {":day", db.text("SELECT run_date FROM ours.task_run")},
      {":prefix", db.text("SELECT replace(session_id, client_id, '') FROM ours.task_run_client LIMIT 1")},
  };
  db.run("DETACH ours");
  const auto look = [&] { run_file(db, "many_at_once.find.sql", values); };
  if (!find) look();
  return processor_seconds_of([&] {
    db.run("BEGIN IMMEDIATE");
    if (find) look();
    run_file(db, "many_at_once.sql", values);
    db.run("COMMIT");
  });
}

void ManyAtOnce::verify() const {
  const Sqlite db(ours_);
  db.run("ATTACH '" + bare_ + "' AS bare");
  for (const std::string table : written) {
    const std::string ours = "SELECT * FROM main." + table, bare = "SELECT * FROM bare." + table;
    if (db.number("SELECT count(*) FROM main." + table) != db.number("SELECT count(*) FROM bare." + table) ||
        db.number("SELECT count(*) FROM (" + ours + " EXCEPT " + bare + ")") != 0) {
      throw std::runtime_error("the run and the bare statements have left different rows: " + table);
    }
  }
}

int ManyAtOnce::inactivated() const { return static_cast<int>(Sqlite(ours_).number("SELECT affected FROM task_run")); }

}  // namespace bench
