#include "faults/faults.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <utility>

#include "faults/failing_memory.h"
#include "faults/faulty_vfs.h"

namespace test {

long next_fault(long n, long cost) {
  const char* density = std::getenv("FAULT_DENSITY");
  return n + 1 + n * cost / (density == nullptr ? 15 : std::stol(density));
}

int with_failing_allocations(const std::function<void()>& body, long cost) {
  int met = 0;
  for (long n = 0;; n = next_fault(n, cost)) {
    Memory::failed = false;
    Memory::left = n;
    body();
    Memory::left = -1;
    if (!Memory::failed || testing::Test::HasFatalFailure()) return met;
    ++met;
  }
}

int with_failing_statement(const Office& source, std::string_view statement, const std::function<void(const Database&, bool failed)>& look) {
  return with_failing_allocations([&] {
    const long left = std::exchange(Memory::left, -1);
    const Office office(source);
    const Database db = office.open();
    Memory::left = left;
    const std::string error = attempt(db, statement);
    Memory::left = -1;
    ASSERT_NE(sqlite3_get_autocommit(db.handle()), 0) << error;
    look(db, !error.empty());
  });
}

void with_failing_writes(Office::Holding holding, std::string_view prepare, std::string_view statement,
                         const std::function<void(const Database&, bool failed)>& look, long cost) {
  const Office prepared(holding);
  if (!prepare.empty()) prepared.open().run(prepare);
  for (const auto fault : {FaultyVfs::Fault::once, FaultyVfs::Fault::all_that_follow}) {
    int met = 0;
    for (long n = 0;; n = next_fault(n, cost)) {
      const Office office(prepared);
      bool failed = false;
      {
        const FaultyVfs faults(n, fault);
        const Database db("file:" + office.path() + "?vfs=faulty");
        failed = !attempt(db, statement).empty();
        if (!faults.met()) break;
      }
      ++met;
      const Database db = office.open();
      ASSERT_EQ(db.value("PRAGMA integrity_check"), "ok");
      look(db, failed);
      if (met % 5 == 0) {  // it takes longer than the rest
        ASSERT_TRUE(db.rows("SELECT * FROM crm_check()").empty());
      }
      if (testing::Test::HasFatalFailure()) return;
    }
    EXPECT_GT(met, 3);
  }
}

std::string attempt(const Database& db, std::string_view text) {
  try {
    db.run(text);
    return "";
  } catch (const std::exception& e) {  // out of memory, it may be the helper's own
    return e.what();
  }
}

}  // namespace test
