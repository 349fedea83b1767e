// SQLite's side of `tests/bench/run prompts`: making the files, editing, and comparing the questions at the end.
#include "sqlite_office.h"

#include <chrono>
#include <filesystem>
#include <stdexcept>

#include "files.h"

namespace bench {
namespace {

void bind(sqlite3_stmt* statement, int at, const std::string& text) {
  sqlite3_bind_text(statement, at, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
}

void bind(sqlite3_stmt* statement, int at, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    sqlite3_bind_int64(statement, at, *number);
  } else {
    bind(statement, at, std::get<std::string>(value));
  }
}

}  // namespace

void make_offices(const std::string& bare_path, const std::string& path, int clients, const std::string& crm) {
  {
    const Sqlite db(bare_path);
    db.load_extension(crm);
    db.run(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; SELECT crm_install();"
        "INSERT INTO center (id, name) VALUES ('main', 'Main Street Center');"
        "INSERT INTO user_account (id, name) VALUES ('bob', 'Bob Baker')");
    db.run(db.text("SELECT group_concat(printf('DROP TRIGGER \"%w\"', name), ';') FROM sqlite_schema WHERE type = 'trigger'"));
    const Sqlite::Statement fill = db.prepare(read_file(BENCH_SOURCE "/clients.sql"));
    sqlite3_bind_int(fill.get(), 1, clients);
    db.step(fill.get());
  }
  std::filesystem::copy_file(bare_path, path);
  const Sqlite db(path);
  db.load_extension(crm);
  db.run("SELECT crm_install()");
}

SqliteOffice::SqliteOffice(const std::string& path, Questions questions, Checkpoint checkpoint, const Order& order)
    : db_(path), questions_(questions), checkpoint_(checkpoint), order_(order), transactions_(kinds.size()) {
  db_.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -4000000");
  db_.number("SELECT sum(gross_sales) FROM client NOT INDEXED");
  db_.number("SELECT count(*) FROM client INDEXED BY sqlite_autoindex_client_1 WHERE id > ''");
}

double SqliteOffice::edit(const Kind& kind) {
  const std::vector<Edit> edits = order_.edits(kind, transactions_[&kind - kinds.data()]++);
  std::vector<Question> questions;
  if (kind.question != nullptr && questions_ == Questions::by_inserts) {
    for (const Edit& edit : edits) questions.push_back(kind.question(edit.client));
  }
  const Sqlite::Statement update = db_.prepare(kind.update);
  const Sqlite::Statement insert = db_.prepare(std::string("INSERT INTO prompt (asked_at, ") + question_columns +
                                               ") VALUES ('2025-03-10 09:00:00', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

  const auto start = std::chrono::steady_clock::now();
  const auto elapsed = [start] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); };
  db_.run("BEGIN IMMEDIATE");
  for (std::size_t i = 0; i < edits.size(); ++i) {
    bind(update.get(), 1, edits[i].value);
    bind(update.get(), 2, edits[i].client_id);
    db_.step(update.get());
    if (questions.empty()) continue;
    for (std::size_t column = 0; column < questions[i].size(); ++column) bind(insert.get(), static_cast<int>(column) + 1, questions[i][column]);
    db_.step(insert.get());
  }
  db_.run("COMMIT");
  const double committed = elapsed();
  db_.run("PRAGMA wal_checkpoint");
  return checkpoint_ == Checkpoint::timed ? elapsed() : committed;
}

long SqliteOffice::questions_due() const {
  long due = 0;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i].question != nullptr) due += 1L * transactions_[i] * edits_per_transaction;
  }
  return due;
}

void verify(const std::string& bare_path, const std::string& path, long due) {
  const Sqlite db(path);
  db.run("ATTACH '" + bare_path + "' AS bare");
  const std::string in_ours = std::string("SELECT ") + question_columns + " FROM main.prompt WHERE status = 'pending'";
  const std::string in_bare = std::string("SELECT ") + question_columns + " FROM bare.prompt WHERE status = 'pending'";
  for (const std::string& rows : {in_ours, in_bare}) {
    const std::int64_t found = db.number("SELECT count(*) FROM (" + rows + ")");
    if (found != due) throw std::runtime_error(std::to_string(found) + " questions are pending, and " + std::to_string(due) + " were due");
  }
  if (db.number("SELECT count(*) FROM (" + in_ours + " EXCEPT " + in_bare + ")") != 0) {
    throw std::runtime_error("the questions of the triggers are not those that were inserted by hand");
  }
}

}  // namespace bench
