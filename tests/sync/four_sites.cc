#include "sync/four_sites.h"

#include <filesystem>

namespace test {
namespace {

namespace fs = std::filesystem;

constexpr const char* tables = R"(
  CREATE TABLE plain (id TEXT PRIMARY KEY, a, b INTEGER DEFAULT 0, c TEXT COLLATE NOCASE);
  CREATE TABLE counted (id INTEGER PRIMARY KEY, a REAL, twice AS (a * 2), u TEXT UNIQUE);
  CREATE TABLE pair (x TEXT, y INTEGER, v BLOB, "odd ""name" TEXT, PRIMARY KEY (x, y)) WITHOUT ROWID;
  CREATE TABLE part (id TEXT PRIMARY KEY NOT NULL, plain_id TEXT REFERENCES plain (id), note TEXT CHECK (note <> 'bad'));
  CREATE TABLE point (id TEXT PRIMARY KEY NOT NULL, counted_id INTEGER REFERENCES counted (id), note);
  CREATE TABLE both (id INTEGER PRIMARY KEY, low INTEGER, high INTEGER, CHECK (low = high)))";

std::string made_once() {
  const std::string folder = scratch_folder() + "/four";
  fs::create_directory(folder);
  const auto path = [&](const char* name) { return folder + "/" + name + ".db"; };
  {
    const Database db(path("main"));
    db.run("SELECT crm_install()");
    db.run(read_file(CRM_SOURCE "/tests/conformance/office.sql"));
    db.run(tables);
    db.run("SELECT sync_init('main', 'Main Street', 'main')");
    for (const char* table : {"plain", "counted", "pair", "part", "point", "both"}) db.run("SELECT sync_track('" + std::string(table) + "')");
    db.run("SELECT sync_add_site('ann', 'Ann', 'remote'), sync_add_site('north', 'North', 'office')");
    db.run("SELECT sync_add_site('bob', 'Bob', 'remote', 'north')");
    db.run("UPDATE setting SET value = '100' WHERE name = 'sync.file_size'");
    db.run("INSERT INTO sync_rule (table_name, column_name, criterion) VALUES ('plain', 'b', 'sum')");
    db.run("SELECT sync_cut('ann', '" + path("ann") + "'), sync_cut('north', '" + path("north") + "')");
  }
  Database(path("north")).run("SELECT sync_cut('bob', '" + path("bob") + "')");
  return folder;
}

}  // namespace

FourSites::FourSites() {
  static const std::string made = made_once();
  static int count = 0;
  folder_ = scratch_folder() + "/four" + std::to_string(++count);
  exchange_ = folder_ + "/exchange";
  fs::create_directory(folder_);
  fs::create_directory(exchange_);
  for (const char* name : names) {
    fs::copy_file(made + "/" + name + ".db", folder_ + "/" + name + ".db");
    sites_.push_back(std::make_unique<Database>(folder_ + "/" + name + ".db"));
  }
}

FourSites::~FourSites() {
  sites_.clear();
  fs::remove_all(folder_);
}

void FourSites::settle() const {
  for (const auto& entry : fs::directory_iterator(exchange_)) fs::remove(entry.path());
  bool is_quiet = false;
  for (int round = 0; !is_quiet && round < 8; ++round) {
    is_quiet = true;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (!call(i, "sync_exchange").starts_with(R"({"sent":0,"received":0,)")) is_quiet = false;
    }
  }
}

std::vector<std::string> FourSites::content(std::size_t i, std::optional<std::size_t> held_by) const {
  const std::string held = " WHERE group_name IS NULL OR group_name IN (SELECT group_name FROM library_holder WHERE site_code = '" +
                           std::string(names.at(held_by.value_or(i))) + "')";
  std::vector<std::string> all;
  for (const std::string& table : site(i).rows("SELECT table_name FROM sync_table ORDER BY number")) {
    std::string columns =
        site(i).value("SELECT group_concat(printf('quote(\"%w\")', name), ' || '', '' || ') FROM sync_column WHERE table_name = '" + table + "'");
    const std::string which = held_by && table == "library_file" ? held : "";
    for (const std::string& row : site(i).rows("SELECT " + columns + " FROM \"" + table + "\"" + which + " ORDER BY 1"))
      all.push_back(table + ": " + row);
  }
  return all;
}

}  // namespace test
