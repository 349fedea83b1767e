// An option of a connection (SQLITE_DBCONFIG_ENABLE_FKEY, ...) is off while this stands, whatever the host has set it to. Statements are compiled
// anew when it comes and goes.
#pragma once

#include "sqlite/api.h"

namespace sql {

class OptionOff {
 public:
  OptionOff(sqlite3* db, int option) : db_(db), option_(option) {
    sqlite3_db_config(db, option, -1, &was_on_);
    sqlite3_db_config(db, option, 0, nullptr);
  }
  OptionOff(const OptionOff&) = delete;
  OptionOff& operator=(const OptionOff&) = delete;
  ~OptionOff() { sqlite3_db_config(db_, option_, was_on_, nullptr); }

 private:
  sqlite3* db_;
  int option_, was_on_ = 0;
};

}  // namespace sql
