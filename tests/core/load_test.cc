// crm.so as hosts meet it: what it exports and needs, and that loading is harmless. CRM_SO is its path.
#define SQLITE_CORE 1  // this program calls SQLite itself; the routine table is only looked at
#include <dlfcn.h>
#include <gtest/gtest.h>
#include <sqlite3ext.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "support/database.h"

namespace {

std::string library() {
  const char* path = std::getenv("CRM_SO");
  if (path == nullptr) throw std::runtime_error("CRM_SO must name crm.so");
  return path;
}

std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string text;
  for (int c; (c = std::fgetc(pipe.get())) != EOF;) text += static_cast<char>(c);
  return text;
}

void load(sqlite3* db, const std::string& path = library()) {
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, nullptr);
  char* message = nullptr;
  if (sqlite3_load_extension(db, path.c_str(), nullptr, &message) != SQLITE_OK) {
    const std::string text = message == nullptr ? "" : message;
    sqlite3_free(message);
    throw std::runtime_error(text);
  }
}

test::Database host(const std::string& path = ":memory:") {
  test::Database db(path, test::Database::With::nothing);
  load(db.handle());
  return db;
}

TEST(Load, OnlyTheEntryPointsAreExported) {
  EXPECT_EQ(output_of("nm -D --defined-only --format=just-symbols " + library()), "sqlite3_crm_init\nsqlite3_extension_init\n");
}

TEST(Load, NeedsTheSharedRuntimeAndNothingElseOfTheHosts) {
  const std::string needed = output_of("readelf -d " + library() + " | grep NEEDED");
  for (const char* one : {"libc.so", "libstdc++.so.6", "libdate-tz.so.3"}) EXPECT_NE(needed.find(one), std::string::npos) << needed;
  for (const char* other : {"libsqlite3", "libfmt", "libboost"}) EXPECT_EQ(needed.find(other), std::string::npos) << needed;
}

// Exceptions of a shared library that crm.so uses arrive in crm.so, in a host that has thrown none before.
TEST(Load, AnExceptionOfALibraryBecomesAnError) {
  const test::Office office;
  const std::string sql =
      "UPDATE user_account SET time_zone = 'Mars/Olympus' WHERE id = 'ann';"
      "INSERT INTO automated_task (id, name, kind, n, owner_id) VALUES ('t', 'T', 'inactivate_client', 91, 'ann');"
      "SELECT eligible_for_inactivation('acme', 't')";
  const std::string output = output_of("sqlite3 " + office.path() + " \".load " + library() + "\" \"" + sql + "\" 2>&1");
  EXPECT_NE(output.find("eligible_for_inactivation: there is no time zone 'Mars/Olympus'; give user_account.time_zone an IANA name"),
            std::string::npos)
      << output;
}

TEST(Load, WritesAndReadsNothing) {
  const test::Office office(test::Office::Holding::schema);
  const std::string before = test::read_file(office.path());
  {
    const test::Database other(office.path(), test::Database::With::nothing);
    other.run("BEGIN EXCLUSIVE");  // whatever reads or writes the file now fails
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open(office.path().c_str(), &db), SQLITE_OK);
    EXPECT_NO_THROW(load(db));
    // (From 3.53 on SQLite itself asks for the lock even for SELECT 1.)
    EXPECT_EQ(sqlite3_exec(db, "SELECT crm_version()", nullptr, nullptr, nullptr), sqlite3_exec(db, "SELECT 1", nullptr, nullptr, nullptr));
    EXPECT_EQ(sqlite3_exec(db, "SELECT * FROM client", nullptr, nullptr, nullptr), SQLITE_BUSY);
    EXPECT_EQ(sqlite3_close(db), SQLITE_OK);
  }
  EXPECT_EQ(test::read_file(office.path()), before);
}

TEST(Load, TwiceIsHarmless) {
  const test::Office office;
  const test::Database db = host(office.path());
  load(db.handle());
  db.run("UPDATE client SET hubzone = 'Certified' WHERE id = 'acme'");
  load(db.handle());
  db.run("UPDATE sync_prompts SET answer = 'accept'");
  EXPECT_EQ(db.value("SELECT count(*) FROM milestone"), "1");
}

TEST(Load, WorksUnderAnotherFileName) {
  const std::string renamed = test::scratch_folder() + "/something_else.so";
  std::filesystem::copy_file(library(), renamed, std::filesystem::copy_options::overwrite_existing);
  const test::Database db(":memory:", test::Database::With::nothing);
  load(db.handle(), renamed);
  EXPECT_EQ(db.value("SELECT crm_version() <> ''"), "1");
}

TEST(Load, StatementsAreReleasedWhenTheHostClosesWithoutAsking) {
  const test::Office office;
  const test::Database db = host(office.path());
  db.run("UPDATE client SET hubzone = 'Certified', gross_sales = 5 WHERE id = 'acme'");
  db.run("UPDATE sync_prompts SET answer = 'accept', proposed = '{\"value\": 6}' WHERE field = 'gross_sales'");  // caches statements
  EXPECT_EQ(db.value("SELECT value FROM milestone"), "6");  // closing a busy connection aborts the test
}

// The routine table of the SQLite in this program, as it hands it to extensions.
const sqlite3_api_routines* routines() {
  static const sqlite3_api_routines* found = nullptr;
  const auto catcher = +[](sqlite3*, const char**, const sqlite3_api_routines* api) {
    found = api;
    return SQLITE_OK;
  };
  sqlite3_auto_extension(reinterpret_cast<void (*)()>(catcher));
  { const test::Database db(":memory:", test::Database::With::nothing); }
  sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(catcher));
  return found;
}

TEST(Load, AnOlderSqliteIsRefusedWithASentence) {
  sqlite3_api_routines old = *routines();
  old.libversion_number = +[] { return 3039004; };
  old.libversion = +[] { return "3.39.4"; };
  const std::string copy = test::scratch_folder() + "/old_host.so";  // a library of its own, since it keeps the table it was given
  std::filesystem::copy_file(library(), copy, std::filesystem::copy_options::overwrite_existing);
  void* handle = dlopen(copy.c_str(), RTLD_NOW | RTLD_LOCAL);
  ASSERT_NE(handle, nullptr) << dlerror();
  const auto entry = reinterpret_cast<int (*)(sqlite3*, char**, const sqlite3_api_routines*)>(dlsym(handle, "sqlite3_crm_init"));
  const test::Database db(":memory:", test::Database::With::nothing);
  char* message = nullptr;
  EXPECT_EQ(entry(db.handle(), &message, &old), SQLITE_ERROR);
  EXPECT_STREQ(message, "sqlite-crm: SQLite 3.40 or newer is needed, and this program has 3.39.4; use one with a newer SQLite");
  sqlite3_free(message);
  EXPECT_EQ(db.error("SELECT crm_version()"), "no such function: crm_version");
  dlclose(handle);
}

}  // namespace
