#include "sync/random_world.h"

#include <fmt/format.h>

#include <random>

#include "sqlite/statement.h"

namespace test {
namespace {

class Maker {
 public:
  explicit Maker(unsigned number) : random_(number) {}

  std::size_t below(std::size_t count) { return random_() % count; }
  bool chance(std::size_t one_in) { return below(one_in) == 0; }
  std::string any_of(std::initializer_list<const char*> texts) { return texts.begin()[below(texts.size())]; }

  RandomTable table(const std::string& name, const std::vector<RandomTable>& others) {
    RandomTable made{name, {}, {}, false, "", "", "", ""};
    switch (below(5)) {
      case 0:
        made.key = {{"id", "TEXT"}};
        break;
      case 1:
        made.key = {{"id", "INTEGER"}};
        break;
      case 2:
        made.key = {{"id", "BLOB"}};
        made.without_rowid = chance(2);
        break;
      case 3:
        made.key = {{"x", "TEXT"}, {"y", "INTEGER"}};
        made.without_rowid = chance(2);
        break;
      default:
        made.key = {{"x", "REAL"}, {"the \"y\"", "TEXT COLLATE NOCASE"}, {"z", "INTEGER"}};
    }
    for (std::size_t i = 0; i < 1 + below(4); ++i) {
      made.columns.push_back(
          {fmt::format("c{}", i), any_of({"TEXT", "INTEGER", "REAL", "BLOB", "", "TEXT COLLATE NOCASE", "INTEGER DEFAULT 5", "TEXT DEFAULT 'd'"})});
    }
    if (chance(3)) made.unique = "c0";
    if (!others.empty() && chance(2) && others[0].key.size() == 1) {
      made.refers_to = others[0].name;
      made.refers_to_key = others[0].key[0].name;
      made.refers_to_type = others[0].key[0].type;
      made.columns.push_back({"r", made.refers_to_type});
    }
    made.columns.push_back({"e", ""});
    return made;
  }

 private:
  std::mt19937 random_;
};

}  // namespace

std::string RandomTable::definition() const {
  const bool counts = key.size() == 1 && key[0].type == "INTEGER";
  std::string rows, keys;
  for (const Column& column : key) {
    const std::string quoted = sql::quoted(column.name);
    rows += fmt::format("{} {}{}, ", quoted, column.type, counts ? "" : " NOT NULL");
    keys = keys.empty() ? quoted : columns.size() % 3 == 0 ? quoted + ", " + keys : keys + ", " + quoted;  // in the order of the table, or against it
  }
  for (const Column& column : columns) {
    rows += fmt::format("{} {}{}", column.name, column.type, column.name == unique ? " UNIQUE" : "");
    rows += column.name == "r" ? fmt::format(" REFERENCES {} ({}), ", refers_to, refers_to_key) : ", ";
  }
  if (columns.size() % 2 == 0) rows += "made AS (e || 'x'), ";
  return fmt::format("CREATE TABLE {} ({}PRIMARY KEY ({})){}", name, rows, keys, without_rowid ? " WITHOUT ROWID" : "");
}

RandomWorld::RandomWorld(unsigned number) {
  Maker maker(number);
  plan.name = fmt::format("world{}", number);
  plan.places.push_back({"main", 0});
  for (std::size_t i = 1, sites = 2 + maker.below(5); i < sites; ++i) plan.places.push_back({fmt::format("s{}", i), maker.below(i)});
  for (std::size_t i = 0, count = 1 + maker.below(4); i < count; ++i) {
    tables.push_back(maker.table(fmt::format("t{}", i), tables));
    plan.tables += tables.back().definition() + ";\n";
    plan.tracked.push_back(tables.back().name);
    if (maker.chance(2)) {
      plan.rules += "INSERT INTO sync_rule (table_name, column_name, criterion) VALUES ('" + tables.back().name + "', " +
                    maker.any_of({"NULL", "'c0'", "'e'"}) + ", '" +
                    maker.any_of({"main", "remote", "larger", "smaller", "sum", "most_recent", "ask"}) + "');\n";
    }
  }
}

}  // namespace test
