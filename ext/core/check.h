// crm_check(): one row for each violated invariant of the whole database, none when it is sound.
#pragma once

#include <array>

#include "core/core.h"
#include "sqlite/table.h"

namespace crm {

struct Check {
  static constexpr const char* name = "crm_check";
  // check: kind of invariant. table_name, row_id: where; NULL for the database itself. problem: what is wrong, and what to do.
  static constexpr const char* declaration = "CREATE TABLE x(\"check\" TEXT, table_name TEXT, row_id TEXT, problem TEXT)";
  static constexpr int hidden = 4;
  static constexpr std::array<int, 0> arguments{};

  class Cursor {
   public:
    Cursor(sql::Connection& connection, const sql::Arguments&);
    bool next();
    void column(sqlite3_context* context, int index) const;
    std::int64_t rowid() const { return row_; }

   private:
    sql::Connection& connection_;
    Release release_ = this_release();
    std::vector<std::string> objects_;  // what should be installed and is not
    std::size_t file_ = 0;
    bool rules_are_broken_ = false;
    std::optional<sql::Statement> rows_;
    std::int64_t row_ = 0;
  };
};

}  // namespace crm
