// Schema changes that the main office can make, and another site cannot as it is: it is told, loses nothing, and gets out of it (S7).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sync/four_sites.h"

namespace {

using test::ann;
using test::bob;
using test::main_office;
using test::north;
using testing::AllOf;
using testing::HasSubstr;

class SchemaChange : public testing::Test {
 protected:
  void run(std::size_t site, const std::string& text) { sites.site(site).run(text); }
  void ddl(const std::string& statement) { run(main_office, "SELECT sync_ddl(" + test::as_literal(statement) + ")"); }
  // What bob is told, when what bob has was sent as well.
  std::string told() {
    for (const std::size_t site : {main_office, north, bob, north, main_office, north}) sites.call(site, "sync_exchange");
    return sites.call(bob, "sync_exchange");
  }
  void expect_equal() {
    sites.settle();
    for (std::size_t i = 1; i < sites.names.size(); ++i) EXPECT_EQ(sites.content(i), sites.content(0)) << sites.names[i];
    for (std::size_t i = 0; i < sites.names.size(); ++i) EXPECT_EQ(sites.site(i).rows("SELECT * FROM crm_check()").size(), 0u);
  }

  test::FourSites sites;
};

TEST_F(SchemaChange, ATableThatATriggerOrViewOfThatSiteNamesIsDroppedOnceThoseAre) {
  run(bob,
      "CREATE TRIGGER mine AFTER INSERT ON part BEGIN INSERT INTO pair (x, y) VALUES (NEW.id, 1); END; "
      "CREATE VIEW pairs AS SELECT * FROM pair");
  ddl("DROP TABLE pair");
  run(main_office, "INSERT INTO part (id) VALUES ('p')");
  EXPECT_THAT(told(), AllOf(HasSubstr("its schema change cannot be made here: DROP TABLE pair: with it the trigger mine cannot be executed: "),
                            HasSubstr("no such table: main.pair"), HasSubstr("correct what is in its way, and receive it again")));
  run(bob, "INSERT INTO part (id) VALUES ('q'); DROP TRIGGER mine");
  EXPECT_THAT(told(), HasSubstr("with it the view pairs cannot be executed: no such table: main.pair"));
  run(bob, "DROP VIEW pairs");
  expect_equal();
  EXPECT_EQ(sites.site(ann).value("SELECT count(*) FROM part"), "2");
}

TEST_F(SchemaChange, AColumnThatAViewOfThatSiteNamesIsDroppedOnceItIs) {
  run(bob, "CREATE VIEW mine AS SELECT a FROM plain");
  ddl("ALTER TABLE plain DROP COLUMN a");
  EXPECT_THAT(told(), HasSubstr("error in view mine after drop column: no such column: a"));
  run(bob, "DROP VIEW mine");
  expect_equal();
}

TEST_F(SchemaChange, AViewOverOneThatAnOfficeHasMadeForItselfIsMadeOnceThatIsThere) {
  run(main_office, "CREATE VIEW mine AS SELECT a FROM plain");
  ddl("CREATE VIEW over AS SELECT a FROM mine");
  for (const std::size_t site : {main_office, ann, north}) {
    const std::string summary = sites.call(site, "sync_exchange");
    if (site != main_office) {
      EXPECT_THAT(summary, HasSubstr("with it the view over cannot be executed: no such table: main.mine"));
    }
    sites.call(site, "sync_exchange");
  }
  for (const std::size_t site : {ann, north, bob}) run(site, "CREATE VIEW mine AS SELECT a FROM plain");
  expect_equal();
  EXPECT_EQ(sites.site(bob).value("SELECT count(*) FROM over"), "0");
}

// Neither office can know of the other's rows.
TEST_F(SchemaChange, AUniqueIndexIsMadeOnceTheRowsInItsWayAreCorrected) {
  run(bob, "INSERT INTO plain (id, a) VALUES ('p', 7), ('q', 7)");
  ddl("CREATE UNIQUE INDEX plain_a ON plain (a)");
  run(main_office, "INSERT INTO plain (id, a) VALUES ('r', 8)");
  EXPECT_THAT(told(), HasSubstr("CREATE UNIQUE INDEX plain_a ON plain (a): UNIQUE constraint failed: plain.a; correct what is in its way"));
  // What the main office cannot have, which is one of the two, is kept there.
  EXPECT_EQ(sites.site(main_office).rows("SELECT a FROM plain WHERE a = 7").size(), 1u);
  EXPECT_EQ(sites.site(main_office).rows("SELECT theirs FROM sync_conflict WHERE rule = 'refused' AND column_name = 'a' AND theirs = 7").size(), 1u);
  run(bob, "UPDATE plain SET a = 9 WHERE id = 'q'");
  expect_equal();
  EXPECT_EQ(sites.site(bob).value("SELECT count(*) FROM plain"), "3");
}

TEST_F(SchemaChange, AColumnWithACheckOverOthersIsAddedOnceTheRowsInItsWayAreCorrected) {
  run(main_office, "INSERT INTO plain (id, b) VALUES ('p', 1)");
  run(bob, "INSERT INTO plain (id, b) VALUES ('q', 7)");
  ddl("ALTER TABLE plain ADD COLUMN most DEFAULT 5 CHECK (most > b)");
  EXPECT_THAT(told(), HasSubstr("CHECK constraint failed"));
  run(bob, "UPDATE plain SET b = 2 WHERE id = 'q'");
  expect_equal();
  EXPECT_EQ(sites.site(ann).value("SELECT b FROM plain WHERE id = 'q'"), "2");
}

}  // namespace
