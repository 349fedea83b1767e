#include "sync/random_world.h"

#include <fmt/format.h>

namespace test {

RandomWorld::RandomWorld(unsigned number) {
  Chance chance(number);
  plan.name = fmt::format("world{}", number);
  plan.places.push_back({"main", 0});
  for (std::size_t i = 1, sites = 2 + chance.below(5); i < sites; ++i) plan.places.push_back({fmt::format("s{}", i), chance.below(i)});
  for (std::size_t i = 0, count = 1 + chance.below(4); i < count; ++i) {
    const RandomTable table(chance, i, tables);
    plan.tables += table.definition;
    plan.tracked.push_back(table.name);
    if (chance.one_in(2)) {
      plan.rules += fmt::format("INSERT INTO sync_rule (table_name, column_name, criterion) VALUES ({}, {}, '{}');\n", as_literal(table.name),
                                chance.any_of({"NULL", as_literal(chance.any_of({"e", table.columns[0].name}))}),
                                chance.any_of({"main", "remote", "larger", "smaller", "sum", "most_recent", "ask"}));
    }
    tables.push_back(table);
  }
}

}  // namespace test
