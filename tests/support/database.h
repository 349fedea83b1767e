// Databases for tests: a fresh office in a file of its own, and connections to it with and without the extension.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "sqlite_crm.h"

namespace test {

// A connection. CRM_TEST_PRAGMAS ("trusted_schema=OFF", separated by ;) and CRM_TEST_DEFENSIVE apply to each.
class Database {
 public:
  enum class With { extension, nothing };
  explicit Database(const std::string& path, With with = With::extension);

  sqlite3* handle() const { return handle_.get(); }

  // Rows as text: columns joined by " | ", NULL as NULL. Throws std::runtime_error with SQLite's message.
  std::vector<std::string> rows(std::string_view text) const;
  // The only value of the only row, as text.
  std::string value(std::string_view text) const;
  void run(std::string_view text) const;
  // Every row of every table, each after its table's name.
  std::vector<std::string> everything() const;
  // The message of the error that the statement must give; "" when it gives none.
  std::string error(std::string_view text) const;

 private:
  std::unique_ptr<sqlite3, int (*)(sqlite3*)> handle_;
};

// A file with our schema, and on request the rows of tests/conformance/office.sql; removed at the end.
class Office {
 public:
  enum class Holding { schema, office };
  explicit Office(Holding holding = Holding::office);
  explicit Office(const char* more);     // of kind office, and then these statements
  explicit Office(const Office& other);  // a copy of its file, to which no connection may be open
  ~Office();
  Office& operator=(const Office&) = delete;

  const std::string& path() const { return path_; }
  Database open() const { return Database(path_); }
  Database open_plain() const { return Database(path_, Database::With::nothing); }

 private:
  std::string path_;
};

// The table of routines that SQLite hands to the entry points of extensions; ours has met it then.
const sqlite3_api_routines* routines();

// An empty folder of this process, removed at its end.
const std::string& scratch_folder();

std::string read_file(const std::string& path);

}  // namespace test
