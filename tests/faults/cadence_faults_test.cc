// A synchronization of cadence and CRM, with every allocation and every write failing in turn: it has taken place or not, and then the next call
// does it, once (C2, C7, G3).
#include <gtest/gtest.h>

#include "faults/faults.h"

namespace {

// Edits on both sides, a conflict, a touch result, a workflow, and more than the budget holds.
constexpr const char* work = R"(
  UPDATE setting SET value = '2026-03-02 08:00:00' WHERE name = 'clock.pinned';
  UPDATE setting SET value = 1, modified_by = 'ann' WHERE name IN ('cadence.from_crm', 'cadence.to_crm', 'cadence.to_crm_activities');
  UPDATE touch_outcome SET create_activity = 1;
  INSERT INTO cadence (id, name) VALUES ('calls', 'Calls');
  INSERT INTO lead (id, last_name, entered_at) VALUES ('l1', 'A', '2026-01-01 00:00:00'), ('l2', 'B', '2026-01-01 00:00:00'), ('l3', 'C', '2026-01-01 00:00:00');
  SELECT cadence_sync();
  UPDATE setting SET value = 1, modified_by = 'ann' WHERE name = 'cadence.from_crm_updates';
  INSERT INTO cadence_workflow (id, record_type, action) VALUES ('w', 'lead', 'exit');
  INSERT INTO cadence_criterion (id, workflow_id, field, operator, value) VALUES ('k', 'w', 'phone', 'equals', '2');
  INSERT INTO cadence_prospect (cadence_id, prospect_id) SELECT 'calls', id FROM prospect;
  UPDATE lead SET phone = '2' WHERE id IN ('l1', 'l2');
  UPDATE prospect SET phone = '3', company = 'D' WHERE record_id = 'l1';
  INSERT INTO touch_result (id, prospect_id, outcome, at) SELECT 't', id, 'Connected', '2026-03-02 08:30:00' FROM prospect WHERE record_id = 'l2';
  UPDATE prospect SET company = 'E', phone = '4' WHERE record_id = 'l3';
  UPDATE setting SET value = 10, modified_by = 'ann' WHERE name = 'cadence.api_limit')";
constexpr const char* synchronize = "SELECT cadence_sync('2026-03-02 09:00:00')";

// Both sides and what is on record, without the ids that are drawn.
std::vector<std::string> state(const test::Database& db) {
  std::vector<std::string> rows;
  for (const char* query :
       {"SELECT id, last_name, company, phone, modified_by FROM lead ORDER BY id",
        "SELECT p.record_id, p.last_name, p.company, p.phone, c.status FROM prospect p JOIN cadence_prospect c ON c.prospect_id = p.id ORDER BY 1",
        "SELECT record_id, outcome, touch_result_id FROM crm_activity", "SELECT started_at, used FROM api_window",
        "SELECT record_id, field, crm_value, cadence_value, winner FROM cadence_conflict", "SELECT * FROM cadence_waiting",
        "SELECT record_id, kind, field FROM cadence_change ORDER BY id", "SELECT * FROM cadence_run",
        "SELECT run_id, record_id, outcome, direction, field, new_value FROM cadence_run_item WHERE outcome <> 'acted' ORDER BY rowid",
        "SELECT action, rule, row_id, column_name FROM audit_log WHERE rule = 'C6' ORDER BY id"}) {
    for (const std::string& row : db.rows(query)) rows.push_back(row);
    rows.emplace_back();
  }
  return rows;
}

struct Prepared {
  Prepared() : before(work) {
    const test::Office copy(before);
    const test::Database db = copy.open();
    rows_before = state(db);
    db.run(synchronize);
    rows_after = state(db);
  }
  void expect_all_or_nothing(const test::Database& db, bool failed) const {
    const std::vector<std::string> found = state(db);
    ASSERT_TRUE(found == rows_after || (failed && found == rows_before));
    db.run(synchronize);
    ASSERT_EQ(state(db), rows_after);
  }

  test::Office before;
  std::vector<std::string> rows_before, rows_after;
};

TEST(Memory, AFailedSynchronizationIsNone) {
  const Prepared prepared;
  const int met = test::with_failing_statement(prepared.before, synchronize,
                                               [&](const test::Database& db, bool failed) { prepared.expect_all_or_nothing(db, failed); });
  EXPECT_GT(met, 20);
}

TEST(Disk, AFailedSynchronizationIsNone) {
  const Prepared prepared;
  std::string with_few_pages = "PRAGMA cache_size = 10; ";  // changes reach the file before they are committed
  with_few_pages += synchronize;
  test::with_failing_writes(test::Office::Holding::office, work, with_few_pages,
                            [&](const test::Database& db, bool failed) { prepared.expect_all_or_nothing(db, failed); });
}

}  // namespace
