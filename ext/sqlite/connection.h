// One host connection that has loaded the extension: its handle and its cached statements.
//
// Hosts close connections without telling extensions, and an open statement makes sqlite3_close() fail with SQLITE_BUSY. But before it
// looks for statements, SQLite disconnects virtual tables: so the cache hangs on a small eponymous one, whose disconnecting empties it.
// That table is connected only when the first statement is cached: loading neither reads nor writes the database.
#pragma once

#include <atomic>
#include <string_view>
#include <unordered_map>

#include "sqlite/statement.h"

namespace sql {

class Connection {
 public:
  // Registers the table that empties the cache, by a name of the calling library's own (a literal); the connection then owns the Connection.
  static Connection& attach(sqlite3* db, const char* cache_table = "crm_statement_cache");

  Connection(const Connection&) = delete;
  ~Connection() { --open_; }

  // How many of this library's connections are open.
  static int open() noexcept { return open_; }

  sqlite3* handle() const noexcept { return db_; }
  Statement prepare(std::string_view text) const { return Statement(db_, text); }
  void execute(const std::string& text) const { sql::execute(db_, text); }

  // The statement of this text, prepared once a connection; throws while it is running. text must live as long as the library: a literal.
  // For statements that run no trigger of a user's, which might come back here.
  Statement& cached(const char* text);

 private:
  Connection(sqlite3* db, const char* cache_table) : db_(db), cache_table_(cache_table) { ++open_; }
  static const sqlite3_module& cache_module();

  inline static std::atomic<int> open_ = 0;
  sqlite3* db_;
  const char* cache_table_;
  bool watched_ = false;
  std::unordered_map<std::string_view, Statement> cache_;
};

}  // namespace sql
