// Edits that are refused one by one, and possible together: of two rows that have exchanged a unique value, or two fields that only change together.
#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "sync/apply.h"

namespace crm::sync {

bool Application::may_set(Table& table, const Change& change) {
  if (change.kind() != Kind::update) return false;
  if (link_.is_parent) return !is_ours(table, change, change.column());
  const std::optional<std::vector<Value>> row = table.row(change.key);
  return row && (*row)[table.place_of(change.column())] == change.values[0];
}

// All edits of one row in one statement.
bool Application::set_row(const EditsOfRow& edits) {
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

// What is in each other's way is taken out of the way.
std::vector<Application::EditsOfRow> Application::blank_all(const std::vector<EditsOfRow>& rows) {
  for (const auto& edits : rows) {
    for (const Change* edit : edits) {
      Table& table = tables_.of(*edit);
      current_ = edit;
      try {
        set(table, edit->key, table.place_of(edit->column()), Value());
      } catch (const sql::Error& e) {
        if (!is_refusal(e)) throw;  // a field that must not be blank stays as it is
      }
    }
  }
  std::vector<EditsOfRow> done;
  std::ranges::copy_if(rows, std::back_inserter(done), [&](const EditsOfRow& edits) { return set_row(edits); });
  return done;
}

// Where fields must not be blank: the rows go, and come again as they are to be.
std::vector<Application::EditsOfRow> Application::put_anew(const std::vector<EditsOfRow>& rows) {
  const auto is_possible = [&](const std::function<void()>& write) {
    try {
      write();
      return true;
    } catch (const sql::Error& e) {
      if (!is_refusal(e)) throw;
      return false;
    }
  };
  std::vector<std::pair<EditsOfRow, std::vector<Value>>> gone;
  for (const EditsOfRow& edits : rows) {
    current_ = edits.front();
    Table& table = tables_.of(*current_);
    auto row = table.row(current_->key);
    if (!row || !is_possible([&] { remove(table, current_->key); })) continue;
    for (const Change* edit : edits) (*row)[table.place_of(edit->column())] = edit->values[1];
    gone.emplace_back(edits, std::move(*row));
  }
  std::vector<EditsOfRow> done;
  for (auto& [edits, values] : gone) {
    current_ = edits.front();
    if (is_possible([&] { insert(tables_.of(*current_), current_->key, values); })) done.push_back(std::move(edits));
  }
  return done;
}

// All or nothing, less those that are refused all the same. False: nothing. (All of these are left out at once: one by one, which might let in
// another that was refused for the sake of one, thousands would take the square of their number.)
bool Application::swap(std::vector<EditsOfRow>& rows, std::vector<EditsOfRow> (Application::*way)(const std::vector<EditsOfRow>&)) {
  for (std::vector<EditsOfRow> left = rows; !left.empty();) {
    const std::int64_t seen = last_seen_;
    connection_.execute("SAVEPOINT crm_sync_together");
    std::vector<EditsOfRow> done = (this->*way)(left);
    const bool is_all = done.size() == left.size();
    if (!is_all) {
      connection_.execute("ROLLBACK TO crm_sync_together");
      last_seen_ = seen;
    }
    connection_.execute("RELEASE crm_sync_together");
    left = std::move(done);
    if (!is_all) continue;
    rows = std::move(left);
    return true;
  }
  return false;
}

std::vector<bool> Application::apply_together(const std::vector<const Change*>& edits) {
  std::vector<bool> applied(edits.size());
  std::map<std::string, std::vector<std::size_t>> rows;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    Table& table = tables_.of(*edits[i]);
    if (may_set(table, *edits[i])) rows[row_name(table.name, edits[i]->key)].push_back(i);
  }
  const auto of_row = [&](const std::vector<std::size_t>& places) {
    EditsOfRow found;
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
  if (rows.empty()) return applied;
  unconfirmed();  // not within a savepoint, which might take it back
  std::vector<EditsOfRow> in_the_way;
  for (const auto& [row, places] : rows) in_the_way.push_back(of_row(places));
  if (!swap(in_the_way, &Application::blank_all) && !swap(in_the_way, &Application::put_anew)) return applied;
  std::set<const Change*> done;
  for (const EditsOfRow& row : in_the_way) done.insert(row.begin(), row.end());
  for (std::size_t i = 0; i < edits.size(); ++i) applied[i] = applied[i] || done.contains(edits[i]);
  return applied;
}

}  // namespace crm::sync
