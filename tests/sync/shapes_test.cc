// Tables whose shape has lost edits, or kept sites from becoming equal, once (S3, S6): each was found by the property over sites, or by looking for
// its like.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sync/sites.h"

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

enum Site : std::size_t { main_office, bob };

const test::Plan& plan() {
  static const test::Plan two{
      "shapes",
      {{"main", 0}, {"bob", 0}},
      R"(
  CREATE TABLE loose (k PRIMARY KEY NOT NULL, e);
  INSERT INTO loose VALUES (1, 'a');
  CREATE TABLE numbered (k TEXT PRIMARY KEY NOT NULL, e);
  INSERT INTO numbered VALUES ('a', 1), ('b', 2), ('c', 3);
  CREATE TABLE indexed (k TEXT PRIMARY KEY NOT NULL, nocase, base, made AS (base + 1), part, is_in, filled NOT NULL DEFAULT 'x' UNIQUE);
  CREATE UNIQUE INDEX indexed_nocase ON indexed (nocase COLLATE NOCASE);
  CREATE UNIQUE INDEX indexed_made ON indexed (made);
  CREATE UNIQUE INDEX indexed_part ON indexed (part) WHERE is_in = 1;
  INSERT INTO indexed (k, nocase, base, part, is_in, filled) VALUES ('a', 'n', 1, 1, 1, 1), ('b', 'b', 2, 2, 1, 2), ('c', 'c', 3, 3, 1, 3),
    ('d', 'd', 4, 4, 1, 'x'), ('like a', 'u', 6, 6, 1, 6), ('like b', 'v', 7, 7, 1, 7), ('like c', 'w', 8, 3, 0, 8);
  CREATE TABLE once (k TEXT PRIMARY KEY NOT NULL, u NOT NULL UNIQUE, e);
  INSERT INTO once VALUES ('a', 1, 'x'), ('b', 2, 'y'), ('c', 3, 'z'), ('d', 4, 'w');
  CREATE TABLE person (id INTEGER PRIMARY KEY, chief INTEGER REFERENCES person, name TEXT, badge INTEGER UNIQUE);
  CREATE TABLE visit (id TEXT PRIMARY KEY NOT NULL, badge INTEGER REFERENCES person (badge));
  CREATE TABLE far (k TEXT PRIMARY KEY NOT NULL, a, b);
  CREATE TABLE far_named (k TEXT PRIMARY KEY NOT NULL, a, b, ROWID DEFAULT 7, "_rowid_" DEFAULT 8);
  CREATE TABLE far_nameless (k TEXT PRIMARY KEY NOT NULL, a, b, rowid DEFAULT 7, _rowid_ DEFAULT 8, oid DEFAULT 9);
  CREATE TABLE far_pair (x INTEGER DEFAULT 1, k TEXT, a, b, PRIMARY KEY (x, k));
  CREATE TABLE far_nocase (k TEXT PRIMARY KEY COLLATE NOCASE NOT NULL, a, b UNIQUE))",
      {"loose", "numbered", "indexed", "once", "person", "visit", "far", "far_named", "far_nameless", "far_pair", "far_nocase"},
      ""};
  return two;
}

class Shapes : public testing::Test {
 protected:
  void run(std::size_t site, const std::string& text) { sites.site(site).run(text); }
  std::vector<std::string> rows(std::size_t site, const std::string& text) { return sites.site(site).rows(text); }
  void expect_equal() {
    sites.settle();
    EXPECT_EQ(sites.content(bob), sites.content(main_office));
    for (const std::size_t site : {main_office, bob}) EXPECT_THAT(rows(site, "SELECT table_name, error FROM sync_waiting"), IsEmpty());
  }

  test::Sites sites{plan()};
};

TEST_F(Shapes, KeysMayDifferByTypeOnly) {
  run(bob, "UPDATE loose SET k = 1.0; UPDATE loose SET e = 'b'");
  expect_equal();
  EXPECT_THAT(rows(main_office, "SELECT k, e FROM loose"), ElementsAre("1.0 | b"));
}

TEST_F(Shapes, AReplacedRowMayBeTheOneOfItsNumber) {
  run(main_office, "INSERT OR REPLACE INTO numbered (rowid, k, e) VALUES (1, 'd', 4); UPDATE OR REPLACE numbered SET oid = 2 WHERE k = 'c'");
  expect_equal();
  EXPECT_THAT(rows(bob, "SELECT k FROM numbered ORDER BY k"), ElementsAre("c", "d"));
}

// By the values of the index, whatever it compares them by; a row may come into a partial index by what it does not hold.
TEST_F(Shapes, AReplacedRowMayBeOneOfAnyUniqueIndex) {
  run(main_office,
      "UPDATE OR REPLACE indexed SET nocase = 'N' WHERE k = 'like a'; UPDATE OR REPLACE indexed SET base = 2 WHERE k = 'like b'; "
      "UPDATE OR REPLACE indexed SET is_in = 1 WHERE k = 'like c'; INSERT OR REPLACE INTO indexed (k, filled) VALUES ('like d', NULL)");
  expect_equal();
  EXPECT_THAT(rows(bob, "SELECT k FROM indexed ORDER BY k"), ElementsAre("like a", "like b", "like c", "like d"));
}

TEST_F(Shapes, UniqueValuesThatMustNotBeBlankAreExchanged) {
  run(main_office, "UPDATE once SET u = 9 WHERE k = 'a'; UPDATE once SET u = 1 WHERE k = 'b'; UPDATE once SET u = 2 WHERE k = 'a'");
  run(bob, "UPDATE once SET k = 'k' WHERE k = 'c'; UPDATE once SET k = 'c' WHERE k = 'd'; UPDATE once SET k = 'd' WHERE k = 'k'");
  expect_equal();
  EXPECT_THAT(rows(bob, "SELECT k, u, e FROM once ORDER BY k"), ElementsAre("a | 2 | x", "b | 1 | y", "c | 4 | w", "d | 3 | z"));
  EXPECT_THAT(rows(bob, "SELECT * FROM sync_conflict"), IsEmpty());
}

// One whose new value is taken does not keep others from exchanging theirs.
TEST_F(Shapes, WhatIsRefusedKeepsNothingElseBack) {
  run(main_office, "INSERT INTO once VALUES ('e', 5, 'v')");
  run(bob,
      "UPDATE once SET u = 9 WHERE k = 'a'; UPDATE once SET u = 1 WHERE k = 'b'; UPDATE once SET u = 2 WHERE k = 'a'; UPDATE once SET u = 5 WHERE k "
      "= 'c'");
  expect_equal();
  EXPECT_THAT(rows(bob, "SELECT k, u FROM once ORDER BY k"), ElementsAre("a | 2", "b | 1", "c | 3", "d | 4", "e | 5"));
  EXPECT_THAT(rows(bob, "SELECT row_id, theirs, rule FROM sync_conflict"), ElementsAre("c | 5 | refused"));
}

// A row of bob's is in its way, and stands.
TEST_F(Shapes, ARowThatWaitsIsTakenAsItHasBecome) {
  run(main_office, "INSERT INTO once VALUES ('main', 6, 'a')");
  sites.call(main_office, "sync_send");
  run(main_office, "UPDATE once SET u = 7, e = 'b' WHERE k = 'main'");
  run(bob, "INSERT INTO once VALUES ('bob', 6, 'c')");
  sites.call(bob, "sync_receive");
  EXPECT_THAT(rows(bob, "SELECT table_name FROM sync_waiting"), ElementsAre("once"));
  expect_equal();
  EXPECT_THAT(rows(bob, "SELECT k, u, e FROM once WHERE u > 4 ORDER BY k"), ElementsAre("bob | 6 | c", "main | 7 | b"));
}

// It is not written over what was edited here before it came, and has won.
TEST_F(Shapes, WhatWaitsIsOlderThanWhatIsEditedHere) {
  run(main_office, "INSERT INTO once VALUES ('x', 7, 'g'), ('w', 8, 'h')");
  run(bob, "UPDATE setting SET value = '2030-01-01 00:00:00' WHERE name = 'clock.pinned'; INSERT INTO once VALUES ('x', 8, 'e')");
  sites.call(bob, "sync_send");
  sites.call(main_office, "sync_exchange");  // refuses that, and tells the row as it is there
  for (const char* edit : {"UPDATE once SET e = 'newer' WHERE k = 'x'", "INSERT INTO once VALUES ('z', 7, 'i')"}) {
    run(bob, edit);
    sites.call(bob, "sync_send");
  }
  sites.call(bob, "sync_receive");
  EXPECT_THAT(rows(bob, "SELECT table_name FROM sync_waiting"), ElementsAre("once", "once"));
  sites.call(main_office, "sync_exchange");
  sites.call(bob, "sync_receive");
  expect_equal();
  EXPECT_THAT(rows(main_office, "SELECT u, e FROM once WHERE k = 'x'"), ElementsAre("7 | newer"));
}

// Rows of the laptop that get another number are still referred to by its own rows, whichever comes first; what refers to something else is left
// alone.
TEST_F(Shapes, RowsThatReferToEachOtherStillDoWithOtherNumbers) {
  run(main_office, "INSERT INTO person VALUES (1, NULL, 'Main 1', 11), (2, NULL, 'Main 2', 12), (3, NULL, 'Main 3', 13)");
  run(bob, "INSERT INTO person VALUES (1, NULL, 'Bob 1', 1), (2, 1, 'Bob 2', 2), (3, 3, 'Bob 3', 3); UPDATE person SET chief = 2 WHERE id = 1");
  run(bob, "INSERT INTO visit VALUES ('v', 3)");
  expect_equal();
  EXPECT_THAT(rows(bob, "SELECT p.name, c.name FROM person p JOIN person c ON c.id = p.chief ORDER BY p.name"),
              ElementsAre("Bob 1 | Bob 2", "Bob 2 | Bob 1", "Bob 3 | Bob 3"));
  EXPECT_THAT(rows(bob, "SELECT p.name FROM visit v JOIN person p ON p.badge = v.badge"), ElementsAre("Bob 3"));
}

// Where two sites have entered the same rows with a unique value the other way round, the parent's stand, as whole rows.
TEST_F(Shapes, WholeRowsMayBeInEachOthersWay) {
  run(main_office, "INSERT INTO person (id, badge) VALUES (1, 10), (2, 20); INSERT INTO once VALUES ('e', 5, 'main'), ('f', 6, 'main')");
  run(bob, "INSERT INTO person (id, badge) VALUES (1, 20), (2, 10); INSERT INTO once VALUES ('e', 6, 'bob'), ('f', 5, 'bob')");
  expect_equal();
  EXPECT_THAT(rows(bob, "SELECT id, badge FROM person ORDER BY id"), ElementsAre("1 | 10", "2 | 20"));
  EXPECT_THAT(rows(bob, "SELECT k, u FROM once WHERE u IN (5, 6) ORDER BY k"), ElementsAre("e | 5", "f | 6"));
}

// The order of their numbers is another one than that of their keys, and columns may have taken the names of those; a key need not name its columns
// in the order of the table.
TEST_F(Shapes, RowsThatWereEnteredInAnyOrderAreSentAsTheyStand) {
  const auto enter = [&](std::size_t site, const std::string& table, int from, int to) {
    run(site, fmt::format("WITH RECURSIVE n (i) AS (SELECT {1} UNION ALL SELECT i + 1 FROM n WHERE i < {2}) "
                          "INSERT INTO {0} (k, a, b) SELECT printf('%c%d', iif(i % 2, 'c', 'C'), i * 7919 % 1009), i, -i FROM n",
                          table, from, to));
  };
  const auto tables = {"far", "far_named", "far_nameless", "far_pair", "far_nocase"};
  for (const std::string table : tables) enter(main_office, table, 1, 300);
  sites.settle();
  for (const std::string table : tables) {
    enter(bob, table, 301, 400);
    run(bob,
        fmt::format("DELETE FROM {0} WHERE a % 10 = 3; UPDATE {0} SET a = a || 'x' WHERE a % 10 = 4; UPDATE {0} SET b = b - 1000 WHERE a % 10 < 7; "
                    "UPDATE {0} SET b = b || 'y', a = 'z' || a WHERE b < -1100; UPDATE {0} SET k = 'moved' || k WHERE b % 50 = 0",
                    table));
  }
  expect_equal();
  for (const std::string table : tables)
    EXPECT_THAT(rows(main_office, "SELECT count(*), count(DISTINCT a), sum(a LIKE 'z%') > 50 FROM " + table), ElementsAre("360 | 360 | 1")) << table;
}

}  // namespace
