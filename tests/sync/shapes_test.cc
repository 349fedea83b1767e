// Tables whose shape has lost edits, or kept sites from becoming equal, once (S3, S6): each was found by the property over sites, or by looking for
// its like.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sync/four_sites.h"

namespace {

using test::ann;
using test::as_literal;
using test::bob;
using test::main_office;
using testing::ElementsAre;
using testing::IsEmpty;

class Shapes : public testing::Test {
 protected:
  void run(std::size_t site, const std::string& text) { sites.site(site).run(text); }
  std::vector<std::string> rows(std::size_t site, const std::string& text) { return sites.site(site).rows(text); }
  // At all sites, and with rows there.
  void everywhere(const std::vector<std::string>& definitions, const std::string& filled) {
    for (const std::string& each : definitions) run(main_office, "SELECT sync_ddl(" + as_literal(each) + ")");
    run(main_office, filled);
    sites.settle();
  }
  void expect_equal() {
    sites.settle();
    for (std::size_t i = 0; i < sites.names.size(); ++i) {
      EXPECT_EQ(sites.content(i), sites.content(0)) << sites.names[i];
      EXPECT_THAT(rows(i, "SELECT table_name, error FROM sync_waiting"), IsEmpty()) << sites.names[i];
    }
  }

  test::FourSites sites;
};

TEST_F(Shapes, KeysMayDifferByTypeOnly) {
  everywhere({"CREATE TABLE t (k PRIMARY KEY NOT NULL, e)"}, "INSERT INTO t VALUES (1, 'a')");
  run(bob, "UPDATE t SET k = 1.0; UPDATE t SET e = 'b'");
  expect_equal();
  EXPECT_THAT(rows(main_office, "SELECT k, e FROM t"), ElementsAre("1.0 | b"));
}

TEST_F(Shapes, AReplacedRowMayBeTheOneOfItsNumber) {
  everywhere({"CREATE TABLE t (k TEXT PRIMARY KEY NOT NULL, e)"}, "INSERT INTO t VALUES ('a', 1), ('b', 2), ('c', 3)");
  run(main_office, "INSERT OR REPLACE INTO t (rowid, k, e) VALUES (1, 'd', 4); UPDATE OR REPLACE t SET oid = 2 WHERE k = 'c'");
  expect_equal();
  EXPECT_THAT(rows(bob, "SELECT k FROM t ORDER BY k"), ElementsAre("c", "d"));
}

// Of each pair, the second takes the place of the first.
TEST_F(Shapes, AReplacedRowMayBeOneOfAnyUniqueIndex) {
  everywhere(
      {"CREATE TABLE t (k TEXT PRIMARY KEY NOT NULL, nocase, base, made AS (base + 1), part, is_in, blank NOT NULL DEFAULT 'x' UNIQUE)",
       "CREATE UNIQUE INDEX t_nocase ON t (nocase COLLATE NOCASE)", "CREATE UNIQUE INDEX t_made ON t (made)",
       "CREATE UNIQUE INDEX t_part ON t (part) WHERE is_in = 1"},
      "INSERT INTO t (k, nocase, base, part, is_in, blank) VALUES ('nocase', 'n', 1, 1, 1, 1), ('base', 'b', 2, 2, 1, 2), ('part', 'p', 3, 3, 1, 3), "
      "('blank', 'x', 4, 4, 1, 'x'), ('u', 'u', 5, 3, 0, 5), ('v', 'v', 6, 6, 1, 6), ('w', 'w', 7, 7, 1, 7)");
  run(main_office,
      "UPDATE OR REPLACE t SET nocase = 'N' WHERE k = 'v'; UPDATE OR REPLACE t SET base = 2 WHERE k = 'w'; UPDATE OR REPLACE t SET is_in = 1 WHERE k "
      "= "
      "'u'; INSERT OR REPLACE INTO t (k, blank) VALUES ('z', NULL)");
  expect_equal();
  EXPECT_THAT(rows(bob, "SELECT k FROM t ORDER BY k"), ElementsAre("u", "v", "w", "z"));
}

TEST_F(Shapes, UniqueValuesThatMustNotBeBlankAreExchanged) {
  everywhere({"CREATE TABLE t (k TEXT PRIMARY KEY NOT NULL, u NOT NULL UNIQUE, e CHECK (e <> 'bad'))"},
             "INSERT INTO t VALUES ('a', 1, 'x'), ('b', 2, 'y'), ('c', 3, 'z'), ('d', 4, 'w')");
  run(main_office, "UPDATE t SET u = 9 WHERE k = 'a'; UPDATE t SET u = 1 WHERE k = 'b'; UPDATE t SET u = 2 WHERE k = 'a'");
  run(bob, "UPDATE t SET k = 'k' WHERE k = 'c'; UPDATE t SET k = 'c' WHERE k = 'd'; UPDATE t SET k = 'd' WHERE k = 'k'");
  expect_equal();
  EXPECT_THAT(rows(ann, "SELECT k, u, e FROM t ORDER BY k"), ElementsAre("a | 2 | x", "b | 1 | y", "c | 4 | w", "d | 3 | z"));
  EXPECT_THAT(rows(ann, "SELECT * FROM sync_conflict"), IsEmpty());
}

// One whose new value is taken does not keep others from exchanging theirs.
TEST_F(Shapes, WhatIsRefusedKeepsNothingElseBack) {
  everywhere({"CREATE TABLE t (k TEXT PRIMARY KEY NOT NULL, u UNIQUE)"}, "INSERT INTO t VALUES ('a', 1), ('b', 2), ('c', 3)");
  run(main_office, "INSERT INTO t VALUES ('d', 4)");
  run(bob, "UPDATE t SET u = 9 WHERE k = 'a'; UPDATE t SET u = 1 WHERE k = 'b'; UPDATE t SET u = 2 WHERE k = 'a'; UPDATE t SET u = 4 WHERE k = 'c'");
  expect_equal();
  EXPECT_THAT(rows(ann, "SELECT k, u FROM t ORDER BY k"), ElementsAre("a | 2", "b | 1", "c | 3", "d | 4"));
  EXPECT_THAT(rows(ann, "SELECT row_id, theirs, rule FROM sync_conflict"), ElementsAre("c | 4 | refused"));
}

// When a row of bob's is in its way, and his stands.
TEST_F(Shapes, ARowThatWaitsIsTakenAsItHasBecome) {
  everywhere({"CREATE TABLE t (k TEXT PRIMARY KEY NOT NULL, u UNIQUE, e)"}, "");
  run(main_office, "INSERT INTO t VALUES ('main', 1, 'a')");
  sites.call(main_office, "sync_send");
  run(main_office, "UPDATE t SET u = 2, e = 'b'");
  run(ann, "INSERT INTO t VALUES ('ann', 1, 'c')");
  sites.call(ann, "sync_receive");
  EXPECT_THAT(rows(ann, "SELECT table_name FROM sync_waiting"), ElementsAre("t"));
  expect_equal();
  EXPECT_THAT(rows(ann, "SELECT k, u, e FROM t ORDER BY k"), ElementsAre("ann | 1 | c", "main | 2 | b"));
}

// Rows of the laptop that get another number are still referred to by its own rows, whichever comes first; what other tables refer to is left alone.
TEST_F(Shapes, RowsThatReferToEachOtherStillDoWithOtherNumbers) {
  everywhere({"CREATE TABLE person (id INTEGER PRIMARY KEY, chief INTEGER REFERENCES person, name TEXT, badge INTEGER UNIQUE)",
              "CREATE TABLE visit (id TEXT PRIMARY KEY NOT NULL, badge INTEGER REFERENCES person (badge))"},
             "");
  run(main_office, "INSERT INTO person VALUES (1, NULL, 'Main 1', 11), (2, NULL, 'Main 2', 12), (3, NULL, 'Main 3', 13)");
  run(bob, "INSERT INTO person VALUES (1, 2, 'Bob 1', 1), (2, 1, 'Bob 2', 2), (3, 3, 'Bob 3', 3); INSERT INTO visit VALUES ('v', 3)");
  expect_equal();
  EXPECT_THAT(rows(bob, "SELECT p.name, c.name FROM person p JOIN person c ON c.id = p.chief ORDER BY p.name"),
              ElementsAre("Bob 1 | Bob 2", "Bob 2 | Bob 1", "Bob 3 | Bob 3"));
  EXPECT_THAT(rows(bob, "SELECT p.name FROM visit v JOIN person p ON p.badge = v.badge"), ElementsAre("Bob 3"));
}

}  // namespace
