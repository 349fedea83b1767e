#include "sync/history.h"

#include <algorithm>

namespace crm::sync {

History::History(sql::Connection& connection) {
  sql::Statement made = connection.prepare(
      "SELECT after_batch, kind, table_name, coalesce(old_column, ''), coalesce(new_column, '') FROM main.sync_alteration "
      "WHERE kind IN ('add column', 'rename column', 'drop column', 'drop table') ORDER BY id");
  while (made.step()) {
    changes_.push_back(
        {made.get<std::int64_t>(0), made.get<std::string>(1), made.get<std::string>(2), made.get<std::string>(3), made.get<std::string>(4)});
  }
}

bool History::is_dropped(const std::string& table, std::int64_t batch) const {
  for (std::size_t i = first_after(batch); i < changes_.size(); ++i) {
    if (changes_[i].table == table && changes_[i].kind == "drop table") return true;
  }
  return false;
}

std::optional<std::string> History::name_after(std::size_t change, const std::string& table, std::string column) const {
  for (; change < changes_.size(); ++change) {
    if (changes_[change].table != table || changes_[change].old_column != column) continue;
    if (changes_[change].kind == "drop column") return std::nullopt;
    column = changes_[change].new_column;
  }
  return column;
}

std::size_t History::first_after(std::int64_t batch) const {
  return static_cast<std::size_t>(std::ranges::lower_bound(changes_, batch, {}, &Change::after_batch) - changes_.begin());
}

std::optional<std::string> History::name_now(const std::string& table, const std::string& column, std::int64_t batch) const {
  return name_after(first_after(batch), table, column);
}

bool History::is_new(const std::string& table, const std::string& column, std::int64_t batch) const {
  for (std::size_t i = first_after(batch); i < changes_.size(); ++i) {
    if (changes_[i].kind == "add column" && changes_[i].table == table && name_after(i + 1, table, changes_[i].new_column) == column) return true;
  }
  return false;
}

}  // namespace crm::sync
