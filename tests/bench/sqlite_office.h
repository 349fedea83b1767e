// An office in an SQLite file: the clients of clients.sql with the triggers that crm_install() makes, or the same without any trigger.
#pragma once

#include <string>
#include <vector>

#include "edits.h"
#include "sqlite.h"

namespace bench {

// Makes the file without triggers, then the file with them from a copy of it. crm is the path of the extension.
void make_offices(const std::string& bare_path, const std::string& path, int clients, const std::string& crm);

// A connection that edits. The extension is not loaded; the page cache holds the whole file. The pages of a transaction go back into the
// file after it, in its time or not: SQLite's writers see to that themselves, though not in each transaction, and not evenly.
class SqliteOffice {
 public:
  enum class Questions { by_triggers, by_inserts };
  enum class Checkpoint { timed, not_timed };
  SqliteOffice(const std::string& path, Questions questions, Checkpoint checkpoint, const Order& order);

  // One transaction of edits of a kind, the next of that kind. by_inserts, each edit that asks is followed by the INSERT of its question.
  // Returns seconds.
  double edit(const Kind& kind);

  // How many questions were due so far.
  long questions_due() const;

 private:
  Sqlite db_;
  Questions questions_;
  Checkpoint checkpoint_;
  const Order& order_;
  std::vector<int> transactions_;  // of each kind
};

// Both files must hold as many pending questions as were due, and the same ones. Throws std::runtime_error.
void verify(const std::string& bare_path, const std::string& path, long due);

}  // namespace bench
