// All or nothing (G3): what is done while a Savepoint lives is undone unless release() was reached.
// Works inside and outside the host's transaction; not under a statement that writes (SQLite refuses it there).
#pragma once

#include "sqlite/statement.h"

namespace sql {

class Savepoint {
 public:
  Savepoint(sqlite3* db, const char* name) : db_(db), name_(name) { execute(db_, "SAVEPOINT " + name_); }
  Savepoint(const Savepoint&) = delete;
  Savepoint& operator=(const Savepoint&) = delete;
  ~Savepoint() {
    if (open_) sqlite3_exec(db_, undo_.c_str(), nullptr, nullptr, nullptr);
  }

  void release() {
    execute(db_, "RELEASE " + name_);
    open_ = false;
  }

 private:
  sqlite3* db_;
  std::string name_;
  std::string undo_ = "ROLLBACK TO " + name_ + "; RELEASE " + name_;  // built now: the destructor must not allocate
  bool open_ = true;
};

}  // namespace sql
