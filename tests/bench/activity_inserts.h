// Entering activities of random clients, with the triggers and without.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "tasks_office.h"

namespace bench {

// As people enter them, and as imports do.
enum class Committed { each_by_itself, many_in_one };

struct InsertKind {
  const char* name;
  const char* table;
  const char* insert;              // ?1 the client's id, ?2 the day, ?3 the instant
  const char* same_row = nullptr;  // what writes the same row where there are no triggers, if that is another statement
};

extern const std::vector<InsertKind> insert_kinds;

class ActivityInserts {
 public:
  ActivityInserts(const TasksOffice& office, const Size& size) : db_(office.db()), size_(size) {}

  // Returns seconds.
  double by_triggers(const InsertKind& kind, Committed committed);
  // The same without the triggers of the table. They are dropped before, and made again after, out of its time.
  double bare(const InsertKind& kind, Committed committed);

 private:
  double insert(const char* sql, Committed committed);

  const Sqlite& db_;
  Size size_;
  std::mt19937_64 random_{20250310};
};

}  // namespace bench
