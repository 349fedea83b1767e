// The schema changes of sync_ddl() that this site has made (S7), and what the columns of older batches are called now.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sqlite/connection.h"

namespace crm::sync {

class History {
 public:
  explicit History(sql::Connection& connection);

  // Has the table of a batch been dropped since? A batch is from before a change when its number is after_batch or less.
  bool is_dropped(const std::string& table, std::int64_t batch) const;
  // What a column of that batch is called now; nothing: it was dropped.
  std::optional<std::string> name_now(const std::string& table, const std::string& column, std::int64_t batch) const;
  // Did that batch not know of the column yet?
  bool is_new(const std::string& table, const std::string& column, std::int64_t batch) const;

 private:
  struct Change {
    std::int64_t after_batch;
    std::string kind, table, old_column, new_column;
  };
  std::size_t first_after(std::int64_t batch) const;
  std::optional<std::string> name_after(std::size_t change, const std::string& table, std::string column) const;

  std::vector<Change> changes_;  // in their order
};

}  // namespace crm::sync
