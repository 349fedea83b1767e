// Changes that are refused one by one, and possible together: of two rows that have exchanged a unique value, or two fields that only change
// together.
#include <algorithm>
#include <map>
#include <set>

#include "sync/apply.h"

namespace crm::sync {
namespace {

template <typename Write>
bool is_possible(Write write) {
  try {
    write();
    return true;
  } catch (const sql::Error& e) {
    if (!is_refusal(e)) throw;
    return false;
  }
}

}  // namespace

// What may be set by a change in the row as it stands here. (A whole row of the parent edits the one that is here.)
Application::Fields Application::may_set(Table& table, const Change& change, const std::vector<Value>& row) {
  Fields fields;
  if (change.kind() == Kind::update) {
    const std::size_t place = table.place_of(change.column());
    if (link_.is_parent ? !is_ours(table, change, change.column()) : row[place] == change.values[0]) fields.emplace_back(place, &change.values[1]);
  } else if (link_.is_parent && change.kind() == Kind::insert) {
    for (std::size_t place = 0; place < row.size(); ++place) {
      if (row[place] != change.values[place] && !is_ours(table, change, table.columns[place].name)) fields.emplace_back(place, &change.values[place]);
    }
  }
  return fields;
}

// All fields of one row in one statement.
bool Application::set_row(const RowEdits& row) {
  current_ = row.changes.front();
  const auto update = [&] { row.table->update(current_->key, row.fields); };
  return is_possible([&] { write(*row.table, current_->key, -1, row.fields.size(), false, update); }) && row.table->row(current_->key).has_value();
}

// What is in each other's way is taken out of the way.
std::vector<Application::RowEdits> Application::blank_all(const std::vector<RowEdits>& rows) {
  for (const RowEdits& row : rows) {
    current_ = row.changes.front();
    for (const auto& field : row.fields) {
      is_possible([&] { set(*row.table, current_->key, field.first, Value()); });  // a field that must not be blank stays as it is
    }
  }
  std::vector<RowEdits> done;
  std::ranges::copy_if(rows, std::back_inserter(done), [&](const RowEdits& row) { return set_row(row); });
  return done;
}

// Where fields must not be blank: the rows go, and come again as they are to be.
std::vector<Application::RowEdits> Application::put_anew(const std::vector<RowEdits>& rows) {
  struct Gone {
    RowEdits row;
    std::vector<Value> values;  // as they are to be
  };
  std::vector<Gone> gone;
  for (const RowEdits& row : rows) {
    current_ = row.changes.front();
    auto values = row.table->row(current_->key);
    if (!values || !is_possible([&] { remove(*row.table, current_->key); })) continue;
    for (const auto& [place, value] : row.fields) (*values)[place] = *value;
    gone.push_back({row, std::move(*values)});
  }
  std::vector<RowEdits> done;
  for (Gone& each : gone) {
    current_ = each.row.changes.front();
    if (is_possible([&] { insert(*each.row.table, current_->key, each.values); })) done.push_back(std::move(each.row));
  }
  return done;
}

// All or nothing, less those that are refused all the same. False: nothing. (All of these are left out at once: one by one, which might let in
// another that was refused for the sake of one, thousands would take the square of their number.)
bool Application::swap(std::vector<RowEdits>& rows, std::vector<RowEdits> (Application::*way)(const std::vector<RowEdits>&)) {
  for (std::vector<RowEdits> left = rows; !left.empty();) {
    const std::int64_t seen = last_seen_;
    connection_.execute("SAVEPOINT crm_sync_together");
    std::vector<RowEdits> done = (this->*way)(left);
    const bool is_all = done.size() == left.size();
    if (!is_all) {
      connection_.execute("ROLLBACK TO crm_sync_together");
      last_seen_ = seen;
    }
    connection_.execute("RELEASE crm_sync_together");
    (is_all ? rows : left) = std::move(done);
    if (is_all) return true;
  }
  return false;
}

std::vector<bool> Application::apply_together(const std::vector<const Change*>& changes) {
  std::map<std::string, RowEdits> by_row;
  for (const Change* change : changes) {
    Table& table = tables_.of(*change);
    const auto row = table.row(change->key);
    const Fields fields = row ? may_set(table, *change, *row) : Fields();
    if (fields.empty()) continue;
    RowEdits& edits = by_row[row_name(table.name, change->key)];
    edits.table = &table;
    edits.changes.push_back(change);
    edits.fields.insert(edits.fields.end(), fields.begin(), fields.end());
  }
  std::set<const Change*> applied;
  std::vector<RowEdits> in_the_way;
  for (auto& [name, row] : by_row) {
    if (set_row(row)) {
      applied.insert(row.changes.begin(), row.changes.end());
    } else {
      in_the_way.push_back(std::move(row));
    }
  }
  if (!in_the_way.empty()) {
    unconfirmed();  // not within a savepoint, which might take it back
    if (swap(in_the_way, &Application::blank_all) || swap(in_the_way, &Application::put_anew)) {
      for (const RowEdits& row : in_the_way) applied.insert(row.changes.begin(), row.changes.end());
    }
  }
  std::vector<bool> found;
  for (const Change* change : changes) found.push_back(applied.contains(change));
  return found;
}

}  // namespace crm::sync
