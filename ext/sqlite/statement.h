// A prepared statement that finalizes itself.
//
//   sql::Statement clients(db, "SELECT id, name FROM client WHERE center_id = ?1");
//   clients.bind("main");
//   while (clients.step()) use(clients.get<std::string_view>(0));
#pragma once

#include <memory>
#include <string_view>

#include "sqlite/value.h"

namespace sql {

class Statement {
 public:
  Statement(sqlite3* db, std::string_view text, unsigned flags = 0) : db_(db) {
    sqlite3_stmt* raw = nullptr;
    check(db, sqlite3_prepare_v3(db, text.data(), static_cast<int>(text.size()), flags, &raw, nullptr));
    handle_.reset(raw);
  }

  // Binds all parameters, in order, and makes the statement ready to step.
  template <class... Values>
  Statement& bind(const Values&... values) {
    reset();
    return bind_from(1, values...);
  }

  // Binds some of a statement that is not being read: the parameter of this index, and those that follow.
  template <class... Values>
  Statement& bind_from(int index, const Values&... values) {
    (check(db_, bind_value(handle(), index++, values)), ...);
    return *this;
  }

  // True on a row, false at the end; anything else throws the connection's words.
  bool step() {
    const int code = sqlite3_step(handle());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    if (code == SQLITE_NOMEM) throw std::bad_alloc();
    const Error error = error_of(db_, code);
    reset();
    throw error;
  }

  // For a statement without rows of interest. Returns how many rows an INSERT, UPDATE or DELETE wrote.
  std::int64_t run() {
    while (step()) {
    }
    const std::int64_t written = sqlite3_changes64(db_);
    reset();
    return written;
  }

  template <class T>
  T get(int column) const {
    return column_value<T>(handle(), column);
  }

  void reset() noexcept { sqlite3_reset(handle()); }
  sqlite3_stmt* handle() const noexcept { return handle_.get(); }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
  };
  sqlite3* db_;
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

// Ends the reading of a statement that is kept, whatever happens: an unfinished one would hold the database's read lock.
//
//   sql::Statement& one = connection.cached("SELECT ...");
//   const sql::Reset reset(one);
class Reset {
 public:
  explicit Reset(Statement& statement) : statement_(statement) {}
  Reset(const Reset&) = delete;
  Reset& operator=(const Reset&) = delete;
  ~Reset() { statement_.reset(); }

 private:
  Statement& statement_;
};

// A name as it stands in a statement.
inline std::string quoted(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) text.append(c == '"' ? 2 : 1, c);
  return text + '"';
}

// Runs every statement of a text.
inline void execute(sqlite3* db, const std::string& text) {
  char* message = nullptr;
  const int code = sqlite3_exec(db, text.c_str(), nullptr, nullptr, &message);
  const std::unique_ptr<char, void (*)(void*)> owned(message, sqlite3_free);
  if (code == SQLITE_NOMEM) throw std::bad_alloc();
  if (code != SQLITE_OK) throw Error(message != nullptr ? message : sqlite3_errstr(code), code);
}

}  // namespace sql
