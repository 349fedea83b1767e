// The calls of SQLite that the benchmarks of tests/bench/run make.
#include "sqlite.h"

#include <stdexcept>

namespace bench {

Sqlite::Sqlite(const std::string& path) : db_(nullptr, sqlite3_close) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open(path.c_str(), &raw);
  db_.reset(raw);
  if (code != SQLITE_OK) throw std::runtime_error(path + ": " + sqlite3_errmsg(raw));
}

Sqlite::Statement Sqlite::prepare(std::string_view text) const {
  sqlite3_stmt* raw = nullptr;
  if (sqlite3_prepare_v3(db_.get(), text.data(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT, &raw, nullptr) != SQLITE_OK) {
    throw std::runtime_error(sqlite3_errmsg(db_.get()));
  }
  return {raw, sqlite3_finalize};
}

void Sqlite::step(sqlite3_stmt* statement) const {
  if (sqlite3_step(statement) != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(db_.get()));
  sqlite3_reset(statement);
}

void Sqlite::run(const std::string& text) const {
  if (sqlite3_exec(db_.get(), text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(db_.get()));
}

Sqlite::Statement Sqlite::first_row(std::string_view query) const {
  Statement statement = prepare(query);
  if (sqlite3_step(statement.get()) != SQLITE_ROW) throw std::runtime_error(sqlite3_errmsg(db_.get()));
  return statement;
}

std::int64_t Sqlite::number(std::string_view query) const { return sqlite3_column_int64(first_row(query).get(), 0); }

std::string Sqlite::text(std::string_view query) const {
  const Statement statement = first_row(query);
  return reinterpret_cast<const char*>(sqlite3_column_text(statement.get(), 0));
}

void Sqlite::load_extension(const std::string& library) const {
  sqlite3_db_config(db_.get(), SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, nullptr);
  char* message = nullptr;
  if (sqlite3_load_extension(db_.get(), library.c_str(), nullptr, &message) != SQLITE_OK) throw std::runtime_error(message);
}

}  // namespace bench
