// crm_install(): fresh, again, upgraded, refused, and taken back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "core/core.h"
#include "support/database.h"

namespace {

using testing::HasSubstr;
using testing::StartsWith;

// The text of a table without comments and white space, which an ALTER TABLE places as it likes.
std::string without_comments(const std::string& sql) {
  std::string bare;
  for (std::size_t i = 0; i < sql.size(); ++i) {
    if (sql.compare(i, 2, "--") == 0) i = std::min(sql.find('\n', i), sql.size() - 1);
    if (sql[i] != ' ' && sql[i] != '\n') bare += sql[i];
  }
  return bare;
}

// Everything that an upgrade must have in common with a fresh install: tables column by column, indexes, triggers, views, shipped rows.
std::vector<std::string> shape_of(const test::Database& db) {
  std::vector<std::string> shape;
  const auto add = [&](std::string_view query) {
    for (const std::string& row : db.rows(query)) shape.push_back(row);
  };
  add("SELECT type, name, tbl_name, CASE WHEN type IN ('trigger', 'view') THEN sql END FROM sqlite_schema ORDER BY type, name");
  for (const std::string& table : db.rows("SELECT sql FROM sqlite_schema WHERE type = 'table' ORDER BY name"))
    shape.push_back(without_comments(table));
  add("SELECT t.name, x.name, x.type, x.\"notnull\", x.dflt_value, x.pk, x.hidden FROM sqlite_schema t, pragma_table_xinfo(t.name) x "
      "WHERE t.type = 'table' ORDER BY t.name, x.name");
  add("SELECT t.name, f.\"from\", f.\"table\", f.\"to\" FROM sqlite_schema t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table' ORDER BY 1, "
      "2");
  for (const char* table : {"setting_definition", "setting", "pick_list", "pick_list_column", "prompt_rule", "installed_object", "activity_table",
                            "inactivation_kind", "email_template", "template_field"}) {
    add("SELECT '" + std::string(table) + "', * FROM " + table + " ORDER BY 2, 3");
  }
  return shape;
}

const std::string current = std::to_string(crm::this_release().version());

class Install : public testing::Test {
 protected:
  test::Office office{test::Office::Holding::schema};
  test::Database db = office.open();
};

TEST_F(Install, AgainWritesNothing) {
  const int changes = sqlite3_total_changes(db.handle());
  const std::string schema_cookie = db.value("PRAGMA schema_version");
  EXPECT_EQ(db.value("SELECT crm_install()"), current);
  EXPECT_EQ(sqlite3_total_changes(db.handle()), changes);
  EXPECT_EQ(db.value("PRAGMA schema_version"), schema_cookie);
}

TEST_F(Install, RepairsAMissingOrAlteredTrigger) {
  const auto shape = shape_of(db);
  db.run("DROP TRIGGER prompt_rule_P8_asks; DROP VIEW prompt_inbox; CREATE VIEW prompt_inbox AS SELECT 1");
  EXPECT_THAT(db.rows("SELECT row_id || problem FROM crm_check()"),
              testing::UnorderedElementsAre(StartsWith("CREATE TRIGGER \"prompt_rule_P8_asks\""), StartsWith("CREATE VIEW prompt_inbox")));
  db.run("SELECT crm_install()");
  EXPECT_EQ(shape_of(db), shape);
  EXPECT_TRUE(db.rows("SELECT * FROM crm_check()").empty());
}

TEST_F(Install, LeavesTheUsersOwnObjectsAlone) {
  db.run("CREATE TABLE mine(x); CREATE TRIGGER mine_too AFTER UPDATE ON client BEGIN SELECT 1; END; CREATE VIEW my_clients AS SELECT * FROM client");
  db.run("UPDATE prompt_rule SET active = 0 WHERE id = 'P8'; SELECT crm_install()");
  EXPECT_EQ(db.value("SELECT count(*) FROM sqlite_schema WHERE name IN ('mine', 'mine_too', 'my_clients')"), "3");
  EXPECT_EQ(db.value("SELECT count(*) FROM sqlite_schema WHERE name = 'prompt_rule_P8_asks'"), "0");
}

TEST_F(Install, KeepsTheUsersTriggersOnOurViews) {
  db.run("CREATE TRIGGER my_answer INSTEAD OF UPDATE ON prompt_inbox BEGIN SELECT 1; END");
  db.run("UPDATE prompt_rule SET active = 0 WHERE id = 'P8'; SELECT crm_install()");
  EXPECT_EQ(db.value("SELECT count(*) FROM sqlite_schema WHERE name = 'my_answer'"), "1");
}

// A reader in rollback-journal mode lets a writer work, but not commit.
TEST_F(Install, ThatCannotCommitLeavesNoTransactionOpen) {
  const test::Database reader = office.open_plain();
  sqlite3_stmt* reading = nullptr;
  db.run("UPDATE prompt_rule SET active = 0 WHERE id = 'P8'");
  ASSERT_EQ(sqlite3_prepare_v2(reader.handle(), "SELECT * FROM pick_list", -1, &reading, nullptr), SQLITE_OK);
  ASSERT_EQ(sqlite3_step(reading), SQLITE_ROW);
  EXPECT_EQ(db.error("SELECT crm_install()"), "crm_install: database is locked");
  EXPECT_EQ(sqlite3_errcode(db.handle()) & 0xff, SQLITE_BUSY);
  EXPECT_NE(sqlite3_get_autocommit(db.handle()), 0);
  sqlite3_finalize(reading);
  reader.run("UPDATE setting SET value = '0' WHERE name = 'sync_prompts.enabled'");
  EXPECT_EQ(db.value("SELECT crm_install()"), current);
}

// Asks for the lock at once, so that the host's busy handler can wait for another writer.
TEST_F(Install, WaitsForAnotherWriter) {
  const test::Database writer = office.open_plain();
  writer.run("UPDATE prompt_rule SET active = 0 WHERE id = 'P8'; BEGIN IMMEDIATE");
  static const test::Database* waiting_for = nullptr;
  waiting_for = &writer;
  sqlite3_busy_handler(
      db.handle(), [](void*, int) { return sqlite3_exec(waiting_for->handle(), "COMMIT", nullptr, nullptr, nullptr) == SQLITE_OK ? 1 : 0; }, nullptr);
  EXPECT_EQ(db.value("SELECT crm_install()"), current);
}

TEST_F(Install, OfSeveralStatementsInOneTransactionIsTakenBackWithIt) {
  const auto shape = shape_of(db);
  db.run("BEGIN; UPDATE prompt_rule SET active = 0; SELECT crm_install(); ROLLBACK");
  EXPECT_EQ(shape_of(db), shape);
}

TEST(InstallFresh, IsRefusedWhereATableIsInTheWay) {
  const test::Database db(":memory:");
  db.run("CREATE TABLE client(mine)");
  EXPECT_EQ(db.error("SELECT crm_install()"),
            "crm_install: this database has table client, which is not ours; rename it, or install into another file");
  EXPECT_EQ(db.value("SELECT group_concat(name) FROM sqlite_schema"), "client");
}

TEST(InstallFresh, RehearsalTakesEverythingBack) {
  const test::Database db(":memory:");
  EXPECT_EQ(db.value("SELECT crm_install('rehearse')"), current);
  EXPECT_EQ(db.value("SELECT count(*) FROM sqlite_schema"), "0");
  EXPECT_EQ(db.error("SELECT crm_install('now')"), "crm_install: there is no option 'now'; leave it out, or give 'rehearse'");
}

TEST(InstallFresh, NeedsAWritableDatabase) {
  const test::Database db(":memory:");
  db.run("PRAGMA query_only = ON");
  EXPECT_THAT(db.error("SELECT crm_install()"), HasSubstr("readonly"));
}

TEST(CrmCheck, AsksForAnInstall) {
  const test::Database db(":memory:");
  EXPECT_EQ(db.error("SELECT * FROM crm_check()"), "crm_check: this database has no schema of sqlite-crm; call SELECT crm_install()");
  EXPECT_EQ(db.error("SELECT * FROM sync_prompts"), "sync_prompts: this database has no schema of sqlite-crm; call SELECT crm_install()");
}

// A database of each released version, made when it was released (tests/core/fixtures/dump), becomes what a fresh install is.
class Released : public testing::TestWithParam<int> {};

TEST_P(Released, UpgradesToAFreshInstallAndWorksOn) {
  const std::string version = std::to_string(GetParam());
  const test::Database db(":memory:");
  db.run("PRAGMA foreign_keys = OFF");
  db.run(test::read_file(CRM_SOURCE "/tests/core/fixtures/schema_" + version + ".sql"));
  EXPECT_EQ(db.value("SELECT max(version) FROM schema_version"), version);
  EXPECT_EQ(db.value("SELECT crm_install()"), current);

  const test::Office fresh;
  EXPECT_EQ(shape_of(db), shape_of(fresh.open()));
  EXPECT_TRUE(db.rows("SELECT * FROM crm_check()").empty());
  EXPECT_EQ(db.rows("SELECT rule_id, status FROM prompt ORDER BY id"),
            (std::vector<std::string>{"P8 | accepted", "P11.sales | pending", "P19 | pending"}));
  db.run("UPDATE prompt SET answer = 'accept' WHERE status = 'pending'");
  EXPECT_EQ(
      db.rows("SELECT client_id, type, value FROM milestone ORDER BY id"),
      (std::vector<std::string>{"acme | HUBZone Certification Obtained | NULL", "acme | Change in Sales | 1000", "bolt | Change in Sales | 77"}));
  EXPECT_EQ(db.value("SELECT gross_sales FROM client WHERE id = 'bolt'"), "77");
  // Nobody has been there since March; the last that is known of Bolt is its milestone of January.
  db.run(
      "INSERT INTO automated_task (id, name, kind, n, owner_id, enabled) VALUES ('quiet', 'Quiet', 'inactivate_client', 91, 'ann', 1);"
      "INSERT INTO task_center SELECT 'quiet', id FROM center");
  EXPECT_EQ(db.rows("SELECT client_id, days FROM eligible_for_inactivation('quiet', '2025-06-10')"),
            (std::vector<std::string>{"acme | 92", "bolt | 130", "core | 92"}));
}

INSTANTIATE_TEST_SUITE_P(EachVersion, Released, testing::Range(1, crm::this_release().version() + 1));

// Templates that version 2 took unchecked are kept, for reports, which are all that it wrote; crm_check() tells of their mistakes.
TEST(Upgraded, OfVersion2KeepsTemplatesWithMistakes) {
  const test::Database db(":memory:");
  db.run("PRAGMA foreign_keys = OFF");
  db.run(test::read_file(CRM_SOURCE "/tests/core/fixtures/schema_2.sql"));
  db.run(
      "INSERT INTO email_template (id, name, subject, body_text) VALUES ('mine', 'Mine', '{{task}}', '{{#clients}}'), ('good', 'Good', '{{n}}', '')");
  db.run("SELECT crm_install()");
  EXPECT_EQ(db.rows("SELECT purpose, body_text FROM email_template WHERE id IN ('good', 'mine') ORDER BY id"),
            (std::vector<std::string>{"report | ", "report | {{#clients}}"}));
  EXPECT_EQ(db.rows("SELECT row_id, problem FROM crm_check()"),
            (std::vector<std::string>{"mine | body_text, line 1: the section clients is never closed; end it with {{/clients}}"}));
}

// The mechanism of upgrades, on a made-up second version: a column, a rule row, another domain with its table, a trigger.
class Upgrade : public testing::Test {
 protected:
  static constexpr crm::SqlFile views[] = {{"views", "CREATE VIEW v AS SELECT a FROM t"}};
  static constexpr crm::SqlFile old_schema[] = {
      {"schema/base.sql",
       "CREATE TABLE installed_object (type TEXT, name TEXT, PRIMARY KEY (type, name)); CREATE TABLE schema_version (version INTEGER PRIMARY KEY);"
       "CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('shipped');"}};
  static constexpr crm::SqlFile other = {"schema/other.sql", "CREATE TABLE u (c TEXT);"};
  static constexpr crm::SqlFile new_schema[] = {
      {"schema/base.sql",
       "CREATE TABLE installed_object (type TEXT, name TEXT, PRIMARY KEY (type, name)); CREATE TABLE schema_version (version INTEGER PRIMARY KEY);"
       "CREATE TABLE t (a TEXT, b INTEGER); INSERT INTO t (a) VALUES ('shipped');"},
      other};
  static constexpr crm::SqlFile to_second[] = {{"schema/migrations/2.base.sql", "ALTER TABLE t ADD COLUMN b INTEGER;"}};
  static constexpr crm::SqlFile broken[] = {{"schema/migrations/2.base.sql", "ALTER TABLE t ADD COLUMN b INTEGER; SELECT * FROM nowhere;"}};
  static constexpr crm::SqlFile new_views[] = {{"views", "CREATE VIEW w AS SELECT a, b FROM t;"}};

  const crm::Release first{old_schema, {}, {}, {}, {}};
  const crm::Release second{new_schema, to_second, new_views, {}, {}};

  static std::vector<std::string> shape(const test::Database& db) {
    return db.rows("SELECT type, name, (SELECT group_concat(name || ' ' || type) FROM pragma_table_info(s.name)) FROM sqlite_schema s ORDER BY 1, 2");
  }
  test::Database upgraded{":memory:", test::Database::With::nothing}, fresh{":memory:", test::Database::With::nothing};
  sql::Connection& upgraded_connection = sql::Connection::attach(upgraded.handle());
};

TEST_F(Upgrade, EqualsAFreshInstallAndKeepsTheRows) {
  EXPECT_EQ(crm::install(upgraded_connection, first), 1);
  upgraded.run("INSERT INTO t VALUES ('mine')");
  EXPECT_EQ(crm::install(upgraded_connection, second), 2);
  EXPECT_EQ(crm::install(sql::Connection::attach(fresh.handle()), second), 2);
  EXPECT_EQ(shape(upgraded), shape(fresh));
  EXPECT_EQ(upgraded.rows("SELECT a FROM t"), (std::vector<std::string>{"shipped", "mine"}));
  EXPECT_EQ(upgraded.rows("SELECT * FROM installed_object ORDER BY 1, 2"), fresh.rows("SELECT * FROM installed_object ORDER BY 1, 2"));
}

TEST_F(Upgrade, RehearsedIsTakenBackAlsoWhereItDropsATable) {
  static constexpr crm::SqlFile dropping[] = {
      {"schema/migrations/2.base.sql", "ALTER TABLE t ADD COLUMN b INTEGER; CREATE TABLE x (y); DROP TABLE x;"}};
  crm::install(upgraded_connection, first);
  const auto before = shape(upgraded);
  EXPECT_EQ(crm::install(upgraded_connection, {new_schema, dropping, new_views, {}, {}}, true), 2);
  EXPECT_EQ(shape(upgraded), before);
  EXPECT_EQ(crm::install(upgraded_connection, {new_schema, dropping, new_views, {}, {}}), 2);
}

TEST_F(Upgrade, IsAllOrNothing) {
  crm::install(upgraded_connection, first);
  const auto before = shape(upgraded);
  try {
    crm::install(upgraded_connection, {new_schema, broken, new_views, {}, {}});
    FAIL() << "the broken migration was accepted";
  } catch (const sql::Error& e) {
    EXPECT_STREQ(e.what(), "schema/migrations/2.base.sql: no such table: nowhere");
  }
  EXPECT_EQ(shape(upgraded), before);
  EXPECT_EQ(upgraded.value("SELECT max(version) FROM schema_version"), "1");
}

// A table of the user's may bear the name of one that a later version brings.
TEST_F(Upgrade, IsRefusedWhereATableIsInTheWay) {
  crm::install(upgraded_connection, first);
  upgraded.run("CREATE TABLE u (mine)");
  try {
    crm::install(upgraded_connection, second);
    FAIL() << "the user's table was taken for ours";
  } catch (const sql::Error& e) {
    EXPECT_STREQ(e.what(), "this database has table u, which is not ours; rename it, or install into another file");
  }
  EXPECT_EQ(upgraded.value("SELECT max(version) FROM schema_version"), "1");
}

// A third version changes the table that the second brought: a database of the first gets it as it now is, one of the second is altered.
TEST_F(Upgrade, ComesFromEachEarlierVersion) {
  static constexpr crm::SqlFile third_schema[] = {new_schema[0], {"schema/other.sql", "CREATE TABLE u (c TEXT, d TEXT);"}};
  static constexpr crm::SqlFile to_third[] = {to_second[0], {"schema/migrations/3.other.sql", "ALTER TABLE u ADD COLUMN d TEXT;"}};
  const crm::Release third{third_schema, to_third, new_views, {}, {}};
  crm::install(upgraded_connection, first);
  EXPECT_EQ(crm::install(upgraded_connection, third), 3);
  sql::Connection& fresh_connection = sql::Connection::attach(fresh.handle());
  crm::install(fresh_connection, second);
  EXPECT_EQ(crm::install(fresh_connection, third), 3);
  EXPECT_EQ(shape(upgraded), shape(fresh));
}

TEST_F(Upgrade, OfANewerSchemaIsRefused) {
  crm::install(upgraded_connection, second);
  try {
    crm::install(upgraded_connection, first);
    FAIL() << "a newer schema was accepted";
  } catch (const sql::Error& e) {
    EXPECT_STREQ(e.what(), "this database has schema version 2, newer than version 1 of this extension; load a newer sqlite-crm");
  }
}

}  // namespace
