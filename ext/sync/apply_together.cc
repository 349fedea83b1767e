// Edits that are refused one by one, and possible together: of two rows that have exchanged a unique value, or two fields that only change together.
#include <algorithm>
#include <map>

#include "sync/apply.h"

namespace crm::sync {

bool Application::may_set(Table& table, const Change& change) {
  if (change.kind() != Kind::update) return false;
  if (link_.is_parent) return !is_ours(table, change, change.column());
  const std::optional<std::vector<Value>> row = table.row(change.key);
  return row && (*row)[table.place_of(change.column())] == change.values[0];
}

// All edits of one row in one statement.
bool Application::set_row(const std::vector<const Change*>& edits) {
  Table& table = tables_.of(*edits.front());
  std::vector<std::pair<std::size_t, const Value*>> values;
  for (const Change* edit : edits) values.emplace_back(table.place_of(edit->column()), &edit->values[1]);
  current_ = edits.front();
  try {
    write(table, current_->key, -1, values.size(), false, [&] { table.update(current_->key, values); });
  } catch (const sql::Error& e) {
    if (!is_refusal(e)) throw;
    return false;
  }
  return table.row(current_->key).has_value();
}

std::vector<bool> Application::apply_together(const std::vector<const Change*>& edits) {
  std::vector<bool> applied(edits.size());
  std::map<std::string, std::vector<std::size_t>> rows;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    Table& table = tables_.of(*edits[i]);
    if (may_set(table, *edits[i])) rows[row_name(table.name, edits[i]->key)].push_back(i);
  }
  const auto of_row = [&](const std::vector<std::size_t>& places) {
    std::vector<const Change*> found;
    for (const std::size_t place : places) found.push_back(edits[place]);
    return found;
  };
  const auto take = [&](const std::vector<std::size_t>& places) {
    for (const std::size_t place : places) applied[place] = true;
  };
  std::erase_if(rows, [&](const auto& row) {
    const bool done = set_row(of_row(row.second));
    if (done) take(row.second);
    return done;
  });
  unconfirmed();  // not within a savepoint, which might take it back
  // What is in each other's way is taken out of the way: all or nothing.
  const std::int64_t seen = last_seen_;
  connection_.execute("SAVEPOINT crm_sync_together");
  bool all = true;
  for (const auto& [row, places] : rows) {
    for (const std::size_t place : places) {
      Table& table = tables_.of(*edits[place]);
      current_ = edits[place];
      try {
        set(table, edits[place]->key, table.place_of(edits[place]->column()), Value());
      } catch (const sql::Error& e) {
        if (!is_refusal(e)) throw;  // a field that must not be blank stays as it is
      }
    }
  }
  for (const auto& [row, places] : rows) all = all && set_row(of_row(places));
  if (!all) {
    connection_.execute("ROLLBACK TO crm_sync_together");
    last_seen_ = seen;
  }
  connection_.execute("RELEASE crm_sync_together");
  if (all) std::ranges::for_each(rows, [&](const auto& row) { take(row.second); });
  return applied;
}

}  // namespace crm::sync
