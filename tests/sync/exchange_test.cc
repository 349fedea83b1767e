// Single exchanges between four sites: conflicts and their rules (S4, S5), what a site refuses (S10), what asks and does not ask (S9).
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "sync/apply.h"
#include "sync/four_sites.h"

namespace {

namespace fs = std::filesystem;
using crm::sync::Application;
using test::ann;
using test::bob;
using test::main_office;
using test::north;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

class Exchange : public testing::Test {
 protected:
  void run(std::size_t site, const std::string& text) { sites.site(site).run(text); }
  std::string value(std::size_t site, const std::string& text) { return sites.site(site).value(text); }
  std::vector<std::string> rows(std::size_t site, const std::string& text) { return sites.site(site).rows(text); }
  void at(const std::string& time) {
    for (std::size_t i = 0; i < sites.names.size(); ++i) run(i, "UPDATE setting SET value = '2026-03-02 " + time + "' WHERE name = 'clock.pinned'");
  }
  fs::path only_file() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(sites.folder())) files.push_back(entry.path());
    EXPECT_EQ(files.size(), 1u);
    return files.at(0);
  }
  void expect_equal() {
    for (std::size_t i = 1; i < sites.names.size(); ++i) EXPECT_EQ(sites.content(i), sites.content(0)) << sites.names[i];
  }
  std::vector<std::string> ledger(std::size_t site) {
    return rows(site,
                "SELECT table_name, row_id, column_name, ours, theirs, winner, rule, our_site, their_site FROM sync_conflict ORDER BY table_name, "
                "row_id, column_name");
  }

  test::FourSites sites;
};

// S1

// As in hosts whose SQLite was compiled with SQLITE_DEFAULT_FOREIGN_KEYS.
int check_foreign_keys(sqlite3* db, const char** /*message*/, const sqlite3_api_routines* /*api*/) {
  return sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
}

TEST_F(Exchange, AStatementByHandThatWouldLoseEditsIsRefusedOnAnyConnection) {
  run(bob, "UPDATE client SET phone = '1' WHERE id = 'acme'");
  sites.settle();
  const test::Database plain = sites.plain(bob);
  EXPECT_THAT(plain.error("DELETE FROM sync_identity"), HasSubstr("sync_identity: a site stays the one that it was cut as"));
  EXPECT_THAT(plain.error("UPDATE sync_identity SET last_batch = 0"), HasSubstr("sync_identity: a site stays the one that it was cut as"));
  EXPECT_THAT(plain.error("DELETE FROM sync_link"), HasSubstr("sync_link: what is edited here goes through the parent"));
  EXPECT_THAT(plain.error("UPDATE sync_link SET received = 0"), HasSubstr("sync_link: sync_receive() counts what has come"));
  EXPECT_THAT(plain.error("UPDATE sync_site SET code = 'x'"), HasSubstr("sync_site: "));
  EXPECT_THAT(plain.error("DELETE FROM sync_site"), HasSubstr("sync_site: "));
}

TEST_F(Exchange, ASiteIsCutWithoutWhatStaysAtItsParent) {
  run(main_office,
      "INSERT INTO automated_task (id, name, kind, n, owner_id) VALUES ('t', 'Two days later', 'email_any_initial', 2, 'ann'); "
      "INSERT INTO task_center (task_id, center_id) VALUES ('t', 'main'); "
      "UPDATE client SET hubzone = 'Certified' WHERE id = 'acme'; UPDATE prompt SET answer = 'accept' WHERE id = 1; "
      "SELECT sync_add_site('carl', 'Carl', 'remote')");
  const auto hook = reinterpret_cast<void (*)()>(check_foreign_keys);
  sqlite3_auto_extension(hook);
  const std::string path = value(main_office, "SELECT sync_cut('carl', '" + sites.folder() + "/carl.db')");
  sqlite3_cancel_auto_extension(hook);
  const test::Database carl(path);
  EXPECT_EQ(carl.value("SELECT count(*) FROM automated_task"), "0");
  carl.run("UPDATE client SET organization = 'LLC' WHERE id = 'bolt'; UPDATE prompt SET answer = 'accept' WHERE id = 1");
  EXPECT_EQ(carl.value("SELECT type FROM milestone WHERE client_id = 'bolt'"), "Changed Legal Form");
  EXPECT_THAT(carl.rows("SELECT * FROM crm_check()"), testing::IsEmpty());
}

// Not even in free pages, or between the rows of a page.
void expect_nothing_left(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  EXPECT_GT(bytes.size(), 100'000u);
  EXPECT_EQ(bytes.find("for other eyes"), std::string::npos);
  const test::Database cut(path);
  EXPECT_EQ(cut.value("SELECT count(*) FROM library_file"), "400");
  EXPECT_EQ(cut.value("SELECT group_concat(site_code || role) FROM sync_identity, sync_link USING (site_code)"), "NULL");
  EXPECT_EQ(cut.value("PRAGMA integrity_check"), "ok");
  EXPECT_THAT(cut.rows("SELECT * FROM crm_check()"), testing::IsEmpty());
}

constexpr const char* secrets =
    "INSERT INTO site_group VALUES ('town', 'ann'); "
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 800) INSERT INTO library_file (id, kind, path, content, group_name) "
    "SELECT 'f' || (i * 7919 % 801), 'screen', 'f' || i, printf('%.*c', i * 31 % 300, 'x') || iif(i % 2, 'for other eyes', ''), iif(i % 2, 'town', "
    "NULL) FROM n; "
    "INSERT INTO client (id, name, center_id) VALUES ('gone', 'for other eyes', 'main'); DELETE FROM client WHERE id = 'gone'; "
    "INSERT INTO outbox (to_address, subject, body_text, created_at) VALUES ('a@b.example', 'for other eyes', 'for other eyes', '2026-03-02 "
    "08:00:00'); "
    "SELECT sync_add_site('carl', 'Carl', 'remote'), sync_add_site('dora', 'Dora', 'remote')";

TEST_F(Exchange, NothingIsLeftInTheFileOfANewSiteOfWhatItMayNotHave) {
  run(main_office, secrets);
  expect_nothing_left(value(main_office, "SELECT sync_cut('carl', '" + sites.folder() + "/carl.db')"));
  run(main_office, "PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT");  // no second connection can read it
  expect_nothing_left(value(main_office, "SELECT sync_cut('dora', '" + sites.folder() + "/dora.db')"));
}

TEST_F(Exchange, ASiteIsCutFromADatabaseInMemory) {
  const test::Database memory(":memory:");
  memory.run("SELECT crm_install()");
  memory.run("SELECT sync_init('main', 'Main', 'main'), sync_add_site('ann', 'Ann', 'remote')");
  const test::Database cut(memory.value("SELECT sync_cut('ann', '" + sites.folder() + "/ann2.db')"));
  EXPECT_EQ(cut.value("SELECT site_code FROM sync_identity"), "ann");
  EXPECT_THAT(cut.rows("SELECT * FROM crm_check()"), testing::IsEmpty());
}

// S4

TEST_F(Exchange, AFieldThatWasEditedOftenGoesAsOneEditOfItsFirstValue) {
  for (const std::string first : {"printf('%.2000c', 'a')", "'a'"}) {
    run(ann, "UPDATE client SET name = " + first + " WHERE id = 'acme'");
    sites.settle();
    run(ann, "UPDATE client SET name = 'b', phone = '1' WHERE id = 'acme'; UPDATE client SET name = 'c' WHERE id = 'acme'");
    run(ann, "UPDATE client SET phone = NULL WHERE id = 'acme'");
    sites.call(ann, "sync_send");
    EXPECT_EQ(rows(main_office, "SELECT column_name, old_value = " + first + ", new_value FROM sync_inspect('" + only_file().string() + "')"),
              std::vector<std::string>{"name | 1 | c"});
    sites.settle();
  }
}

TEST_F(Exchange, AValueOfAnyTypeKeepsIts) {
  run(main_office,
      "SELECT sync_ddl('CREATE TABLE loose (id TEXT PRIMARY KEY NOT NULL, v ANY) STRICT'); INSERT INTO loose VALUES ('p', 1), ('q', '1')");
  sites.settle();
  run(bob, "UPDATE loose SET v = 1.0");
  sites.settle();
  EXPECT_EQ(rows(main_office, "SELECT typeof(v) FROM loose"), (std::vector<std::string>{"real", "real"}));
}

TEST_F(Exchange, AKeyMayNameItsColumnsInAnotherOrderThanTheTable) {
  run(main_office, "SELECT sync_ddl('CREATE TABLE leg (stop INTEGER, line TEXT, km REAL, PRIMARY KEY (line, stop))')");
  run(main_office, "INSERT INTO leg VALUES (1, 'red', 2.5), (2, 'red', 1), (3, 'red', 4)");
  sites.settle();
  run(bob,
      "UPDATE leg SET km = 3 WHERE stop = 1; DELETE FROM leg WHERE stop = 2; UPDATE leg SET stop = 4 WHERE stop = 3; INSERT INTO leg VALUES (1, "
      "'blue', 7)");
  sites.settle();
  expect_equal();
  EXPECT_EQ(rows(main_office, "SELECT * FROM leg ORDER BY km"), (std::vector<std::string>{"1 | red | 3.0", "4 | red | 4.0", "1 | blue | 7.0"}));
}

// What waits to be sent is kept in memory as far as it is small; then it is read again, row by row.
TEST_F(Exchange, MoreThanIsKeptInMemoryIsSentAsItStands) {
  run(ann,
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) "
      "INSERT INTO plain (id, a, b) SELECT 'p' || (9 - i), printf('%.*c', 3000000, i), i FROM n");
  sites.settle();
  expect_equal();
  run(ann, "UPDATE plain SET a = a || b");
  sites.settle();
  expect_equal();
  EXPECT_EQ(value(main_office, "SELECT sum(a = printf('%.*c', 3000000, b) || b) FROM plain"), "5");
}

// Edits are many from the first on.
class ManyEdits : public Exchange {
 protected:
  ManyEdits() { std::swap(Application::many, many_); }
  ~ManyEdits() override { std::swap(Application::many, many_); }

 private:
  std::uint64_t many_ = 0;
};

TEST_F(ManyEdits, GoThroughTheTree) {
  run(main_office, "INSERT INTO plain (id, a) VALUES ('p', 1), ('q', 'two'), ('r', NULL)");
  sites.settle();
  run(bob, "UPDATE plain SET a = 'of bob', c = 'x'");
  run(ann, "UPDATE plain SET b = 7; UPDATE plain SET a = 'of ann' WHERE id = 'q'");
  sites.settle();
  expect_equal();
  EXPECT_EQ(value(bob, "SELECT count(*) FROM plain WHERE b = 7 AND c = 'x' AND a LIKE 'of %'"), "3");
  EXPECT_EQ(ledger(ann).size(), 1u);
}

TEST_F(ManyEdits, OfATableWithTriggersFireThem) {
  run(main_office, "INSERT INTO plain (id) VALUES ('p'); INSERT INTO part (id, plain_id) VALUES ('a', 'p')");
  sites.settle();
  run(north, "CREATE TRIGGER of_north AFTER UPDATE OF a ON plain BEGIN UPDATE part SET note = NEW.a WHERE plain_id = NEW.id; END");
  for (const std::size_t site : {ann, bob}) {
    run(site, "UPDATE plain SET a = 'of " + sites.names[site] + "'");
    sites.settle();
    expect_equal();
    EXPECT_EQ(value(main_office, "SELECT note FROM part"), "of " + sites.names[site]);
  }
}

TEST_F(Exchange, AnEditOfTheSameFieldAtTwoSitesIsWonByTheLaterOne) {
  at("08:00:00");
  run(bob, "UPDATE client SET phone = 'of bob', modified_by = 'bob' WHERE id = 'acme'");
  at("09:00:00");
  run(ann, "UPDATE client SET phone = 'of ann', email = 'a@acme.example' WHERE id = 'acme'");
  at("10:00:00");
  sites.settle();
  expect_equal();
  EXPECT_EQ(value(main_office, "SELECT phone, email FROM client WHERE id = 'acme'"), "of ann | a@acme.example");
  EXPECT_THAT(ledger(bob), ElementsAre("client | acme | phone | of ann | of bob | ours | most_recent | ann | bob"));
  EXPECT_EQ(value(bob, "SELECT replaced, our_at, their_at, their_by FROM sync_conflict"), "NULL | 2026-03-02 09:00:00 | 2026-03-02 08:00:00 | bob");
}

// G4: the log notes the system's time, and where the clock was pinned.
TEST_F(Exchange, AChangeIsSentWithTheTimeOfTheClockAsItWas) {
  const auto insert = [&](const char* id) { run(ann, "INSERT INTO plain (id) VALUES ('" + std::string(id) + "')"); };
  insert("a");
  run(ann, "UPDATE setting SET value = '2026-03-02 08:00:00' WHERE name = 'clock.pinned'");
  insert("b");
  run(ann, "INSERT OR REPLACE INTO setting (name, value) VALUES ('clock.pinned', '2026-03-02 09:00:00')");
  insert("c");
  run(ann, "UPDATE setting SET value = '' WHERE name = 'clock.pinned'");
  const std::string before = value(ann, "SELECT datetime('now')");
  insert("d");
  run(ann, "UPDATE setting SET value = '2026-03-02 10:00:00' WHERE name = 'clock.pinned'");
  insert("e");
  sites.call(ann, "sync_send");
  EXPECT_THAT(
      rows(main_office, "SELECT row_key, CASE WHEN row_key = 'd' THEN at BETWEEN '" + before +
                            "' AND datetime('now') ELSE at END FROM sync_inspect('" + only_file().string() + "') WHERE column_name = 'a' ORDER BY 1"),
      ElementsAre("a | 2025-03-10 09:00:00", "b | 2026-03-02 08:00:00", "c | 2026-03-02 09:00:00", "d | 1", "e | 2026-03-02 10:00:00"));
}

TEST_F(Exchange, RulesAreTakenInTheirOrder) {
  run(main_office, "INSERT INTO plain (id, a, b, c) VALUES ('p', 10, 10, 'x'), ('q', 10, 10, 'x')");
  run(main_office, "INSERT INTO user_account (id, name) VALUES ('owner', 'Olga'); UPDATE client SET counselor_id = 'owner' WHERE id = 'acme'");
  run(main_office,
      "INSERT INTO sync_rule (table_name, column_name, position, criterion) VALUES ('plain', 'a', 1, 'larger'), ('plain', 'c', 1, 'remote'), "
      "('client', NULL, 1, 'owner'), ('client', 'email', 1, 'ask')");
  sites.settle();
  at("08:00:00");
  run(ann, "UPDATE plain SET a = 30, b = b + 5, c = 'ann'");
  run(ann, "UPDATE client SET phone = 'ann', email = 'ann', modified_by = 'owner' WHERE id = 'acme'");
  at("09:00:00");
  run(main_office, "UPDATE plain SET a = 20, b = b + 100, c = 'main'");
  run(main_office, "UPDATE client SET phone = 'main', email = 'main', modified_by = 'mary' WHERE id = 'acme'");
  sites.settle();
  expect_equal();
  EXPECT_EQ(value(bob, "SELECT a, b, c FROM plain WHERE id = 'p'"), "30 | 115 | ann");
  EXPECT_EQ(value(bob, "SELECT phone, email FROM client WHERE id = 'acme'"), "ann | main");
}

TEST_F(Exchange, AnEditOutlivesADeletion) {
  run(main_office, "INSERT INTO plain (id, a, b) VALUES ('p', 'old', 1), ('q', 'old', 1)");
  sites.settle();
  run(main_office, "DELETE FROM plain WHERE id = 'p'; UPDATE plain SET a = 'new' WHERE id = 'q'");
  run(bob, "UPDATE plain SET a = 'new' WHERE id = 'p'; DELETE FROM plain WHERE id = 'q'");
  sites.settle();
  expect_equal();
  EXPECT_THAT(rows(bob, "SELECT id, a, b FROM plain ORDER BY id"), ElementsAre("p | new | 1", "q | new | 1"));
  EXPECT_THAT(rows(bob, "SELECT row_id, column_name, winner, rule FROM sync_conflict ORDER BY row_id"),
              ElementsAre("p | a | theirs | edit over deletion", "q | NULL | ours | edit over deletion"));
}

TEST_F(Exchange, ADeletedRowIsPutBackWithAllThatWasEditedInIt) {
  run(main_office, "INSERT INTO plain (id, a, b) VALUES ('p', 'old', 1)");
  sites.settle();
  run(bob, "DELETE FROM plain");
  for (const std::size_t site : {bob, north, main_office, north}) sites.call(site, "sync_exchange");
  run(ann, "UPDATE plain SET a = 'new', c = 'new'");
  sites.settle();
  expect_equal();
  EXPECT_EQ(value(bob, "SELECT a, b, c FROM plain"), "new | 1 | new");
  EXPECT_EQ(rows(bob, "SELECT 1 FROM sync_conflict WHERE rule = 'refused'").size(), 0u);
}

TEST_F(Exchange, TwoRowsOfOneKeyAreComparedFieldByField) {
  run(main_office, "INSERT INTO plain (id, a) VALUES ('p', 0.1)");
  run(ann, "INSERT INTO plain (id, a, c) VALUES ('p', 0.1, 'k')");
  sites.settle();
  expect_equal();
  EXPECT_THAT(ledger(main_office), ElementsAre("plain | p | c | NULL | k | ours | main | main | ann"));
}

// SQLite counts them at each site by itself.
TEST_F(Exchange, TwoRowsOfOneNumberAreTwoRows) {
  for (const std::size_t site : {main_office, ann, north, bob}) {
    const std::string name = sites.names[site];
    run(site, "INSERT INTO counted (a) VALUES (" + std::to_string(site) + "); INSERT INTO point (id, counted_id, note) VALUES ('" + name + "', 1, '" +
                  name + "')");
  }
  for (const std::size_t site : {bob, north, main_office}) sites.call(site, "sync_exchange");
  // What they write before they know of it is about their own row.
  run(ann, "UPDATE counted SET a = a + 100; INSERT INTO point (id, counted_id, note) VALUES ('ann too', 1, 'ann')");
  run(bob, "UPDATE counted SET a = a + 100; UPDATE point SET note = 'bob too'");
  sites.settle();
  expect_equal();
  EXPECT_THAT(rows(ann, "SELECT p.note, c.a FROM point p JOIN counted c ON c.id = p.counted_id ORDER BY p.id"),
              ElementsAre("ann | 101.0", "ann | 101.0", "bob too | 103.0", "main | 0.0", "north | 2.0"));
  EXPECT_EQ(value(ann, "SELECT group_concat(DISTINCT rule) FROM sync_conflict"), "renumbered");
  for (std::size_t i = 0; i < sites.names.size(); ++i) EXPECT_EQ(value(i, "SELECT count(*) FROM sync_renumbered"), "0");
}

TEST_F(Exchange, WhatAConstraintRefusesIsInTheLedgerAndUndoneAtItsSite) {
  run(main_office, "INSERT INTO counted (id, a, u) VALUES (1, 1, 'k'); INSERT INTO plain (id) VALUES ('p')");
  sites.settle();
  run(ann, "DELETE FROM plain WHERE id = 'p'; INSERT INTO counted (id, a, u) VALUES (2, 2.5, 'l')");
  run(main_office, "INSERT INTO counted (id, a, u) VALUES (3, 3, 'l')");
  sites.settle();
  expect_equal();
  EXPECT_EQ(value(ann, "SELECT group_concat(id) FROM counted"), "1,3");
  EXPECT_THAT(
      rows(ann, "SELECT row_id, column_name, theirs, rule, reason FROM sync_conflict ORDER BY column_name"),
      ElementsAre("2 | a | 2.5 | refused | UNIQUE constraint failed: counted.u", "2 | u | l | refused | UNIQUE constraint failed: counted.u"));
}

TEST_F(Exchange, WhatOnlyChangesTogetherIsAppliedTogether) {
  run(main_office, "INSERT INTO counted (id, u) VALUES (1, 'k'), (2, 'l'); INSERT INTO both (id, low, high) VALUES (1, 1, 1)");
  sites.settle();
  for (const std::size_t site : {bob, main_office}) {
    run(site, "UPDATE counted SET u = NULL WHERE id = 1; UPDATE counted SET u = 'k' WHERE id = 2; UPDATE counted SET u = 'l' WHERE id = 1");
    run(site, "UPDATE both SET low = low + 1, high = high + 1");
    sites.settle();
    expect_equal();
    EXPECT_EQ(ledger(main_office).size(), 0u);
    run(site, "UPDATE counted SET u = NULL WHERE id = 1; UPDATE counted SET u = 'l' WHERE id = 2; UPDATE counted SET u = 'k' WHERE id = 1");
    sites.settle();
  }
  EXPECT_EQ(value(ann, "SELECT low, high FROM both"), "3 | 3");
}

// A row that has come to what it is in several steps, each of which was judged at its site.
TEST_F(Exchange, AnAccountArrivesAsWhatItHasBecome) {
  const auto account = [&](std::size_t site, const std::string& id) {
    run(site, "UPDATE setting SET value = '0' WHERE name = 'accounts.check_roles'; INSERT INTO account (id, name, kind) VALUES ('" + id +
                  "', 'N', 'Organization')");
    run(site, "INSERT INTO account_number (account_id, kind, number) VALUES ('" + id + "', 'debtor', '" + id + "')");
    run(site, "INSERT INTO contract (account_id, starts_on) VALUES ('" + id + "', '2025-01-01'); UPDATE account SET type = 'Associate' WHERE id = '" +
                  id + "'");
    run(site, "SELECT update_account_types()");
  };
  account(main_office, "of main");
  account(bob, "of bob");
  sites.settle();
  expect_equal();
  EXPECT_THAT(rows(ann, "SELECT id, type, status FROM account ORDER BY id"),
              ElementsAre("of bob | Customer | Active", "of main | Customer | Active"));
  EXPECT_EQ(ledger(main_office).size(), 0u);
  // What it comes to must hold where it arrives.
  run(main_office, "UPDATE contract SET status = 'ended'; UPDATE account SET type = 'Associate'; DELETE FROM account_number");
  run(bob, "UPDATE account SET name = 'Of Bob' WHERE id = 'of bob'");
  sites.settle();
  expect_equal();
  EXPECT_EQ(rows(ann, "SELECT * FROM crm_check()").size(), 0u);
}

TEST_F(Exchange, WhatTheRulesAllowedThenStandsElsewhere) {
  for (const std::size_t site : {main_office, bob}) {
    const std::string odd = "'Odd " + std::string(sites.names[site]) + "'";
    run(site, "INSERT INTO pick_list (list, value, position) VALUES ('HUBZone', " + odd + ", 9); UPDATE client SET hubzone = " + odd +
                  " WHERE id = 'acme'; UPDATE pick_list SET active = 0 WHERE value = " + odd);
    sites.settle();
    expect_equal();
    EXPECT_EQ(value(ann, "SELECT 'Odd " + std::string(sites.names[site]) + "' = hubzone FROM client WHERE id = 'acme'"), "1");
  }
  run(ann, "PRAGMA foreign_keys = ON");
  run(main_office, "PRAGMA foreign_keys = OFF");
  run(main_office, "INSERT INTO plain (id) VALUES ('p'); INSERT INTO part (id, plain_id) VALUES ('r', 'p'); DELETE FROM plain");
  sites.settle();
  expect_equal();
  EXPECT_EQ(value(ann, "PRAGMA foreign_keys"), "1");
}

// S5

TEST_F(Exchange, AConflictIsDecidedAnewAtTheMainOfficeAndTravels) {
  run(main_office, "UPDATE client SET phone = 'main' WHERE id = 'acme'");
  run(bob, "UPDATE client SET phone = 'bob' WHERE id = 'acme'");
  sites.settle();
  EXPECT_EQ(value(bob, "SELECT phone FROM client WHERE id = 'acme'"), "main");
  EXPECT_EQ(sites.site(bob).error("UPDATE sync_conflict SET winner = 'theirs'"),
            "sync_conflict.winner: conflicts are decided anew at the main office");
  sites.plain(main_office).run("UPDATE sync_conflict SET winner = 'theirs', decided_by = 'mary'");
  sites.settle();
  expect_equal();
  EXPECT_EQ(value(ann, "SELECT phone FROM client WHERE id = 'acme'"), "bob");
  EXPECT_EQ(value(ann, "SELECT winner, decided_by FROM sync_conflict"), "theirs | mary");
}

// S6

TEST_F(Exchange, AnExchangeWithNothingNewWritesNoFile) {
  sites.settle();
  EXPECT_THAT(sites.call(main_office, "sync_exchange"), HasSubstr(R"("sent":0,"received":0)"));
}

TEST_F(Exchange, WhatIsLostOrSpoiltOnItsWayIsSentAgain) {
  run(main_office, "INSERT INTO plain (id) VALUES ('p')");
  sites.call(main_office, "sync_send");
  sites.call(ann, "sync_exchange");  // all that Ann has to tell is that she has it
  fs::remove(sites.folder() + "/ann-to-main-00000001.crmsync");
  for (int round = 0; round < 2; ++round) {
    for (const std::size_t site : {main_office, ann}) sites.call(site, "sync_exchange");
  }
  sites.call(main_office, "sync_receive");
  EXPECT_EQ(value(main_office, "SELECT confirmed = (SELECT last_batch FROM sync_identity) FROM sync_link WHERE site_code = 'ann'"), "1");
  run(ann, "INSERT INTO plain (id) VALUES ('q')");
  sites.call(ann, "sync_send");
  const fs::path file = sites.folder() + "/ann-to-main-00000003.crmsync";
  fs::resize_file(file, fs::file_size(file) - 1);
  EXPECT_THAT(sites.call(main_office, "sync_receive"), HasSubstr("truncated"));
  sites.call(ann, "sync_send");
  std::fstream(sites.folder() + "/ann-to-main-00000004.crmsync", std::ios::binary | std::ios::in | std::ios::out).put('x');
  EXPECT_THAT(sites.call(main_office, "sync_receive"), HasSubstr("not a file of this version"));
  for (int round = 0; round < 3; ++round) {
    for (std::size_t i = 0; i < sites.names.size(); ++i) sites.call(i, "sync_exchange");
  }
  expect_equal();
}

// What triggers of this database do besides belongs to this database, and travels as its own work.
TEST_F(Exchange, WhatATriggerOfTheReceiverAddsTravelsBack) {
  run(main_office,
      "CREATE TRIGGER counts AFTER INSERT ON part BEGIN UPDATE plain SET b = b + 1 WHERE id = NEW.plain_id; END; INSERT INTO plain (id) VALUES "
      "('p')");
  sites.settle();
  run(ann, "INSERT INTO part (id, plain_id) VALUES ('r', 'p')");
  sites.settle();
  expect_equal();
  EXPECT_EQ(value(ann, "SELECT b FROM plain"), "1");
}

// Of many that are refused each is written a few times, not once for each other.
TEST_F(Exchange, ThousandsThatAreRefusedDoNotTakeTheSquareOfTheirNumber) {
  const int count = 200;
  const auto numbers = [&](const std::string& statement) {
    return fmt::format("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) {}", count, statement);
  };
  run(main_office,
      numbers("INSERT INTO counted (id, u) SELECT i, 'old ' || i FROM n") + "; INSERT INTO counted (id, u) VALUES (1001, 'x'), (1002, 'y')");
  sites.settle();
  run(main_office, numbers("INSERT INTO counted (id, u) SELECT 2000 + i, 'new ' || i FROM n"));
  run(ann,
      numbers("UPDATE counted SET u = 'new ' || id WHERE id IN (SELECT i FROM n)") +
          "; UPDATE counted SET u = 'z' WHERE id = 1001; UPDATE counted SET u = 'x' WHERE id = 1002; UPDATE counted SET u = 'y' WHERE id = 1001");
  sites.call(ann, "sync_send");
  const auto before = sqlite3_total_changes64(sites.site(main_office).handle());
  EXPECT_THAT(sites.call(main_office, "sync_receive"), HasSubstr(fmt::format(R"("conflicts":{},)", count)));
  EXPECT_LT(sqlite3_total_changes64(sites.site(main_office).handle()) - before, 50 * count);
  EXPECT_EQ(value(main_office, "SELECT group_concat(u) FROM counted WHERE id IN (1001, 1002)"), "y,x");
  sites.settle();
  expect_equal();
}

// S7

TEST_F(Exchange, SchemaChangesArriveInTheirOrderAndOlderEditsAreReadAsTheyWereMeant) {
  const auto ddl = [&](const std::string& statement) { run(main_office, "SELECT sync_ddl('" + statement + "')"); };
  run(main_office, "INSERT INTO plain (id, a, b) VALUES ('p', 'old', 1), ('q', 'old', 1)");
  sites.settle();
  ddl("ALTER TABLE plain RENAME COLUMN a TO called");
  run(main_office, "UPDATE plain SET called = 'main' WHERE id = 'q'");
  ddl("ALTER TABLE plain ADD COLUMN n INTEGER NOT NULL DEFAULT 7");
  run(main_office, "UPDATE plain SET n = 8 WHERE id = 'q'");
  ddl("ALTER TABLE plain RENAME called TO title");
  ddl("ALTER TABLE plain DROP COLUMN c");
  ddl("CREATE TABLE fresh (id TEXT PRIMARY KEY NOT NULL, x)");
  ddl("CREATE INDEX fresh_x ON fresh (x)");
  run(main_office, "INSERT INTO fresh (id, x) VALUES ('f', 1)");
  ddl("DROP TABLE pair");
  // Versions behind.
  run(bob, "UPDATE plain SET a = 'bob', c = 'bob' WHERE id = 'p'; INSERT INTO plain (id, a, c) VALUES ('r', 'new', 'lost')");
  run(bob, "INSERT INTO pair (x, y, v) VALUES ('x', 1, 'v')");
  run(ann, "DELETE FROM plain WHERE id = 'p'");
  sites.settle();
  expect_equal();
  for (const std::size_t site : {main_office, ann, north, bob}) {
    EXPECT_THAT(rows(site, "SELECT id, title, n FROM plain ORDER BY id"), ElementsAre("p | bob | 7", "q | main | 8", "r | new | 7"));
    EXPECT_EQ(value(site, "SELECT count(*) FROM sqlite_schema WHERE name IN ('pair', 'fresh', 'fresh_x')"), "2");
    EXPECT_EQ(rows(site, "SELECT * FROM crm_check()").size(), 0u);
  }
  EXPECT_THAT(
      rows(ann,
           "SELECT table_name, row_id, column_name, theirs, rule FROM sync_conflict WHERE rule = 'dropped' ORDER BY table_name, row_id, column_name"),
      ElementsAre("pair | x,1 | v | v | dropped", "plain | p | c | bob | dropped", "plain | r | c | lost | dropped"));
  EXPECT_THAT(sites.site(main_office).error("UPDATE sync_conflict SET winner = 'theirs' WHERE rule = 'dropped'"),
              HasSubstr("enter the value by hand"));
  // With the new names both ways.
  run(bob, "UPDATE plain SET title = 'again', n = 9; INSERT INTO fresh (id, x) VALUES ('g', 2)");
  sites.settle();
  expect_equal();
  EXPECT_EQ(value(ann, "SELECT group_concat(DISTINCT title || n) FROM plain"), "again9");
  EXPECT_THAT(sites.site(bob).error("SELECT sync_ddl('DROP TABLE fresh')"), HasSubstr("schema changes are made at the main office"));
}

TEST_F(Exchange, ASchemaChangeThatIsNotPossibleHereIsToldAndWaits) {
  run(bob, "CREATE TABLE fresh (id TEXT PRIMARY KEY)");
  run(main_office, "SELECT sync_ddl('CREATE TABLE fresh (\n  id TEXT PRIMARY KEY, \"x\")'); INSERT INTO fresh (id) VALUES ('f')");
  for (const std::size_t site : {main_office, north}) sites.call(site, "sync_exchange");
  const std::string reason = value(bob, fmt::format("SELECT '{}' ->> '$.reasons[0].reason'", sites.call(bob, "sync_receive")));
  EXPECT_THAT(reason, HasSubstr("its schema change cannot be made here: CREATE TABLE fresh (\n  id TEXT PRIMARY KEY, \"x\")"));
  run(bob, "DROP TABLE fresh");
  sites.settle();
  expect_equal();
}

TEST_F(Exchange, WhatIsTheSameEverywhereIsChangedAtTheMainOffice) {
  EXPECT_EQ(sites.plain(bob).error("INSERT INTO sync_rule (table_name, criterion) VALUES ('client', 'main')"),
            "sync_rule: it is the same at every site; change it at the main office");
  run(bob, "DROP TRIGGER sync_role_right_INSERT_at_main; INSERT INTO role_right (role, function_right) VALUES ('User', 291)");
  sites.settle();
  EXPECT_EQ(value(main_office, "SELECT count(*) FROM role_right WHERE role = 'User'"), "0");
  expect_equal();
}

// S9

TEST_F(Exchange, WhatArrivesAsksNothingAndIsLookedAtByTheTasksOfTheSite) {
  run(main_office, "UPDATE setting SET value = '2025-03-10 09:00:00' WHERE name = 'clock.pinned'");
  run(main_office,
      "INSERT INTO automated_task (id, name, kind, n, owner_id) VALUES ('t', 'Two days later', 'email_any_initial', 2, 'ann'); "
      "INSERT INTO task_center (task_id, center_id) VALUES ('t', 'main')");
  run(bob,
      "UPDATE client SET hubzone = 'Certified' WHERE id = 'acme'; INSERT INTO milestone (client_id, type) VALUES ('acme', 'Started Business'); "
      "INSERT INTO counseling_session (id, client_id, type, session_date, center_id) VALUES ('s', 'acme', 'Initial', '2025-03-11', 'main')");
  sites.settle();
  expect_equal();
  EXPECT_EQ(value(bob, "SELECT count(*) FROM prompt WHERE status = 'pending'"), "2");
  for (const std::size_t site : {main_office, ann, north}) EXPECT_EQ(value(site, "SELECT count(*) FROM prompt"), "0");
  EXPECT_EQ(value(main_office, "SELECT session_id FROM task_queue"), "s");
  for (const std::size_t site : {ann, north, bob}) EXPECT_EQ(value(site, "SELECT count(*) FROM automated_task"), "0");
}

// S10

TEST_F(Exchange, FilesThatAreNotAsTheirSenderWroteThemAreRefused) {
  run(ann, "UPDATE client SET phone = '1' WHERE id = 'acme'");
  sites.call(ann, "sync_send");
  const fs::path file = only_file();
  const std::string whole = test::read_file(file);
  const std::vector<std::string> before = sites.site(main_office).everything();
  const auto refused = [&](const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
    return sites.call(main_office, "sync_receive");
  };
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string altered = whole;
    altered[i] = static_cast<char>(altered[i] ^ 1);
    ASSERT_THAT(refused(altered), AllOf(HasSubstr(R"("applied":0)"), HasSubstr(R"("refused":1)"))) << i;
    if (i % 8 == 0) {
      ASSERT_THAT(refused(whole.substr(0, i)), HasSubstr("truncated")) << i;
    }
  }
  EXPECT_THAT(refused(whole + "x"), HasSubstr("it was altered"));
  EXPECT_EQ(sites.site(main_office).everything(), before);
  std::ofstream(file, std::ios::binary) << whole;
  EXPECT_THAT(sites.call(main_office, "sync_receive"), HasSubstr(R"("applied":1,"conflicts":0,"refused":0)"));
  std::ofstream(file, std::ios::binary) << whole;
  EXPECT_THAT(sites.call(main_office, "sync_receive"), HasSubstr("it, or a later one, was applied already"));
}

TEST_F(Exchange, ARefusedFileHasNoStatementCompiledAnew) {
  run(ann, "UPDATE client SET phone = '1' WHERE id = 'acme'");
  sites.call(ann, "sync_send");
  fs::resize_file(only_file(), fs::file_size(only_file()) - 1);
  sites.call(main_office, "sync_receive");
  sql::Statement clients(sites.site(main_office).handle(), "SELECT 1 FROM client");
  clients.step();
  clients.reset();
  EXPECT_THAT(sites.call(main_office, "sync_receive"), HasSubstr(R"("refused":1)"));
  clients.step();
  EXPECT_EQ(sqlite3_stmt_status(clients.handle(), SQLITE_STMTSTATUS_REPREPARE, 0), 0);
}

TEST_F(Exchange, FilesForOthersAndFromOthersAreRefused) {
  run(ann, "UPDATE client SET phone = '1' WHERE id = 'acme'");
  sites.call(ann, "sync_send");
  const fs::path file = only_file();
  fs::rename(file, sites.folder() + "/ann-to-north-00000001.crmsync");
  EXPECT_THAT(sites.call(north, "sync_receive"), AllOf(HasSubstr(R"("received":0,"applied":0,"conflicts":0,"refused":1)"),
                                                       HasSubstr("it is from the site ann, with which this one has no link")));
  fs::rename(sites.folder() + "/ann-to-north-00000001.crmsync", sites.folder() + "/main-to-north-00000001.crmsync");
  EXPECT_THAT(sites.call(north, "sync_receive"), HasSubstr("it is for the site main, and this is north"));
  fs::rename(sites.folder() + "/main-to-north-00000001.crmsync", sites.folder() + "/north-to-main-00000001.crmsync");
  EXPECT_THAT(sites.call(main_office, "sync_receive"), HasSubstr("it is from the site ann, and named as if from north"));
  EXPECT_THAT(sites.site(main_office).error("SELECT * FROM sync_inspect('" + sites.folder() + "/nothing')"),
              HasSubstr("sync_inspect: cannot read it"));
  EXPECT_EQ(value(main_office, "SELECT kind, table_name, row_key, column_name, old_value, new_value FROM sync_inspect('" + sites.folder() +
                                   "/north-to-main-00000001.crmsync')"),
            "update | client | acme | phone | NULL | 1");
}

// A laptop that was lost is cut anew: whoever has the old one is nobody any more.
TEST_F(Exchange, ASiteThatIsCutAnewReplacesTheOldOne) {
  run(ann, "UPDATE client SET phone = '1' WHERE id = 'acme'");
  sites.call(ann, "sync_send");
  run(main_office, "SELECT sync_cut('ann', '" + sites.folder() + "/../ann2.db')");
  EXPECT_THAT(sites.call(main_office, "sync_receive"), HasSubstr("it is not signed by ann"));
  const test::Database anew(sites.folder() + "/../ann2.db");
  EXPECT_EQ(anew.rows("SELECT * FROM crm_check()"), std::vector<std::string>());
  const std::string secret = value(main_office, "SELECT hex(sign_secret) FROM sync_identity");
  EXPECT_NE(anew.value("SELECT hex(sign_secret) FROM sync_identity"), secret);
}

TEST_F(Exchange, ADatabaseThatIsOlderThanItsFilesIsToldSo) {
  const std::string backup = sites.path(ann) + ".backup";
  run(ann, "VACUUM INTO '" + backup + "'");
  for (const char* phone : {"1", "2", "3"}) {
    run(ann, "UPDATE client SET phone = '" + std::string(phone) + "' WHERE id = 'acme'");
    sites.settle();
  }
  run(main_office, "UPDATE client SET email = 'new@acme.example' WHERE id = 'acme'");
  sites.call(main_office, "sync_send");
  const test::Database restored(backup);
  const std::string summary = restored.value("SELECT sync_receive('" + sites.folder() + "')");
  EXPECT_THAT(summary, AllOf(HasSubstr(R"("applied":0)"), HasSubstr("have this site cut anew at main")));
}

TEST_F(Exchange, WhatCannotBeWrittenIsNotTheFilesFault) {
  run(main_office, "INSERT INTO plain (id) VALUES ('p')");
  sites.call(main_office, "sync_send");
  run(ann, "PRAGMA query_only = ON");
  EXPECT_THAT(sites.site(ann).error("SELECT sync_receive('" + sites.folder() + "')"), HasSubstr("readonly"));
  run(ann, "PRAGMA query_only = OFF");
  sites.settle();
  expect_equal();
}

TEST_F(Exchange, WhatWasAlteredByHandIsNotSent) {
  run(main_office, "INSERT INTO plain (id, a) VALUES ('p', 1)");
  run(main_office, "ALTER TABLE plain RENAME COLUMN a TO aa");
  EXPECT_THAT(sites.site(main_office).error("SELECT sync_send('" + sites.folder() + "')"),
              HasSubstr("was altered by hand: its column a is not as it was"));
  run(main_office, "ALTER TABLE plain RENAME COLUMN aa TO a; SELECT crm_install()");
  sites.settle();
  expect_equal();
}

TEST_F(Exchange, NothingIsSentOrReceivedInATransaction) {
  run(ann, "BEGIN");
  EXPECT_THAT(sites.site(ann).error("SELECT sync_exchange('" + sites.folder() + "')"), HasSubstr("call it outside a transaction"));
  run(ann, "ROLLBACK");
}

// Cadence and CRM are kept in step at the main office; what other sites edit goes there first (C2, C7).

TEST_F(Exchange, CadenceIsKeptInStepAtTheMainOffice) {
  run(main_office,
      "INSERT INTO user_account (id, name, role) VALUES ('ada', 'Ada', 'Administrator');"
      "UPDATE setting SET value = '1', modified_by = 'ada' WHERE name IN ('cadence.from_crm', 'cadence.to_crm')");
  run(bob, "INSERT INTO lead (id, last_name) VALUES ('l1', 'Moreno')");
  EXPECT_EQ(value(bob, "SELECT count(*) FROM cadence_change"), "0");
  EXPECT_THAT(sites.site(bob).error("SELECT cadence_sync()"), HasSubstr("cadence and CRM are kept in step at the main office; call it there"));
  sites.settle();
  run(main_office, "SELECT cadence_sync('2026-03-02 12:00:00')");
  sites.settle();
  EXPECT_EQ(value(bob, "SELECT last_name FROM prospect WHERE record_id = 'l1'"), "Moreno");
  run(bob, "UPDATE prospect SET phone = '555' WHERE record_id = 'l1'");
  sites.settle();
  run(main_office, "SELECT cadence_sync('2026-03-02 14:00:00')");
  sites.settle();
  EXPECT_EQ(value(bob, "SELECT phone FROM lead WHERE id = 'l1'"), "555");
  EXPECT_EQ(value(main_office, "SELECT count(*) FROM cadence_conflict"), "0");
  expect_equal();
}

}  // namespace
