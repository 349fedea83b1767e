// The CRM side may be another office, attached: its leads, contacts and activities, its own log of changes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/database.h"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class AttachedCrm : public testing::Test {
 protected:
  AttachedCrm() {
    db_.run(
        "UPDATE setting SET value = 1, modified_by = 'ann' WHERE name IN ('cadence.from_crm', 'cadence.to_crm', 'cadence.to_crm_activities');"
        "UPDATE setting SET value = 'Mirror', modified_by = 'ann' WHERE name = 'cadence.crm_schema';"
        "UPDATE touch_outcome SET create_activity = 1; INSERT INTO lead (id, first_name) VALUES ('own', 'Own')");
  }
  void attach() { db_.run("ATTACH '" + crm_.path() + "' AS mirror"); }

  test::Office office_, crm_;
  test::Database db_ = office_.open();
};

TEST_F(AttachedCrm, IsKeptInStepBothWays) {
  attach();
  db_.run("INSERT INTO mirror.lead (id, first_name) VALUES ('l1', 'Lea'), ('l2', 'Leo'); SELECT cadence_sync()");
  EXPECT_THAT(db_.rows("SELECT record_id, first_name FROM prospect ORDER BY 1"), ElementsAre("l1 | Lea", "l2 | Leo"));
  db_.run(
      "UPDATE prospect SET phone = '1' WHERE record_id = 'l1'; UPDATE mirror.lead SET phone = '2' WHERE id = 'l2';"
      "INSERT INTO touch_result (id, prospect_id, outcome, at) SELECT 't', id, 'Connected', '2025-03-10 09:30:00' FROM prospect WHERE record_id = "
      "'l2';"
      "SELECT cadence_sync('2025-03-10 10:00:00')");
  EXPECT_THAT(db_.rows("SELECT id, phone FROM mirror.lead ORDER BY 1"), ElementsAre("l1 | 1", "l2 | 2"));
  EXPECT_THAT(db_.rows("SELECT record_id, phone FROM prospect ORDER BY 1"), ElementsAre("l1 | 1", "l2 | 2"));
  EXPECT_THAT(db_.rows("SELECT record_id, outcome FROM mirror.crm_activity"), ElementsAre("l2 | Connected"));
  // No echo on either side; this database's own leads are not concerned.
  EXPECT_EQ(db_.value("SELECT count(*) FROM mirror.cadence_change"), "0");
  EXPECT_EQ(db_.value("SELECT count(*) FROM main.cadence_change"), "0");
}

TEST_F(AttachedCrm, NotesWhatHappensWhileADirectionIsOn) {
  attach();
  db_.run("INSERT INTO mirror.lead (id, first_name) VALUES ('l1', 'Lea')");
  EXPECT_EQ(db_.value("SELECT count(*) FROM mirror.cadence_change"), "0");
  db_.run("SELECT cadence_sync(); UPDATE mirror.lead SET phone = '1'");
  EXPECT_EQ(db_.value("SELECT count(*) FROM mirror.cadence_change"), "1");
  db_.run(
      "UPDATE setting SET value = 0, modified_by = 'ann' WHERE name IN ('cadence.from_crm', 'cadence.to_crm', 'cadence.to_crm_activities');"
      "SELECT cadence_sync('2025-03-10 10:00:00'); UPDATE mirror.lead SET email = 'l@lead.example'");
  EXPECT_EQ(db_.value("SELECT count(*) FROM mirror.cadence_change"), "1");
  db_.run("UPDATE setting SET value = 1, modified_by = 'ann' WHERE name = 'cadence.from_crm'; SELECT cadence_sync('2025-03-10 11:00:00')");
  EXPECT_THAT(db_.rows("SELECT record_id, phone, email FROM prospect"), ElementsAre("l1 | 1 | l@lead.example"));
}

TEST_F(AttachedCrm, GoesOnNotingForItself) {
  attach();
  db_.run(
      "INSERT INTO mirror.lead (id) VALUES ('l1');"
      "UPDATE mirror.setting SET value = 1, modified_by = 'ann' WHERE name = 'cadence.from_crm';"
      "UPDATE setting SET value = 0, modified_by = 'ann' WHERE name IN ('cadence.from_crm', 'cadence.to_crm', 'cadence.to_crm_activities');"
      "SELECT cadence_sync(); UPDATE mirror.lead SET phone = '1'");
  EXPECT_THAT(db_.rows("SELECT kind FROM mirror.cadence_change ORDER BY id"), ElementsAre("created", "edited"));
}

TEST_F(AttachedCrm, MustBeThere) { EXPECT_THAT(db_.error("SELECT cadence_sync()"), HasSubstr("no office is attached as 'Mirror'")); }

TEST_F(AttachedCrm, IsRefusedWhereTwoFilesAreNotCommittedAsOne) {
  attach();
  db_.run("PRAGMA mirror.journal_mode = WAL");
  EXPECT_THAT(db_.error("SELECT cadence_sync()"), HasSubstr("is in WAL mode"));
}

}  // namespace
