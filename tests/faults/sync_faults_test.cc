// Sending and receiving, with every allocation and every write failing in turn, and killed at every write: a file is applied whole or not at all, and
// when all goes on both sites hold the same (S6, G3).
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <utility>

#include "faults/failing_memory.h"
#include "faults/faults.h"
#include "faults/faulty_vfs.h"
#include "sync/apply.h"

namespace {

namespace fs = std::filesystem;
using test::Memory;

constexpr long cost = 6;  // how many times as few faults as elsewhere: each takes two sites and their exchanges

// A main office and a laptop, both with work of which one field and one number are in conflict, and perhaps a schema change on its way.
class TwoSites {
 public:
  // With a schema change also one edit is many: it is applied with triggers off, where the table has no others.
  explicit TwoSites(bool with_schema_change) : folder_(test::scratch_folder() + "/two" + std::to_string(++count_)) {
    crm::sync::Application::many = with_schema_change ? 0 : 1000;
    static const std::string made = made_once();
    fs::copy(made, folder_, fs::copy_options::recursive);
    if (with_schema_change) open("main").run("SELECT sync_ddl('ALTER TABLE plain RENAME a TO title')");
  }
  TwoSites(const TwoSites& other) : folder_(test::scratch_folder() + "/two" + std::to_string(++count_)) {
    fs::copy(other.folder_, folder_, fs::copy_options::recursive);
  }
  TwoSites& operator=(const TwoSites&) = delete;
  ~TwoSites() { fs::remove_all(folder_); }

  std::string path(const char* site) const { return folder_ + "/" + site + ".db"; }
  std::string call(const char* function) const { return std::string("SELECT ") + function + "('" + folder_ + "/exchange')"; }
  test::Database open(const char* site) const { return test::Database(path(site)); }
  // With its n-th write failing.
  test::Database open_faulty(const char* site) const { return test::Database("file:" + path(site) + "?vfs=faulty"); }

  void expect_equal_at_last() const {
    const test::Database main = open("main"), ann = open("ann");
    for (int round = 0; round < 3; ++round) {
      for (const test::Database* site : {&ann, &main}) site->run(call("sync_exchange"));
    }
    for (const char* table : {"client", "counted", "plain", "sync_conflict"}) {
      const std::string rows = std::string("SELECT * FROM ") + table + " ORDER BY 1";
      ASSERT_EQ(main.rows(rows), ann.rows(rows));
    }
    ASSERT_EQ(main.value("SELECT group_concat(rule) FROM (SELECT rule FROM sync_conflict ORDER BY rule)"), "most_recent,renumbered");
    ASSERT_EQ(main.value("SELECT count(*) FROM counted"), "2");
    ASSERT_EQ(main.rows("SELECT * FROM plain"), (std::vector<std::string>{"p | ann | NULL"}));
    ASSERT_EQ(main.value("SELECT (SELECT count(*) FROM sync_batch) + (SELECT count(*) FROM sync_log)"), "0");
  }

 private:
  static std::string made_once() {
    const std::string folder = test::scratch_folder() + "/two";
    fs::create_directory(folder);
    fs::create_directory(folder + "/exchange");
    {
      const test::Office office;
      fs::copy_file(office.path(), folder + "/main.db");
    }
    const test::Database main(folder + "/main.db");
    main.run(
        "CREATE TABLE plain (id TEXT PRIMARY KEY, a, b); CREATE TABLE counted (id INTEGER PRIMARY KEY, a); SELECT sync_init('main', 'Main', 'main'); "
        "SELECT sync_track('plain'), sync_track('counted'), sync_add_site('ann', 'Ann', 'remote'); INSERT INTO plain (id) VALUES ('p')");
    main.run("SELECT sync_cut('ann', '" + folder + "/ann.db')");
    main.run("UPDATE client SET phone = 'main' WHERE id = 'acme'; INSERT INTO counted (a) VALUES ('main')");
    test::Database(folder + "/ann.db")
        .run(
            "UPDATE setting SET value = '2025-03-10 09:00:01' WHERE name = 'clock.pinned'; UPDATE client SET phone = 'ann' WHERE id = 'acme'; "
            "INSERT INTO counted (a) VALUES ('ann'); UPDATE plain SET a = 'ann'");
    return folder;
  }

  static inline int count_ = 0;
  std::string folder_;
};

struct Act {
  const char* site;
  const char* function;
};
constexpr Act acts[] = {{"ann", "sync_send"}, {"main", "sync_receive"}, {"main", "sync_send"}, {"ann", "sync_receive"}};

// Before each act the ones before it have been done. A schema change matters to the last alone.
template <class Test>
void before_each(bool with_schema_change, Test&& test) {
  TwoSites sites(with_schema_change);
  for (const Act& act : acts) {
    SCOPED_TRACE(std::string(act.function) + " at " + act.site);
    if (!with_schema_change || &act == &acts[3]) test(sites, act);
    if (testing::Test::HasFatalFailure()) return;
    sites.open(act.site).run(sites.call(act.function));
  }
}

void fail_at_allocations(bool with_schema_change) {
  before_each(with_schema_change, [with_schema_change](const TwoSites& prepared, const Act& act) {
    const int met = test::with_failing_allocations(
        [&] {
          const long left = std::exchange(Memory::left, -1);
          const TwoSites sites(prepared);
          {
            const test::Database db = sites.open(act.site);
            db.run("SELECT count(*) FROM sqlite_schema");
            const std::string call = sites.call(act.function);
            Memory::left = left;
            test::attempt(db, call);
            Memory::left = -1;
            ASSERT_NE(sqlite3_get_autocommit(db.handle()), 0);
          }
          sites.expect_equal_at_last();
        },
        with_schema_change ? 2 * cost : cost);
    EXPECT_GT(met, 5);
  });
}

TEST(Memory, AFailedExchangeIsMadeUpForByTheNext) { fail_at_allocations(false); }
TEST(Memory, AFailedExchangeWithASchemaChangeIsMadeUpForByTheNext) { fail_at_allocations(true); }

TEST(Disk, AFailedExchangeIsMadeUpForByTheNext) {
  before_each(false, [](const TwoSites& prepared, const Act& act) {
    for (const auto fault : {test::FaultyVfs::Fault::once, test::FaultyVfs::Fault::all_that_follow}) {
      int met = 0;
      for (long n = 0;; n = test::next_fault(n, cost), ++met) {
        const TwoSites sites(prepared);
        {
          const test::FaultyVfs faults(n, fault);
          test::attempt(sites.open_faulty(act.site), sites.call(act.function));
          if (!faults.met()) break;
        }
        sites.expect_equal_at_last();
        if (testing::Test::HasFatalFailure()) return;
      }
      EXPECT_GT(met, 3);
    }
  });
}

void kill_at_writes(bool with_schema_change) {
  before_each(with_schema_change, [](const TwoSites& prepared, const Act& act) {
    for (long n = 0;; n = test::next_fault(n, cost)) {
      const TwoSites sites(prepared);
      const pid_t child = fork();
      if (child == 0) {
        const test::FaultyVfs faults(n, test::FaultyVfs::Fault::death);
        const test::Database db = sites.open_faulty(act.site);
        _exit(db.error("PRAGMA cache_size = 10; " + sites.call(act.function)).empty() ? 0 : 1);
      }
      int status = 0;
      waitpid(child, &status, 0);
      ASSERT_TRUE(WIFEXITED(status) && (WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 9)) << status;
      ASSERT_EQ(sites.open(act.site).value("PRAGMA integrity_check"), "ok") << n;
      sites.expect_equal_at_last();
      if (testing::Test::HasFatalFailure() || WEXITSTATUS(status) == 0) return;
    }
  });
}

TEST(KilledRun, AnExchangeIsMadeUpForByTheNext) { kill_at_writes(false); }
TEST(KilledRun, AnExchangeWithASchemaChangeIsMadeUpForByTheNext) { kill_at_writes(true); }

// By sqlite3_interrupt(), after which no statement runs until the host's has ended: the host must not find itself in a transaction.
TEST(SyncFaults, AnInterruptedExchangeIsUndone) {
  before_each(false, [](const TwoSites& prepared, const Act& act) {
    for (int chance = 0, most = 40; chance < most; chance += 4) {
      const TwoSites sites(prepared);
      {
        const test::Database db = sites.open(act.site);
        struct Interruption {
          sqlite3* db;
          int chances;
        } interruption{db.handle(), chance};
        const auto interrupt = [](void* at) {
          auto& [of, chances] = *static_cast<Interruption*>(at);
          if (chances-- == 0) sqlite3_interrupt(of);
          return 0;
        };
        sqlite3_progress_handler(db.handle(), 200, interrupt, &interruption);
        const std::string error = db.error(sites.call(act.function));
        sqlite3_progress_handler(db.handle(), 0, nullptr, nullptr);
        if (error.empty()) break;
        ASSERT_THAT(error, testing::HasSubstr("interrupted"));
        ASSERT_NE(sqlite3_get_autocommit(db.handle()), 0) << chance;
      }
      sites.expect_equal_at_last();
    }
  });
}

// What a file tells must outlive a power failure, also with the settings by which commits need not.
TEST(SyncFaults, AFileGoesOutWhenWhatItTellsIsOnTheDisk) {
  const TwoSites sites(false);
  const test::FaultyVfs faults(1'000'000, test::FaultyVfs::Fault::once);
  const test::Database ann = sites.open_faulty("ann");
  ann.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; UPDATE plain SET a = 'on disk'");
  const long before = test::FaultyVfs::synced();
  ann.run("UPDATE plain SET a = 'not yet'");
  EXPECT_EQ(test::FaultyVfs::synced(), before);
  ann.run(sites.call("sync_send"));
  EXPECT_GT(test::FaultyVfs::synced(), before);
  EXPECT_EQ(ann.value("PRAGMA synchronous"), "1");
}

}  // namespace
