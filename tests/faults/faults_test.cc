// Every allocation fails in turn, and every write to disk: each time a clean error, and all or nothing is left (G2, G3, P22).
#include "faults/faults.h"

#include <gtest/gtest.h>

#include <utility>

#include "core/core.h"
#include "faults/failing_memory.h"
#include "support/database.h"

namespace {

using test::attempt;
using test::Memory;
using test::with_failing_allocations;
using test::with_failing_writes;

const std::string version = std::to_string(crm::this_release().version());

TEST(Memory, AFailedInstallLeavesNothing) {
  int installed = 0;
  const int met = with_failing_allocations([&] {
    const long left = std::exchange(Memory::left, -1);
    const test::Database db(":memory:");
    Memory::left = left;
    const std::string error = attempt(db, "SELECT crm_install()");
    Memory::left = -1;
    const std::string objects = db.value("SELECT count(*) FROM sqlite_schema");
    if (error.empty()) {
      ++installed;
      ASSERT_NE(objects, "0");
    } else {
      ASSERT_EQ(objects, "0") << error;
      ASSERT_EQ(db.value("SELECT crm_install()"), version) << error;
    }
  });
  EXPECT_GT(met, 60);
  EXPECT_GT(installed, 0);
}

TEST(Memory, AFailedLoadIsRefusedAndCanBeRepeated) {
  const int met = with_failing_allocations([] {
    const long left = std::exchange(Memory::left, -1);
    const test::Database db(":memory:", test::Database::With::nothing);
    char* message = nullptr;
    Memory::left = left;
    const int code = sqlite3_crm_init(db.handle(), &message, test::routines());
    Memory::left = -1;
    sqlite3_free(message);
    if (code != SQLITE_OK) {
      ASSERT_EQ(sqlite3_crm_init(db.handle(), nullptr, test::routines()), SQLITE_OK);
    }
    ASSERT_NE(db.value("SELECT crm_version()"), "");
    ASSERT_EQ(db.value("SELECT crm_install()"), version);
    ASSERT_TRUE(db.rows("SELECT * FROM sync_prompts").empty());
  });
  EXPECT_GT(met, 10);
}

// Out of memory, a template is never taken for sound.
TEST(Memory, AFailedCheckOfATemplateIsNone) {
  const test::Office office;
  const test::Database db = office.open();
  const int met = with_failing_allocations([&] {
    const std::string refused =
        attempt(db, "INSERT INTO email_template (id, name, subject, body_text) VALUES ('x', 'x', '{{task.name}}', '{{#task.name}}')");
    Memory::left = -1;
    ASSERT_NE(refused, "");
    ASSERT_EQ(db.value("SELECT count(*) FROM email_template WHERE id = 'x'"), "0");
  });
  EXPECT_GT(met, 10);
  const int checked = with_failing_allocations([&] {
    std::size_t problems = 1;  // that there is one, or an error
    try {
      problems = db.rows("SELECT * FROM check_template('{{x}}', 'x')").size();
    } catch (const std::exception&) {
    }
    Memory::left = -1;
    ASSERT_EQ(problems, 1U);
  });
  EXPECT_GT(checked, 10);
}

TEST(Memory, AFailedAnswerIsNoAnswer) {
  const test::Office office;
  const int met = with_failing_allocations([&] {
    const long left = std::exchange(Memory::left, -1);
    const test::Database db = office.open();
    db.run("BEGIN; UPDATE client SET gross_sales = 7 WHERE id = 'acme'");
    Memory::left = left;
    attempt(db, "UPDATE sync_prompts SET answer = 'accept', proposed = '{\"value\": 8}' WHERE client_id = 'acme'");
    Memory::left = -1;
    ASSERT_EQ(db.value("SELECT count(*) FROM prompt WHERE status = 'accepted' AND answered_at IS NOT NULL"),
              db.value("SELECT count(*) FROM milestone WHERE value = 8"));
    ASSERT_EQ(db.value("SELECT count(*) FROM milestone"), db.value("SELECT count(*) FROM audit_log WHERE table_name = 'milestone'"));
    ASSERT_EQ(db.value("SELECT count(prompt_id) FROM automatic_write"), "0");
    if (sqlite3_get_autocommit(db.handle()) == 0) db.run("ROLLBACK");
  });
  EXPECT_GT(met, 50);
}

TEST(Memory, AFailedReadIsAnError) {
  const test::Office office;
  office.open().run("UPDATE client SET hubzone = 'Certified', organization = 'LLC'");
  const int met = with_failing_allocations([&] {
    const long left = std::exchange(Memory::left, -1);
    const test::Database db = office.open();
    Memory::left = left;
    std::vector<std::string> found;
    std::string error;
    try {
      found = db.rows("SELECT id, question, will_write FROM sync_prompts ORDER BY id");
    } catch (const std::exception& e) {
      error = e.what();
    }
    Memory::left = -1;
    if (error.empty()) {
      ASSERT_EQ(found.size(), 6U);
    }
  });
  EXPECT_GT(met, 30);
}

TEST(Disk, AnUpgradeIsAllOrNothing) {
  with_failing_writes(
      test::Office::Holding::schema, "UPDATE prompt_rule SET active = 0", "SELECT crm_install(); PRAGMA wal_checkpoint",
      [](const test::Database& db, bool) {
        const std::string asking =
            db.value("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'prompt!_rule!_P%!_asks' ESCAPE '!'");
        ASSERT_TRUE(asking == "0" || asking == "12") << asking;
        db.run("SELECT crm_install()");
      },
      3);
}

TEST(Disk, AnAnswerIsAllOrNothing) {
  with_failing_writes(test::Office::Holding::office, "UPDATE client SET gross_sales = 7 WHERE id = 'acme'",
                      "UPDATE sync_prompts SET answer = 'accept', answered_by = 'ann'", [](const test::Database& db, bool failed) {
                        const std::string accepted = db.value("SELECT count(*) FROM prompt WHERE status = 'accepted'");
                        ASSERT_EQ(accepted, db.value("SELECT count(*) FROM milestone"));
                        ASSERT_EQ(accepted, db.value("SELECT count(*) FROM audit_log WHERE table_name = 'milestone'"));
                        ASSERT_TRUE(failed || accepted == "1");
                      });
}

}  // namespace

int main(int argc, char** argv) {
  test::Memory::install();
  sqlite3_config(SQLITE_CONFIG_URI, 1);
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
