// crm.so as hosts meet it: what it exports and needs, and that loading is harmless. CRM_SO is its path.
#define SQLITE_CORE 1  // this program calls SQLite itself; the routine table is only looked at
#include <dlfcn.h>
#include <gtest/gtest.h>
#include <sqlite3ext.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
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

// The message that a call left; frees it.
std::string taken(char* message) {
  const std::string text = message == nullptr ? "" : message;
  sqlite3_free(message);
  return text;
}

void load(sqlite3* db, const std::string& path = library()) {
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, nullptr);
  char* message = nullptr;
  if (sqlite3_load_extension(db, path.c_str(), nullptr, &message) != SQLITE_OK) throw std::runtime_error(taken(message));
}

std::string loading_error(const test::Database& db, const std::string& path) {
  try {
    load(db.handle(), path);
    return "";
  } catch (const std::runtime_error& e) {
    return e.what();
  }
}

// A copy of crm.so: to the system a library of its own.
std::string copied(const std::string& name) {
  const std::string path = test::scratch_folder() + "/" + name + ".so";
  std::filesystem::copy_file(library(), path, std::filesystem::copy_options::overwrite_existing);
  return path;
}

std::string without_so(const std::string& path) { return path.substr(0, path.size() - 3); }

// One whose entry point is called by hand, with a table of routines of the test's choice.
class Copy {
 public:
  using Entry = int (*)(sqlite3*, char**, const sqlite3_api_routines*);

  explicit Copy(const std::string& name) : handle_(dlopen(copied(name).c_str(), RTLD_NOW | RTLD_LOCAL)) {
    if (handle_ == nullptr) throw std::runtime_error(dlerror());
  }
  Copy(const Copy&) = delete;
  ~Copy() { dlclose(handle_); }

  Entry entry() const { return reinterpret_cast<Entry>(dlsym(handle_, "sqlite3_crm_init")); }
  // The error; "" when it loads.
  std::string load(const test::Database& db, const sqlite3_api_routines* api) const {
    char* message = nullptr;
    entry()(db.handle(), &message, api);
    return taken(message);
  }

 private:
  void* handle_;
};

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
  for (const char* one : {"libc.so", "libstdc++.so.6", "libdate-tz.so.3", "libsodium.so.23", "libzstd.so.1"})
    EXPECT_NE(needed.find(one), std::string::npos) << needed;
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

// Debian 12 has glibc 2.36; older symbols are all that is used, so that packages also work on Ubuntu 22.04, Fedora 35 and RHEL 9.
TEST(Load, NeedsGlibc234AndTheRuntimeOfGcc11) {
  for (const std::string& file : {library(), std::string("/usr/lib/x86_64-linux-gnu/libdate-tz.so.3"),
                                  std::string("/usr/lib/x86_64-linux-gnu/libsodium.so.23"), std::string("/usr/lib/x86_64-linux-gnu/libzstd.so.1")}) {
    const std::string versions = output_of("objdump -T " + file + " | grep -oE 'GLIBC(XX)?_[0-9.]+'");
    for (const auto& [prefix, newest] : {std::pair("GLIBC_2.", 34), std::pair("GLIBCXX_3.4.", 29)}) {
      for (std::size_t at = 0; (at = versions.find(prefix, at)) != std::string::npos;) {
        at += std::string_view(prefix).size();
        EXPECT_LE(std::atoi(versions.c_str() + at), newest) << file << " needs " << prefix << std::atoi(versions.c_str() + at);
      }
    }
  }
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
  const std::string renamed = copied("something_else");
  const test::Database db(":memory:", test::Database::With::nothing);
  load(db.handle(), renamed);
  EXPECT_EQ(db.value("SELECT crm_version() <> ''"), "1");
}

// Programs that cannot load extensions have it loaded into what they open.
TEST(Load, IntoConnectionsAsTheyAreOpened) {
  const Copy copy("opened");
  sqlite3_auto_extension(reinterpret_cast<void (*)()>(copy.entry()));
  sqlite3* db = nullptr;
  EXPECT_EQ(sqlite3_open(":memory:", &db), SQLITE_OK) << sqlite3_errmsg(db);
  EXPECT_EQ(sqlite3_exec(db, "SELECT crm_install()", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(db);
  sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(copy.entry()));
}

TEST(Load, TwoCopiesServeConnectionsOfTheirOwn) {
  const test::Office office;
  const test::Database one = host(office.path());
  const test::Database other(office.path(), test::Database::With::nothing);
  load(other.handle(), copied("other"));
  one.run("UPDATE client SET hubzone = 'Certified' WHERE id = 'acme'");
  other.run("UPDATE sync_prompts SET answer = 'accept'");
  EXPECT_EQ(one.value("SELECT count(*) FROM milestone"), "1");
}

TEST(Load, TwoVersionsOnOneConnectionAreRefused) {
  const test::Database db(":memory:", test::Database::With::nothing);
  sqlite3_create_function(
      db.handle(), "crm_version", 0, SQLITE_UTF8, nullptr,
      [](sqlite3_context* context, int, sqlite3_value**) { sqlite3_result_text(context, "0.0.9", -1, SQLITE_STATIC); }, nullptr, nullptr);
  EXPECT_EQ(loading_error(db, library()),
            "error during initialization: sqlite-crm: this connection has version 0.0.9 already, and this is 0.1.0; load one of them");
  EXPECT_EQ(db.error("SELECT crm_install()"), "no such function: crm_install");
}

// SQLite's own words: they name the cause when the file is named without .so.
TEST(Load, AFileThatCannotBeLoadedIsNamed) {
  const test::Database db(":memory:", test::Database::With::nothing);
  EXPECT_EQ(loading_error(db, "/nowhere/crm"), "/nowhere/crm.so: cannot open shared object file: No such file or directory");
  const std::string foreign = copied("foreign");
  std::fstream(foreign, std::ios::in | std::ios::out | std::ios::binary).seekp(18).put('\xb7');  // e_machine of the ELF header: AArch64
  EXPECT_EQ(loading_error(db, without_so(foreign)), foreign + ": cannot open shared object file: No such file or directory");
  const std::string torn = copied("torn");
  std::filesystem::resize_file(torn, 40);
  EXPECT_EQ(loading_error(db, without_so(torn)), torn + ": file too short");
}

TEST(Load, StatementsAreReleasedWhenTheHostClosesWithoutAsking) {
  const test::Office office;
  const test::Database db = host(office.path());
  db.run("UPDATE client SET hubzone = 'Certified', gross_sales = 5 WHERE id = 'acme'");
  db.run("UPDATE sync_prompts SET answer = 'accept', proposed = '{\"value\": 6}' WHERE field = 'gross_sales'");  // caches statements
  EXPECT_EQ(db.value("SELECT value FROM milestone"), "6");  // closing a busy connection aborts the test
}

TEST(Load, AnOlderSqliteIsRefusedWithASentence) {
  sqlite3_api_routines old = *test::routines();
  old.libversion_number = +[] { return 3039004; };
  old.libversion = +[] { return "3.39.4"; };
  const Copy copy("old_host");
  const test::Database db(":memory:", test::Database::With::nothing);
  EXPECT_EQ(copy.load(db, &old), "sqlite-crm: SQLite 3.40 or newer is needed, and this program has 3.39.4; use one with a newer SQLite");
  EXPECT_EQ(db.error("SELECT crm_version()"), "no such function: crm_version");
}

TEST(Load, ASecondSqliteIsRefusedWhileTheFirstHasConnections) {
  const sqlite3_api_routines second = *test::routines();
  const Copy copy("two_hosts");
  const test::Database db(":memory:", test::Database::With::nothing);
  {
    const test::Database first(":memory:", test::Database::With::nothing);
    EXPECT_EQ(copy.load(first, test::routines()), "");
    EXPECT_EQ(copy.load(db, &second), "sqlite-crm: another SQLite in this process has loaded this file; load a copy of it under another name");
  }
  EXPECT_EQ(copy.load(db, &second), "");
  EXPECT_EQ(db.value("SELECT crm_version() <> ''"), "1");
}

}  // namespace
