// The morning's run, its undoing, the agenda and what keeps it, with every allocation and every write failing in turn: of each task all is done or
// nothing (T7, G3), and the next call does the rest, to the same rows as if nothing had failed (T3, G10).
#include <gtest/gtest.h>

#include "faults/faults.h"
#include "faults/task_office.h"

namespace {

constexpr int clients = 2;

// An office before the morning's work, and after it; tests take copies.
struct Prepared {
  Prepared() : before(with_work()), after(before) {
    const test::Database db = after.open();
    db.run("SELECT run_tasks()");
    rows_after = db.everything();
  }
  test::Office before, after;
  std::vector<std::string> rows_after;

 private:
  static const test::Office& with_work() {
    static const test::Office office(test::task_office(clients).c_str());
    return office;
  }
};

void expect_the_rest_is_done(const test::Database& db, const std::vector<std::string>& rows_after) {
  ASSERT_EQ(test::half_done(db), std::vector<std::string>());
  db.run("SELECT run_tasks()");
  ASSERT_EQ(db.everything(), rows_after);
}

TEST(Memory, AFailedRunHasDoneWholeTasks) {
  const Prepared prepared;
  const int met = test::with_failing_statement(prepared.before, "SELECT run_tasks()",
                                               [&](const test::Database& db, bool) { expect_the_rest_is_done(db, prepared.rows_after); });
  EXPECT_GT(met, 40);
}

TEST(Disk, AFailedRunHasDoneWholeTasks) {
  const Prepared prepared;
  test::with_failing_writes(test::Office::Holding::office, test::task_office(clients), "SELECT run_tasks()",
                            [&](const test::Database& db, bool) { expect_the_rest_is_done(db, prepared.rows_after); });
}

void expect_undone_or_not(const test::Database& db, bool failed) {
  const bool undone = db.value("SELECT undone_at IS NOT NULL FROM task_run WHERE task_id = 't1'") == "1";
  ASSERT_TRUE(undone || failed);
  const std::string expected = undone ? "0" : std::to_string(clients);
  ASSERT_EQ(db.value("SELECT count(*) FROM client WHERE center_id = 't1' AND status = 'Inactive'"), expected);
  ASSERT_EQ(db.value("SELECT count(*) FROM bid_match_profile WHERE id LIKE 't1-%' AND status = 'Inactive'"), expected);
  ASSERT_EQ(db.value("SELECT count(*) FROM counseling_session WHERE center_id = 't1'"), expected);
  ASSERT_EQ(
      db.value("SELECT count(*) FROM task_run_client JOIN task_run r ON r.id = run_id WHERE r.task_id = 't1' AND task_run_client.undone_at IS NULL"),
      expected);
  ASSERT_EQ(db.value("SELECT count(*) FROM audit_log WHERE action LIKE 'task run undone%'"), std::to_string(undone ? 3 * clients : 0));
}
constexpr const char* undo = "SELECT undo_task_run(1, 'ann')";

TEST(Memory, AFailedUndoingIsNone) {
  const Prepared prepared;
  ASSERT_EQ(prepared.after.open().value("SELECT task_id FROM task_run WHERE id = 1"), "t1");
  EXPECT_GT(test::with_failing_statement(prepared.after, undo, expect_undone_or_not), 40);
}

TEST(Disk, AFailedUndoingIsNone) {
  test::with_failing_writes(test::Office::Holding::office, test::task_office(clients) + "; SELECT run_tasks()", undo, expect_undone_or_not);
}

TEST(Memory, AFailedRebuildIsNone) {
  const Prepared prepared;
  prepared.after.open().run(
      "UPDATE inactivation_agenda SET look_on = '9999-01-01'; UPDATE client SET status = 'Active'; "
      "DELETE FROM inactivation_agenda WHERE client_id LIKE 't1%'");
  const auto agenda = [](const test::Database& db) { return db.rows("SELECT * FROM inactivation_agenda; SELECT * FROM inactivation_reviewed"); };
  const auto before = agenda(prepared.after.open());
  const int met = test::with_failing_statement(prepared.after, "SELECT rebuild_agenda()", [&](const test::Database& db, bool failed) {
    const auto found = agenda(db);
    db.run("SELECT rebuild_agenda()");
    ASSERT_NE(agenda(db), before);
    ASSERT_TRUE(found == agenda(db) || (failed && found == before));
  });
  EXPECT_GT(met, 20);
}

// An activity is written with what it means for the agenda, or not at all.
const char* const edits[] = {
    "INSERT OR REPLACE INTO inquiry (id, client_id, activity_date, entered_at) VALUES ('acme', 'bolt', '2024-01-01', '2024-01-01 00:00:00')",
    "UPDATE inquiry SET activity_date = '2024-05-05' WHERE id = 'acme'",
    "DELETE FROM inquiry WHERE id = 'acme'",
};
const std::string activity =
    "INSERT INTO inquiry (id, client_id, activity_date, entered_at) VALUES ('acme', 'acme', '2025-03-01', '2025-03-01 00:00:00'); "
    "UPDATE automated_task SET enabled = id <> 't4'; "
    "INSERT INTO task_center (task_id, center_id) SELECT 't1', id FROM center WHERE id = 'main'; SELECT rebuild_agenda()";
std::vector<std::string> activity_and_agenda(const test::Database& db) { return db.rows("SELECT * FROM inquiry; SELECT * FROM inactivation_agenda"); }

TEST(Memory, AFailedActivityIsNone) {
  const Prepared prepared;
  prepared.after.open().run(activity);
  const auto before = activity_and_agenda(prepared.after.open());
  for (const char* edit : edits) {
    const int met = test::with_failing_statement(prepared.after, edit, [&](const test::Database& db, bool failed) {
      const auto found = activity_and_agenda(db);
      db.run(edit);
      ASSERT_NE(activity_and_agenda(db), before);
      ASSERT_TRUE(found == activity_and_agenda(db) || (failed && found == before));
    });
    EXPECT_GT(met, 15);
  }
}

TEST(Disk, AFailedActivityIsNone) {
  const Prepared prepared;
  prepared.after.open().run(activity);
  const auto before = activity_and_agenda(prepared.after.open());
  for (const char* edit : edits) {
    test::with_failing_writes(test::Office::Holding::office, test::task_office(clients) + "; SELECT run_tasks(); " + activity, edit,
                              [&](const test::Database& db, bool failed) {
                                const auto found = activity_and_agenda(db);
                                db.run(edit);
                                ASSERT_NE(activity_and_agenda(db), before);
                                ASSERT_TRUE(found == activity_and_agenda(db) || (failed && found == before));
                              });
  }
}

}  // namespace
