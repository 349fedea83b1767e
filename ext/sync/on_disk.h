// A commit that is not on the disk yet, as in WAL mode by the usual setting, is gone after a power failure, and the file that told of it is not: then
// this database would be one restored from a backup (past.h). Set back at the end to what the host has chosen.
#pragma once

#include <fmt/format.h>

#include "sqlite/connection.h"

namespace crm::sync {

class OnDisk {
 public:
  explicit OnDisk(sql::Connection& connection) : db_(connection.handle()) {
    sql::Statement found = connection.prepare("PRAGMA main.synchronous");
    const std::int64_t chosen = found.step() ? found.get<std::int64_t>(0) : full;
    if (chosen >= full) return;
    set_back_ = fmt::format("PRAGMA main.synchronous = {}", chosen);
    connection.execute(fmt::format("PRAGMA main.synchronous = {}", full));
  }
  OnDisk(const OnDisk&) = delete;
  OnDisk& operator=(const OnDisk&) = delete;
  // (Where that fails, memory being out, what stands is the safer one.)
  ~OnDisk() {
    if (!set_back_.empty()) sqlite3_exec(db_, set_back_.c_str(), nullptr, nullptr, nullptr);
  }

 private:
  static constexpr std::int64_t full = 2;

  sqlite3* db_;
  std::string set_back_;
};

}  // namespace crm::sync
