// Runs the conformance tests: each tests/conformance/*.sql on an office of its own (office.sql, clock at 2025-03-10 09:00:00 UTC).
//
//   UPDATE client SET hubzone = 'Certified' WHERE id = 'acme';
//   SELECT field FROM prompt;
//   --> hubzone                                   the rows that the statement must give; columns joined by " | "
//   UPDATE client SET hubzone = 'Maybe';
//   --! client.hubzone: this value is not ...     how the error that it must give begins; nothing may have changed
//   SELECT 1 WHERE 0;
//   --> (no rows)
//
// A file runs twice: on a connection with the extension, and on one that never loaded it; a file that says
// "-- needs the extension" runs on the former only. One that says "-- on an empty file" starts without the office and the schema.
// Files named as arguments run instead of those of tests/conformance: build/release/tests/conformance mine.sql
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "support/database.h"

namespace {

struct Step {
  int line = 0;
  std::string statement;
  std::vector<std::string> rows;
  std::string error;
  bool no_rows = false;
};

std::string strip(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::vector<Step> read_steps(const std::string& path) {
  std::vector<Step> steps;
  std::istringstream in(test::read_file(path));
  std::string line, statement;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.starts_with("--> (no rows)")) {
      steps.at(steps.size() - 1).no_rows = true;
    } else if (line.starts_with("-->")) {
      steps.at(steps.size() - 1).rows.push_back(strip(line.substr(3)));
    } else if (line.starts_with("--!")) {
      steps.at(steps.size() - 1).error = strip(line.substr(3));
    } else if (!strip(line).empty() && !(statement.empty() && strip(line).starts_with("--"))) {
      statement += line + "\n";
      if (sqlite3_complete(statement.c_str())) {
        steps.push_back({number, statement, {}, "", false});
        statement.clear();
      }
    }
  }
  if (!strip(statement).empty()) throw std::runtime_error(path + ": the last statement has no semicolon");
  return steps;
}

bool says(const std::string& path, const char* comment) { return test::read_file(path).find(comment) != std::string::npos; }

// Everything that a refused statement could have changed: each page as this connection sees it, and whether it is in a transaction.
struct State {
  explicit State(const test::Database& db) : pages(sqlite3_serialize(db.handle(), "main", &size, 0), sqlite3_free) {
    in_transaction = sqlite3_get_autocommit(db.handle()) == 0;
    if (!pages && size > 0) throw std::runtime_error("the database cannot be read whole");
  }
  std::string_view bytes() const { return {reinterpret_cast<const char*>(pages.get()), static_cast<std::size_t>(size)}; }
  bool operator==(const State& other) const { return in_transaction == other.in_transaction && bytes() == other.bytes(); }

  sqlite3_int64 size = 0;
  std::unique_ptr<unsigned char, decltype(&sqlite3_free)> pages;
  bool in_transaction;
};

// What the pages hold, line by line.
std::multiset<std::string> content_of(const State& state) {
  const std::string path = test::scratch_folder() + "/state.db";
  std::ofstream(path, std::ios::binary) << state.bytes();
  const test::Database db(path, test::Database::With::nothing);
  std::multiset<std::string> content{state.in_transaction ? "in a transaction" : "no transaction"};
  for (const std::string& object : db.rows("SELECT type, name, sql FROM sqlite_schema")) content.insert(object);
  for (const std::string& row : db.everything()) content.insert(row);
  return content;
}

std::vector<std::string> difference(const State& before, const State& after) {
  const std::multiset<std::string> was = content_of(before), is = content_of(after);
  std::vector<std::string> lines;
  std::set_symmetric_difference(was.begin(), was.end(), is.begin(), is.end(), std::back_inserter(lines));
  return lines;
}

void run_steps(const std::string& path, test::Database::With with) {
  const test::Office office;
  if (says(path, "-- on an empty file")) std::filesystem::resize_file(office.path(), 0);
  const test::Database db(office.path(), with);
  int expectations = 0;
  for (const Step& step : read_steps(path)) {
    SCOPED_TRACE(path + ":" + std::to_string(step.line) + "\n" + step.statement);
    if (!step.error.empty()) {
      ++expectations;
      const State before(db);
      const std::string error = db.error(step.statement);
      EXPECT_EQ(error.substr(0, step.error.size()), step.error);
      const State after(db);
      if (before != after) ADD_FAILURE() << "a refused statement changed something: " << testing::PrintToString(difference(before, after));
      continue;
    }
    std::vector<std::string> rows;
    ASSERT_NO_THROW(rows = db.rows(step.statement)) << db.error(step.statement);
    for (std::string& row : rows) row = strip(row);
    if (step.no_rows || !step.rows.empty() || !rows.empty()) ++expectations;
    EXPECT_EQ(rows, step.rows);
    EXPECT_FALSE(rows.empty() && step.rows.empty() && !step.no_rows && strip(step.statement).starts_with("SELECT"))
        << "a SELECT without rows must say --> (no rows)";
  }
  EXPECT_GT(expectations, 0) << "a test that expects nothing";
}

class Conformance : public testing::Test {
 public:
  Conformance(std::string path, test::Database::With with) : path_(std::move(path)), with_(with) {}
  void TestBody() override { run_steps(path_, with_); }

 private:
  std::string path_;
  test::Database::With with_;
};

void add(const char* suite, const std::string& path, test::Database::With with) {
  testing::RegisterTest(suite, std::filesystem::path(path).stem().c_str(), nullptr, nullptr, path.c_str(), 1,
                        [path, with]() -> Conformance* { return new Conformance(path, with); });
}

}  // namespace

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  std::vector<std::string> paths(argv + 1, argv + argc);
  const bool all = paths.empty();
  for (const auto& entry : std::filesystem::directory_iterator(CRM_SOURCE "/tests/conformance")) {
    if (all && entry.path().extension() == ".sql" && entry.path().stem() != "office") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths) {
    add("WithExtension", path, test::Database::With::extension);
    if (!says(path, "-- needs the extension")) add("WithoutExtension", path, test::Database::With::nothing);
  }
  return RUN_ALL_TESTS();
}
