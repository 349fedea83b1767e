// What the log is sorted by: records come in the order of their keys, and the keys in the order of their values.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "support/database.h"
#include "sync/ordered.h"
#include "sync/sorter.h"

namespace {

using Records = std::vector<std::pair<std::string, std::string>>;

// With memory for all of them, and for few.
TEST(SyncSorter, RecordsComeInTheOrderOfTheirKeysAndThenAsTheyWereAdded) {
  const test::Database db(":memory:", test::Database::With::nothing);
  sql::Connection& connection = sql::Connection::attach(db.handle());
  EXPECT_TRUE(rc::check([&](const std::vector<std::string>& keys, std::uint8_t memory) {
    Records records, sorted;
    for (const std::string& key : keys)
      records.emplace_back(key.substr(0, 3), std::to_string(records.size()) + std::string(records.size() % 50, 'x'));
    {
      crm::sync::Sorter sorter(connection, memory % 2 == 0 ? memory : 1 << 20);
      for (const auto& [key, content] : records) sorter.add(key, content);
      for (std::string_view key, content; sorter.next(key, content);) sorted.emplace_back(key, content);
      std::string_view key, content;
      RC_ASSERT(!sorter.next(key, content));
    }
    std::ranges::stable_sort(records, {}, &Records::value_type::first);
    RC_ASSERT(sorted == records);
  }));
}

// Of one type. (UUIDs come behind other texts.)
TEST(SyncSorter, KeysComeOutAsTheyWentInAndAreInTheOrderOfTheirValues) {
  const test::Database db(":memory:", test::Database::With::nothing);
  sql::Statement all(
      db.handle(),
      "WITH v (v) AS (VALUES (NULL), (0), (1), (-1), (9223372036854775807), (-9223372036854775807 - 1), (0.5), (-0.5), (1e300), (-1e300), "
      "(1e-300), (''), ('a'), ('ab'), ('b'), ('a' || char(0)), ('a' || char(0, 0)), ('a' || char(0) || 'b'), ('a' || char(1)), (x''), (x'00'), "
      "(x'0001'), (x'ff'), ('01952e5c-0000-7000-8000-00000000000a'), ('01952e5c-0000-7000-8000-00000000000A')) "
      "SELECT a.v, b.v, a.v < b.v FROM v a, v b WHERE typeof(a.v) = typeof(b.v)");
  while (all.step()) {
    std::string bytes[2];
    for (int i = 0; i < 2; ++i) {
      crm::sync::put_ordered(bytes[i], sqlite3_column_value(all.handle(), i));
      crm::sync::put_ordered(bytes[i], std::int64_t{-7});
      crm::sync::Bytes rest(bytes[i]);
      crm::sync::Value value;
      crm::sync::take_ordered(rest, value);
      EXPECT_EQ(value, crm::sync::value_at(all, i));
      EXPECT_EQ(crm::sync::take_ordered(rest), -7);
      EXPECT_TRUE(rest.empty());
    }
    const bool is_uuid = bytes[0][0] == 0x40 || bytes[1][0] == 0x40;
    if (!is_uuid) {
      EXPECT_EQ(bytes[0] < bytes[1], all.get<std::optional<bool>>(2).value_or(false));
    }
  }
}

}  // namespace
