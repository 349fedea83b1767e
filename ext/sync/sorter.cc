#include "sync/sorter.h"

#include <algorithm>

#include "sync/bytes.h"
#include "sync/value.h"

namespace crm::sync {
namespace {

constexpr std::size_t block_size = 64 * 1024;
constexpr std::size_t ahead = 8;  // records whose bytes, which are anywhere in memory, are fetched before they are asked for

std::size_t common_start(std::string_view a, std::string_view b) { return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin()); }

}  // namespace

Sorter::~Sorter() {
  runs_.clear();
  if (aside_ > 0) sqlite3_exec(connection_.handle(), "DELETE FROM temp.sync_run", nullptr, nullptr, nullptr);
}

void Sorter::add(std::string_view key, std::string_view content) {
  if (memory_.size() + key.size() + content.size() > limit_) put_aside();
  if (entries_.empty()) {
    memory_.reserve(limit_);  // costs nothing until it is written to
    common_ = key.size();
  } else {
    common_ = common_start(key.substr(0, common_), at(entries_.front()).key);
  }
  entries_.push_back({0, static_cast<std::uint32_t>(memory_.size())});
  put_text(memory_, key);
  put_text(memory_, content);
}

Sorter::Record Sorter::at(const Entry& entry) const {
  Bytes bytes(std::string_view(memory_).substr(entry.offset));
  const std::string_view key = bytes.text();
  return {key, bytes.text()};
}

void Sorter::sort() {
  for (Entry& entry : entries_) {
    const std::string_view key = at(entry).key.substr(common_);
    for (std::size_t i = 0; i < sizeof entry.start; ++i) entry.start = entry.start << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0);
  }
  std::ranges::sort(entries_, [this](const Entry& a, const Entry& b) {
    if (a.start != b.start) return a.start < b.start;
    const int order = at(a).key.compare(at(b).key);
    return order != 0 ? order < 0 : a.offset < b.offset;
  });
}

void Sorter::put_aside() {
  if (entries_.empty()) return;
  sort();
  if (aside_ == 0) {
    connection_.execute(
        "CREATE TEMP TABLE IF NOT EXISTS sync_run (run INTEGER, position INTEGER, content BLOB, PRIMARY KEY (run, position)); "
        "DELETE FROM temp.sync_run");
  }
  sql::Statement insert = connection_.prepare("INSERT INTO temp.sync_run (run, position, content) VALUES (?1, ?2, ?3)");
  std::string block;
  std::int64_t position = 0;
  const auto write = [&] {
    insert.bind(aside_, ++position, sql::Blob{block}).run();
    block.clear();
  };
  for (const Entry& entry : entries_) {
    const auto [key, content] = at(entry);
    put_text(block, key);
    put_text(block, content);
    if (block.size() >= block_size) write();
  }
  if (!block.empty()) write();
  ++aside_;
  entries_.clear();
  memory_.clear();
}

bool Sorter::advance(std::size_t number) {
  Run& run = runs_[number];
  if (!run.blocks) {
    if (run.place == entries_.size()) return false;
    if (run.place + ahead < entries_.size()) __builtin_prefetch(memory_.data() + entries_[run.place + ahead].offset);
    run.record = at(entries_[run.place++]);
    return true;
  }
  if (run.rest.empty()) {
    if (!run.blocks->step()) return false;
    run.rest = bytes_of(sqlite3_column_value(run.blocks->handle(), 0));
  }
  Bytes bytes(run.rest);
  run.record.key = bytes.text();
  run.record.content = bytes.text();
  run.rest = bytes.rest();
  return true;
}

bool Sorter::is_behind(std::size_t a, std::size_t b) const {
  const int order = runs_[a].record.key.compare(runs_[b].record.key);
  return order != 0 ? order > 0 : a > b;
}

void Sorter::begin() {
  is_read_ = true;
  sort();
  for (std::int64_t run = 0; run < aside_; ++run) {
    runs_.push_back({connection_.prepare("SELECT content FROM temp.sync_run WHERE run = ?1 ORDER BY position"), {}, 0, {}});
    runs_.back().blocks->bind(run);
  }
  runs_.push_back({});
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    if (advance(i)) heads_.push_back(i);
  }
  std::ranges::make_heap(heads_, [this](std::size_t a, std::size_t b) { return is_behind(a, b); });
}

// The record that was handed out last stands in the first of heads_ until now.
bool Sorter::next(std::string_view& key, std::string_view& content) {
  const auto behind = [this](std::size_t a, std::size_t b) { return is_behind(a, b); };
  if (!is_read_) {
    begin();
  } else if (!heads_.empty()) {
    std::ranges::pop_heap(heads_, behind);
    if (advance(heads_.back())) {
      std::ranges::push_heap(heads_, behind);
    } else {
      heads_.pop_back();
    }
  }
  if (heads_.empty()) return false;
  key = runs_[heads_.front()].record.key;
  content = runs_[heads_.front()].record.content;
  return true;
}

}  // namespace crm::sync
