// A connection to SQLite, with errors as std::runtime_error.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace bench {

class Sqlite {
 public:
  explicit Sqlite(const std::string& path);

  using Statement = std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)>;
  Statement prepare(std::string_view text) const;
  // Runs a prepared statement to its end and makes it ready for the next time.
  void step(sqlite3_stmt* statement) const;
  void run(const std::string& text) const;
  std::int64_t number(std::string_view query) const;
  std::string text(std::string_view query) const;
  void load_extension(const std::string& library) const;

 private:
  Statement first_row(std::string_view query) const;

  std::unique_ptr<sqlite3, int (*)(sqlite3*)> db_;
};

}  // namespace bench
