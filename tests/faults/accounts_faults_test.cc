// The job of account types, with every allocation and every write failing in turn: it has been done or not, and then the next call does it (G3). And
// a question about many accounts, which keeps a statement of its own open: it is answered or an error, and leaves nothing open.
#include <gtest/gtest.h>

#include "faults/faults.h"

namespace {

// One account becomes a Customer, one a Prospect, one is held back.
constexpr const char* work = R"(
  UPDATE setting SET value = '2026-03-02 08:00:00' WHERE name = 'clock.pinned';
  UPDATE setting SET value = '1' WHERE name = 'accounts.status_request';
  INSERT INTO account (id, name, account_manager_id, entered_at) VALUES ('a', 'A', 'ann', '2026-01-01 00:00:00'), ('b', 'B', NULL, '2026-01-01 00:00:00'),
    ('c', 'C', NULL, '2026-01-01 00:00:00');
  INSERT INTO account_number VALUES ('a', 'debtor', 'D1');
  INSERT INTO contract (id, account_id, ends_on, entered_at) VALUES ('k1', 'a', '2026-12-31', '2026-01-01 00:00:00'), ('k2', 'c', NULL, '2026-01-01 00:00:00');
  INSERT INTO sales_forecast (id, account_id, entered_at) VALUES ('f1', 'b', '2026-01-01 00:00:00'))";
constexpr const char* job = "SELECT update_account_types('2026-03-03 08:00:00')";

struct Prepared {
  Prepared() : before(work) {
    const test::Office copy(before);
    const test::Database db = copy.open();
    rows_before = db.everything();
    db.run(job);
    rows_after = db.everything();
  }
  void expect_all_or_nothing(const test::Database& db, bool failed) const {
    const std::vector<std::string> found = db.everything();
    ASSERT_TRUE(found == rows_after || (failed && found == rows_before));
    if (found == rows_after) return;
    db.run(job);
    ASSERT_EQ(db.everything(), rows_after);
  }

  test::Office before;
  std::vector<std::string> rows_before, rows_after;
};

TEST(Memory, AFailedAccountJobIsNone) {
  const Prepared prepared;
  const int met =
      test::with_failing_statement(prepared.before, job, [&](const test::Database& db, bool failed) { prepared.expect_all_or_nothing(db, failed); });
  EXPECT_GT(met, 20);
}

TEST(Memory, AFailedQuestionAboutManyAccountsLeavesNothingOpen) {
  constexpr const char* question =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100) "
      "SELECT sum(account_type_allowed(id, 'Lead', 'ann')) FROM (SELECT id FROM n CROSS JOIN account)";
  const int met = test::with_failing_statement(test::Office(work), question, [&](const test::Database& db, bool) {
    db.run("VACUUM");
    ASSERT_EQ(db.value(question), "300");
  });
  EXPECT_GT(met, 20);
}

TEST(Disk, AFailedAccountJobIsNone) {
  test::with_failing_writes(test::Office::Holding::office, work, job, [](const test::Database& db, bool failed) {
    const bool done = db.value("SELECT group_concat(type, ', ') FROM account") == "Customer, Prospect, Not validated";
    ASSERT_TRUE(done || failed);
    ASSERT_EQ(db.value("SELECT count(*) FROM audit_log WHERE rule = 'A7'"), done ? "5" : "0");
    ASSERT_EQ(db.value("SELECT count(*) FROM account_agenda WHERE look_on = ''"), done ? "0" : "3");
    db.run(job);
    ASSERT_EQ(db.value("SELECT group_concat(status, ', ') FROM account"), "Active, Active, Not validated");
  });
}

}  // namespace
