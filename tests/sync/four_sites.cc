#include "sync/four_sites.h"

namespace test {
namespace {

const Plan& plan() {
  static const Plan four{"four",
                         {{"main", 0}, {"ann", 0}, {"north", 0}, {"bob", 2}},
                         R"(
  CREATE TABLE plain (id TEXT PRIMARY KEY, a, b INTEGER DEFAULT 0, c TEXT COLLATE NOCASE);
  CREATE TABLE counted (id INTEGER PRIMARY KEY, a REAL, twice AS (a * 2), u TEXT UNIQUE);
  CREATE TABLE pair (x TEXT, y INTEGER, v BLOB, "odd ""name" TEXT, PRIMARY KEY (x, y)) WITHOUT ROWID;
  CREATE TABLE part (id TEXT PRIMARY KEY NOT NULL, plain_id TEXT REFERENCES plain (id), note TEXT CHECK (note <> 'bad'));
  CREATE TABLE point (id TEXT PRIMARY KEY NOT NULL, counted_id INTEGER REFERENCES counted (id), note);
  CREATE TABLE both (id INTEGER PRIMARY KEY, low INTEGER, high INTEGER, CHECK (low = high)))",
                         {"plain", "counted", "pair", "part", "point", "both"},
                         "INSERT INTO sync_rule (table_name, column_name, criterion) VALUES ('plain', 'b', 'sum')"};
  return four;
}

}  // namespace

FourSites::FourSites() : Sites(plan()) {}

}  // namespace test
