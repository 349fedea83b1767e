// Records in the order of their keys, which are compared byte by byte; those of one key come in the order in which they were added. In bounded
// memory: what is more waits in a temporary table, as runs that are merged when they are read.
//
//   Sorter sorter(connection);
//   sorter.add(key, content);                                              // for each
//   for (std::string_view key, content; sorter.next(key, content);) ...    // valid until the next call
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sqlite/connection.h"

namespace crm::sync {

class Sorter {
 public:
  explicit Sorter(sql::Connection& connection, std::size_t memory = 16 << 20) : connection_(connection), limit_(memory) {}
  Sorter(const Sorter&) = delete;
  Sorter& operator=(const Sorter&) = delete;
  ~Sorter();

  void add(std::string_view key, std::string_view content);
  bool next(std::string_view& key, std::string_view& content);

 private:
  struct Entry {
    std::uint64_t start;   // of its key, behind what all keys in memory have in common
    std::uint32_t offset;  // in memory_
  };
  struct Record {
    std::string_view key, content;
  };
  // One of the table, or what is still in memory.
  struct Run {
    std::optional<sql::Statement> blocks;
    std::string_view rest;  // of the block
    std::size_t place = 0;  // in entries_
    Record record;
  };

  Record at(const Entry& entry) const;
  void sort();
  void put_aside();
  bool advance(std::size_t run);
  bool is_behind(std::size_t a, std::size_t b) const;
  void begin();

  sql::Connection& connection_;
  std::size_t limit_;
  std::string memory_;
  std::vector<Entry> entries_;
  std::size_t common_ = 0;
  std::int64_t aside_ = 0;  // runs in the table
  bool is_read_ = false;
  std::vector<Run> runs_;           // the one in memory is the last
  std::vector<std::size_t> heads_;  // a heap of runs: the next record's is the first
};

}  // namespace crm::sync
