// api_budget is read row by row: what waits is not held in memory, and others may plan while it is read.
#include <gtest/gtest.h>
#include <malloc.h>

#include "sqlite/statement.h"
#include "support/database.h"

namespace {

class ApiBudget : public testing::Test {
 protected:
  ApiBudget() {
    db_.run(
        "UPDATE setting SET value = 1, modified_by = 'ann' WHERE name = 'cadence.from_crm';"
        "UPDATE setting SET value = 2, modified_by = 'ann' WHERE name = 'cadence.api_limit'");
  }
  void enter(int leads) {
    db_.run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + std::to_string(leads) +
            ") INSERT INTO lead (id, first_name, last_name, company, email) "
            "SELECT printf('a lead whose id is a long one: %06d', i), 'First', 'Last', 'Company', 'e@lead.example' FROM n");
  }
  // Bytes that the process has asked for. (The sanitizers' builds always say 0.)
  static std::size_t allocated() {
    const auto all = mallinfo2();
    return all.uordblks + all.hblkhd;
  }

  test::Office office_;
  test::Database db_ = office_.open();
};

TEST_F(ApiBudget, DoesNotHoldWhatWaits) {
  constexpr int leads = 10000, fields = 5;  // with the status
  enter(leads);
  EXPECT_EQ(db_.value("SELECT count(*) FROM api_budget"), std::to_string(leads * fields));
  const std::size_t before = allocated();
  sql::Statement rows(db_.handle(), "SELECT record_id FROM api_budget");
  ASSERT_TRUE(rows.step());
  EXPECT_LT(allocated(), before + leads * fields * 100);
}

TEST_F(ApiBudget, IsReadTwiceAtOnce) {
  enter(3);
  EXPECT_EQ(db_.value("SELECT count(*) FROM api_budget a, api_budget b"), "225");
  EXPECT_EQ(db_.value("SELECT count(DISTINCT a.goes_at) FROM api_budget a, api_budget b WHERE b.field = a.field"), "9");
}

TEST_F(ApiBudget, TellsWhatWaitedWhenItsReadingBegan) {
  enter(2);
  const auto expected = db_.rows("SELECT record_id, field, goes_at FROM api_budget");
  sql::Statement rows(db_.handle(), "SELECT record_id || ' | ' || field || ' | ' || goes_at FROM api_budget");
  ASSERT_TRUE(rows.step());
  std::vector<std::string> read{rows.get<std::string>(0)};
  EXPECT_EQ(db_.value("SELECT json_extract(cadence_sync(), '$.to_cadence.fields')"), "2");
  EXPECT_EQ(db_.value("SELECT count(*) FROM api_budget"), "8");
  while (rows.step()) read.push_back(rows.get<std::string>(0));
  EXPECT_EQ(read, expected);
}

}  // namespace
