#include "sync/random_table.h"

#include <fmt/format.h>

#include <algorithm>

namespace test {
namespace {

std::string list_of(const std::vector<std::string>& all) { return fmt::format("{}", fmt::join(all, ", ")); }

const std::vector<std::string> table_names = {"Order Lines", "select", "Grö\u00dfe", "T_UPPER", "it's", "a \"b\"", "was", "t{{x}}"};
const std::vector<std::string> key_names = {"id", "Key", "the \"y\"", "group", "_rowid_", "k1"};
const std::vector<std::string> column_names = {"c0", "C One", "order", "größe", "it's", "rowid", "old_value", "column1", "{{x}}"};

}  // namespace

RandomTable::RandomTable(Chance& chance, std::size_t number, const std::vector<RandomTable>& others) {
  name = table_names[(number + chance.below(2) * 4) % table_names.size()];
  is_strict_ = chance.one_in(4);
  choose_key(chance);
  choose_columns(chance, others);
  for (const char* free : {"e", "noted"}) columns.push_back({free, is_strict_ ? "ANY" : "", ""});
  chance.shuffle(columns);
  define(chance, others);
}

const RandomColumn& RandomTable::column(const std::string& called) const { return *std::ranges::find(columns, called, &RandomColumn::name); }

std::vector<RandomColumn> RandomTable::edited() const {
  std::vector<RandomColumn> all;
  std::ranges::copy_if(columns, std::back_inserter(all), [](const RandomColumn& each) { return !each.is_key && each.name != "e"; });
  return all;
}

void RandomTable::choose_key(Chance& chance) {
  std::vector<std::string> names = key_names;
  chance.shuffle(names);
  const std::size_t count = 1 + chance.below(3);
  for (std::size_t i = 0; i < count; ++i) {
    RandomColumn column{names[i],
                        chance.any_of({"TEXT", "INTEGER", "INTEGER", "REAL", "BLOB", is_strict_ ? "ANY" : "", is_strict_ ? "INT" : "NUMERIC"}), ""};
    if (column.type == "TEXT" || column.type.empty() || column.type == "ANY")
      column.more = chance.any_of({"", "", " COLLATE NOCASE", " COLLATE RTRIM"});
    column.more += chance.any_of({" NOT NULL", "", " NOT NULL DEFAULT 1"});
    column.is_key = true;
    columns.push_back(column);
    key.push_back(names[i]);
  }
  chance.shuffle(key);
  is_alone_ = count == 1 && chance.one_in(2);
}

void RandomTable::choose_columns(Chance& chance, const std::vector<RandomTable>& others) {
  std::vector<std::string> names = column_names;
  chance.shuffle(names);
  const std::size_t count = chance.below(5);
  for (std::size_t i = 0; i < count; ++i) {
    RandomColumn column{names[i], chance.any_of({"TEXT", "INTEGER", "REAL", "BLOB", is_strict_ ? "ANY" : "", is_strict_ ? "INT" : "NUMERIC"}), ""};
    column.more = chance.any_of({"", "", " COLLATE NOCASE", " DEFAULT 5", " NOT NULL DEFAULT 7", " UNIQUE", " NOT NULL DEFAULT 'd' UNIQUE"});
    if (column.type == "BLOB" && is_strict_) column.more = "";
    if (chance.one_in(6)) column.more += fmt::format(" CHECK (typeof({0}) <> 'null' OR 1) CHECK ({0} IS NOT 'b')", as_name(column.name));
    columns.push_back(column);
  }
  // A reference to another table, or to itself.
  const std::size_t to = chance.below(others.size() + 2);
  if (to > others.size()) return;
  const RandomTable& referred = to == others.size() ? *this : others[to];
  if (referred.key.size() != 1 || (referred.is_strict_ != is_strict_)) return;
  RandomColumn reference{"r", referred.column(referred.key[0]).type, ""};
  reference.refers_to = referred.name;
  reference.more = fmt::format(" REFERENCES {}{}{}", as_name(referred.name), chance.any_of({"", " (" + as_name(referred.key[0]) + ")"}),
                               chance.any_of({"", " ON DELETE CASCADE", " ON DELETE SET NULL ON UPDATE CASCADE", " DEFERRABLE INITIALLY DEFERRED"}));
  columns.push_back(reference);
}

void RandomTable::define(Chance& chance, const std::vector<RandomTable>& others) {
  std::vector<std::string> parts;
  bool counts = false;
  for (RandomColumn& column : columns) {
    const bool is_alone = is_alone_ && column.is_key;
    counts = counts || (column.is_key && key.size() == 1 && column.type == "INTEGER");
    const std::string primary = !is_alone ? "" : chance.any_of({" PRIMARY KEY", " PRIMARY KEY", " PRIMARY KEY DESC"});
    parts.push_back(as_name(column.name) + " " + column.type + primary + column.more);
  }
  std::vector<RandomColumn> rest = edited();
  std::erase_if(rest, [](const RandomColumn& each) { return each.name == "noted"; });
  const bool has_generated = chance.one_in(3);
  if (has_generated) {
    const std::string from = as_name(chance.any_of({"e", rest.empty() ? "e" : rest[0].name}));
    parts.push_back(fmt::format("made {} AS (typeof({}) || substr(quote({}), 1, 20)) {}", is_strict_ ? "TEXT" : "", from, from,
                                chance.any_of({"VIRTUAL", "STORED"})));
    chance.shuffle(parts);
  }
  if (!is_alone_) {
    std::vector<std::string> in_key;
    for (const std::string& each : key) in_key.push_back(as_name(each) + chance.any_of({"", "", " DESC"}));
    parts.push_back("PRIMARY KEY (" + list_of(in_key) + ")");
  }
  if (rest.size() > 1 && chance.one_in(3)) parts.push_back(fmt::format("UNIQUE ({}, {})", as_name(rest[0].name), as_name(rest[1].name)));
  if (rest.size() > 1 && chance.one_in(4))
    parts.push_back(fmt::format("CHECK ({} IS NOT {} OR {} IS NULL)", as_name(rest[0].name), as_name(rest[1].name), as_name(rest[0].name)));
  const bool without_rowid = chance.one_in(3);
  is_numbered = !without_rowid && !counts;
  std::vector<std::string> options;
  if (without_rowid) options.push_back("WITHOUT ROWID");
  if (is_strict_) options.push_back("STRICT");
  definition = fmt::format("CREATE TABLE {} ({}) {};\n", as_name(name), list_of(parts), list_of(options));
  const auto index = [&](const char* kind, const std::string& what) {
    definition +=
        fmt::format("CREATE {} INDEX {} ON {} {};\n", kind, as_name(name + " by " + std::to_string(definition.size())), as_name(name), what);
  };
  if (!rest.empty()) {
    const std::string first = as_name(rest[0].name), last = as_name(rest.back().name);
    if (chance.one_in(5)) index("UNIQUE", fmt::format("({} COLLATE NOCASE)", first));
    if (chance.one_in(5)) index("UNIQUE", fmt::format("({}) WHERE {} IS NOT NULL AND {} <> 1", first, last, last));
    if (chance.one_in(5)) index("", fmt::format("(lower({}), e)", last));
    if (has_generated && chance.one_in(3)) index("UNIQUE", "(made)");
  }
  // A trigger of the office's own that writes another table, and is never refused.
  if (others.empty() || !chance.one_in(3)) return;
  const RandomTable& written = others[chance.below(others.size())];
  definition +=
      fmt::format("CREATE TRIGGER {} AFTER {} ON {} {} BEGIN UPDATE {} SET noted = {}; END;\n", as_name(name + " writes"),
                  chance.any_of({"INSERT", "UPDATE OF e", "DELETE"}), as_name(name),
                  chance.any_of({"", "WHEN (SELECT site FROM automatic_write) IS NULL"}), as_name(written.name), chance.any_of({"2", "NULL", "e"}));
}

}  // namespace test
