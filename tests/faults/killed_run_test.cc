// A run whose process is killed, at any write of it: the file is whole when opened again, of each task all was done or nothing, and the next call of
// the same morning does the rest and doubles nothing (T3, T7).
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <set>

#include "faults/faulty_vfs.h"
#include "faults/task_office.h"

namespace {

// With a cache of few pages, changes reach the file long before they are committed.
constexpr const char* run = "PRAGMA cache_size = 10; SELECT run_tasks()";

// Runs the tasks in a process that dies at the n-th write; was it reached?
bool dies(const test::Office& office, int n) {
  const pid_t child = fork();
  if (child == 0) {
    const test::FaultyVfs faults(n, test::FaultyVfs::Fault::death);
    const test::Database db("file:" + office.path() + "?vfs=faulty");
    const std::string error = db.error(run);
    _exit(error.empty() ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && (WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 9)) << status;
  return WIFEXITED(status) && WEXITSTATUS(status) == 9;
}

// share: every write at first, later every n/share-th.
void kill_at_each_write(const std::string& journal_mode, int share) {
  const test::Office prepared;
  prepared.open().run(test::task_office(20) + "; PRAGMA journal_mode = " + journal_mode);
  const test::Office uninterrupted(prepared);
  uninterrupted.open().run(run);
  const auto expected = uninterrupted.open().everything();
  std::set<std::string> runs_done;
  for (int n = 0;; n += 1 + n / share) {
    const test::Office office(prepared);
    const bool killed = dies(office, n);
    const test::Database db = office.open();
    ASSERT_EQ(db.value("PRAGMA integrity_check"), "ok") << n;
    ASSERT_EQ(test::half_done(db), std::vector<std::string>()) << n;
    runs_done.insert(db.value("SELECT count(*) FROM task_run"));
    db.run("SELECT run_tasks()");
    ASSERT_EQ(db.everything(), expected) << n;
    if (n % 5 == 0) {  // it takes long
      ASSERT_TRUE(db.rows("SELECT * FROM crm_check()").empty()) << n;
    }
    if (!killed) break;
  }
  EXPECT_EQ(runs_done, (std::set<std::string>{"0", "1", "2", "3", "4", "5"}));
}

TEST(KilledRun, IsMadeUpForByTheNext) { kill_at_each_write("DELETE", 10); }
TEST(KilledRun, IsMadeUpForByTheNextWithAWriteAheadLog) { kill_at_each_write("WAL", 25); }

}  // namespace
