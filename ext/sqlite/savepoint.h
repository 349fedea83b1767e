// All or nothing (G3): what is done while a Savepoint lives is undone unless release() was reached. Inside the host's transaction it is
// a savepoint; outside, a transaction of its own that asks for the write lock at once, so that the host's busy handler is heeded; where it is for
// one view of the data only, others may write meanwhile.
//
// When memory runs out under a running statement, SQLite runs no further SQL until that statement has ended, so no ROLLBACK either. But a
// reading statement that ends while memory is out makes SQLite roll the transaction back, as it documents for SQLITE_NOMEM: one is kept
// open for that case. unwatch() closes it, for work that no open reader may watch: DROP TABLE; watch() opens it again.
//
// After sqlite3_interrupt() no statement runs until the one that called us has ended, so no ROLLBACK either, and the host would be left in a
// transaction that it knows nothing of. But a statement that writes and is interrupted makes SQLite roll the whole transaction back, as it documents,
// before it has done anything.
#pragma once

#include "sqlite/statement.h"

namespace sql {

// Ends a transaction or savepoint by that statement, whatever has happened.
inline void end(sqlite3* db, const char* statement) noexcept {
  static constexpr char interrupted_write[] = "PRAGMA[temp].user_version=0;";  // at spaces, and behind the last word, the parser would stop as well
  if (sqlite3_exec(db, statement, nullptr, nullptr, nullptr) == SQLITE_INTERRUPT) sqlite3_exec(db, interrupted_write, nullptr, nullptr, nullptr);
}

class Savepoint {
 public:
  enum class For { writing, reading };
  Savepoint(sqlite3* db, const char* name, For what = For::writing) : db_(db), outermost_(sqlite3_get_autocommit(db) != 0), name_(name) {
    try {
      // Both at once: should memory run out between them, nothing could end it.
      Statement open(db_, "SAVEPOINT " + name_), close(db_, "RELEASE " + name_);
      open.step();
      close.step();
    } catch (const Error& e) {
      if (e.code() != SQLITE_BUSY) throw;
      throw Error("it cannot run inside a statement that writes; call it in a SELECT of its own");
    }
    prepare_reader();
    execute(db_, !outermost_ ? "SAVEPOINT " + name_ : what == For::writing ? "BEGIN IMMEDIATE" : "BEGIN");
    try {
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
  void watch() {
    prepare_reader();
    reader_->step();
  }

  void release() {
    execute(db_, outermost_ ? "COMMIT" : "RELEASE " + name_);
    open_ = false;
    reader_.reset();
  }

 private:
  void prepare_reader() { reader_.emplace(db_, "SELECT 1 FROM sqlite_schema UNION ALL SELECT 1"); }
  void undo() noexcept {
    end(db_, undo_.c_str());
    reader_.reset();
  }

  sqlite3* db_;
  bool outermost_;
  std::string name_;
  std::string undo_ = outermost_ ? "ROLLBACK" : "ROLLBACK TO " + name_ + "; RELEASE " + name_;  // built now: undoing must not allocate
  std::optional<Statement> reader_;
  bool open_ = true;
};

}  // namespace sql
