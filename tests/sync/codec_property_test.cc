// Changes come out of a piece as they went in, and whatever else a piece holds is refused: it neither crashes nor hangs (S10).
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <zstd.h>

#include <array>
#include <limits>
#include <set>

#include "sync/codec.h"

namespace {

using crm::sync::Change;
using crm::sync::FrameReader;
using crm::sync::FrameWriter;
using crm::sync::Kind;
using crm::sync::Shape;
using crm::sync::Value;

Value value(std::uint64_t number) {
  switch (number % 9) {
    case 0:
      return {};
    case 1:
      return Value::of(static_cast<std::int64_t>(number));
    case 2:
      return Value::of(static_cast<double>(number) / 7);
    case 3:
      return {SQLITE_BLOB, 0, std::string(number / 6 % 5, '\0')};
    case 4:
      return Value::of(std::numeric_limits<std::int64_t>::min() >> number / 8 % 64);
    case 5:
      return Value::text(fmt::format("{:08x}-0195-{:04x}-{:04x}-00000000000a", number % 3, number / 8 % 0x10000, number / 9 % 0x10000));
    case 6:
      return Value::text(
          fmt::format("{:04}-{:02}-{:02} {:02}:59:{:02}", number / 9 % 10000, number / 9 % 13, number / 11 % 33, number % 25, number % 61));
    case 7:
      return Value::text(fmt::format("{:08X}-0195-7000-8000-00000000000a", number % 3));
    default:
      return Value::text("text " + std::to_string(number / 6 % 20));
  }
}

std::vector<Change> changes(const std::vector<std::uint64_t>& numbers) {
  static const std::array shapes{std::make_shared<const Shape>(Shape{Kind::insert, "t", {"id"}, {"a", "b"}}),
                                 std::make_shared<const Shape>(Shape{Kind::update, "t", {"id"}, {"a"}}),
                                 std::make_shared<const Shape>(Shape{Kind::remove, "u", {"x", "y"}, {}}),
                                 std::make_shared<const Shape>(Shape{Kind::schema, "", {}, {}})};
  static constexpr std::array keys{1, 1, 2, 0}, values{2, 2, 0, 1};
  std::vector<Change> all;
  for (const std::uint64_t number : numbers) {
    const std::size_t kind = number % shapes.size();
    Change change{shapes[kind], {}, {}, "2026-03-02 08:00:00", number % 3 == 0 ? "" : "ann"};
    for (int i = 0; i < keys[kind]; ++i) change.key.push_back(value(number + static_cast<std::uint64_t>(i)));
    for (int i = 0; i < values[kind]; ++i) change.values.push_back(value(number * 31 + static_cast<std::uint64_t>(i)));
    all.push_back(std::move(change));
  }
  return all;
}

std::string piece_of(const std::vector<Change>& all) {
  std::string piece;
  FrameWriter writer([&](std::string_view written, std::int64_t) { piece = written; });
  for (const Change& change : all) writer.add(change);
  writer.finish();
  return piece;
}

std::string plain(const Change& change) {
  return std::to_string(static_cast<int>(change.kind())) + change.table() + crm::sync::packed(change.key) + crm::sync::packed(change.values) +
         change.at + change.by;
}

TEST(SyncCodec, WhatGoesInComesOut) {
  EXPECT_TRUE(rc::check([](const std::vector<std::uint64_t>& numbers) {
    RC_PRE(!numbers.empty());
    std::multiset<std::string> before, after;
    const std::vector<Change> all = changes(numbers);
    for (const Change& change : all) before.insert(plain(change));
    const std::string piece = piece_of(all);
    FrameReader reader(piece);
    for (Change change; reader.next(change);) after.insert(plain(change));
    RC_ASSERT(before == after);
  }));
}

TEST(SyncCodec, WhatIsDamagedIsRefused) {
  EXPECT_TRUE(rc::check([](const std::vector<std::uint64_t>& numbers, const std::vector<std::pair<std::uint16_t, char>>& damages, std::uint16_t cut) {
    RC_PRE(!numbers.empty());
    const std::string piece = piece_of(changes(numbers));
    std::string content(ZSTD_getFrameContentSize(piece.data(), piece.size()), '\0');
    ZSTD_decompress(content.data(), content.size(), piece.data(), piece.size());
    for (const auto& [place, byte] : damages) content[place % content.size()] = byte;
    if (cut % 4 == 0) content.resize(cut % content.size());
    std::string damaged(ZSTD_compressBound(content.size()), '\0');
    damaged.resize(ZSTD_compress(damaged.data(), damaged.size(), content.data(), content.size(), 1));
    if (cut % 4 == 1 && !damaged.empty()) damaged[cut % damaged.size()] ^= 1;
    try {
      FrameReader reader(damaged);
      for (Change change; reader.next(change);) {
      }
    } catch (const sql::Error&) {
    }
  }));
}

}  // namespace
