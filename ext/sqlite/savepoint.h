// All or nothing (G3): what is done while a Savepoint lives is undone unless release() was reached.
// Works inside and outside the host's transaction; not under a statement that writes (SQLite refuses it there).
//
// When memory runs out under a running statement, SQLite runs no further SQL until that statement has ended, so not ROLLBACK TO either.
// But a reading statement that ends while memory is out makes SQLite roll the transaction back, as it documents for SQLITE_NOMEM: one is
// kept open for that case. unwatch() closes it, for work that no open reader may watch: DROP TABLE.
#pragma once

#include "sqlite/statement.h"

namespace sql {

class Savepoint {
 public:
  Savepoint(sqlite3* db, const char* name) : db_(db), name_(name) {
    try {
      execute(db_, "SAVEPOINT " + name_);
    } catch (const Error& e) {
      if (e.code() != SQLITE_BUSY) throw;
      throw Error("it cannot run inside a statement that writes; call it in a SELECT of its own");
    }
    try {
      reader_.emplace(db_, "SELECT 1 FROM sqlite_schema UNION ALL SELECT 1");
      reader_->step();
    } catch (...) {
      undo();
      throw;
    }
  }
  Savepoint(const Savepoint&) = delete;
  Savepoint& operator=(const Savepoint&) = delete;
  ~Savepoint() {
    if (open_) undo();
  }

  void unwatch() { reader_.reset(); }

  void release() {
    execute(db_, "RELEASE " + name_);
    open_ = false;
    reader_.reset();
  }

 private:
  void undo() noexcept {
    sqlite3_exec(db_, undo_.c_str(), nullptr, nullptr, nullptr);
    reader_.reset();
  }

  sqlite3* db_;
  std::string name_;
  std::string undo_ = "ROLLBACK TO " + name_ + "; RELEASE " + name_;  // built now: undoing must not allocate
  std::optional<Statement> reader_;
  bool open_ = true;
};

}  // namespace sql
