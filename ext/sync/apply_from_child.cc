// What comes from a child: compared with what stands here, decided, tried again, or refused.
#include <algorithm>
#include <map>

#include "sync/apply.h"
#include "sync/violations.h"

namespace crm::sync {
namespace {

// Whose record it is: the person in the first of these columns that the table has.
std::string owner_of(const Table& table, const std::vector<Value>& row) {
  for (const char* column : {"owner_id", "counselor_id", "account_manager_id"}) {
    if (const std::size_t place = table.place_of(column); place < row.size()) return row[place].bytes;
  }
  return "";
}

// Is it the same change? (Of one field, or row, a batch has one.)
bool is_same(const Change& a, const Change& b) { return a.shape == b.shape && a.key == b.key; }

}  // namespace

void Application::from_child(Table& table, const Change& change) {
  current_ = &change;
  if (table.at_main) throw sql::Error(table.name + ": it is the same at every site; change it at the main office", SQLITE_CONSTRAINT);
  switch (change.kind()) {
    case Kind::update:
      edit(table, change);
      return renumbering_.note_references(table, change.key, change);
    case Kind::insert:
      return insertion(table, change);
    case Kind::remove:
      return deletion(table, change);
    case Kind::schema:
      return;
  }
}

void Application::edit(Table& table, const Change& change) {
  const std::size_t place = table.place_of(change.column());
  const Value &replaced = change.values[0], &theirs = change.values[1];
  if (put_back_.empty() && replaces(table, change, place)) return;
  if (const std::optional<Value> ours = table.value(change.key, place); ours && (*ours == theirs || *ours == replaced)) {
    if (*ours != theirs) set(table, change.key, place, theirs);
    return;
  }
  const std::optional<std::vector<Value>> row = table.row(change.key);
  if (!row) {
    std::optional<std::vector<Value>> removed = unconfirmed().removed_row(table, change.key);
    if (!removed) throw not_there();
    (*removed)[place] = theirs;
    insert(table, change.key, *removed, true);
    put_back_.insert(row_name(table.name, change.key));
    return record(change, change.column(), present(table, change.key, std::nullopt, Value()), theirs, replaced, true, "edit over deletion");
  }
  judge(table, change, place, *row, replaced, theirs);
}

void Application::insertion(Table& table, const Change& change) {
  const std::optional<std::vector<Value>> row = table.row(change.key);
  if (row && table.counts_ids && *row != change.values) return renumber(table, change);
  if (!row) insert(table, change.key, change.values);
  for (std::size_t place = 0; row && place < row->size(); ++place) {
    if ((*row)[place] != change.values[place]) judge(table, change, place, *row, Value(), change.values[place]);
  }
  renumbering_.note_references(table, change.key, change);
}

void Application::deletion(Table& table, const Change& change) {
  const std::optional<std::vector<Value>> row = table.row(change.key);
  if (!row) return;
  if (*row == change.values) return remove(table, change.key);
  tell(table, change.key, std::nullopt);
  record(change, std::nullopt, present(table, change.key, std::nullopt, Value()), Value(), Value(), false, "edit over deletion");
}

void Application::renumber(Table& table, const Change& change) {
  const Value number = renumbering_.new_number(table, author_, change.key.front(), number_);
  std::vector<Value> values = change.values;
  renumbering_.rename_own(table, values, change.key.front(), number);
  insert(table, {number}, values, true);
  renumbering_.add(table, change.key.front(), number);
  for (const auto& [of, key, column] : renumbering_.references_to(table, change.key.front())) {
    Table& referring = *tables_.called(of);
    const std::size_t place = referring.place_of(column);
    if (referring.value(key, place) == change.key.front()) set(referring, key, place, number, true);
  }
  renumbering_.note_references(table, {number}, change);
  tell(table, change.key, std::nullopt);
  record(change, std::nullopt, present(table, change.key, std::nullopt, change.key.front()), number, Value(), false, "renumbered",
         "two sites had given this number to a new row; theirs has the number in the column theirs now");
}

void Application::judge(Table& table, const Change& change, std::size_t place, const std::vector<Value>& row, const Value& replaced,
                        const Value& theirs) {
  const std::string& column = table.columns[place].name;
  const Edit ours = present(table, change.key, column, row[place]);
  const Decision decision = rules_.decide(table, column, ours, {theirs, author_, change.at, change.by}, replaced, owner_of(table, row));
  if (decision.theirs) {
    set(table, change.key, place, decision.sum.value_or(theirs), decision.sum.has_value());
  } else {
    tell(table, change.key, column);
  }
  // Who wrote last stands beside the conflict of what he wrote.
  if (column != "modified_by") record(change, column, ours, theirs, replaced, decision.theirs, decision.rule);
}

// Tries changes until none can be applied any more: what was refused may have been in the way of, or have waited for, another.
void Application::try_all(std::vector<Refused>& changes) {
  for (bool progress = true; progress && !changes.empty();) {
    std::vector<Refused> left;
    for (Refused& each : changes) {
      Table& table = tables_.of(each.change);
      if (!renumbering_.empty()) renumbering_.apply(table, each.change, seen_);  // of which more is known by now
      try {
        from_child(table, each.change);
      } catch (const sql::Error& e) {
        if (!is_refusal(e)) throw;
        left.push_back({std::move(each.change), e.what()});
      }
    }
    progress = left.size() < changes.size();
    changes = std::move(left);
  }
}

void Application::apply_deferred() {
  if (deferred_.empty()) return;
  try_all(deferred_);
  std::vector<const Change*> edits;
  for (const Refused& each : deferred_) edits.push_back(&each.change);
  const std::vector<bool> applied = apply_together(edits);
  std::vector<Refused> left;
  for (std::size_t i = 0; i < deferred_.size(); ++i) {
    if (!applied[i]) left.push_back(std::move(deferred_[i]));
  }
  deferred_.clear();
  if (!left.empty()) apply_as_decided(std::move(left));
}

// A row that has come to what it is in several steps may be refused in one: each step was judged at its site, so here what it comes to is. All or
// nothing, less what cannot be, until the rest can.
void Application::apply_as_decided(std::vector<Refused> left) {
  unconfirmed();  // not within a savepoint, which might take it back
  std::vector<Refused> refused;
  while (!left.empty()) {
    const std::int64_t seen = last_seen_, conflicts = conflicts_;
    const std::size_t told = told_.size();
    const std::set<std::string> put_back = put_back_;
    const Renumbering::Numbers numbers = renumbering_.numbers();
    connection_.execute("SAVEPOINT crm_sync_decided; UPDATE main.automatic_write SET is_decided = 1");
    std::vector<Refused> rest = left;
    try_all(rest);
    std::map<std::string, std::string> violations;
    for (const Refused& each : left) {
      for (const std::string& account : accounts_of(tables_.of(each.change), each.change)) {
        if (const auto problem = violation(connection_, account)) violations.emplace(account, *problem);
      }
    }
    const bool is_done = rest.empty() && violations.empty();
    if (!is_done) {
      connection_.execute("ROLLBACK TO crm_sync_decided");
      last_seen_ = seen;
      conflicts_ = conflicts;
      told_.resize(told);
      put_back_ = put_back;
      renumbering_.take_back(numbers);
    }
    connection_.execute("RELEASE crm_sync_decided; UPDATE main.automatic_write SET is_decided = NULL");
    if (is_done) break;
    const auto refused_now = std::erase_if(left, [&](Refused& each) {
      const auto failed = std::ranges::find_if(rest, [&](const Refused& other) { return is_same(other.change, each.change); });
      std::optional<std::string> error = failed == rest.end() ? std::nullopt : std::optional(each.error);
      for (const std::string& account : accounts_of(tables_.of(each.change), each.change)) {
        if (const auto found = violations.find(account); found != violations.end()) error = found->second;
      }
      if (error) refused.push_back({each.change, *error});
      return error.has_value();
    });
    if (refused_now == 0) {  // what is wrong is not told by any one of them
      for (Refused& each : left) refused.push_back(std::move(each));
      break;
    }
  }
  for (const Refused& each : refused) {
    current_ = &each.change;
    refuse(tables_.of(each.change), each.change, each.error);
  }
}

void Application::refuse(Table& table, const Change& change, const std::string& error) {
  const std::optional<std::vector<Value>> row = table.row(change.key);
  const auto keep = [&](const std::optional<std::string>& column, const Value& theirs, const Value& replaced) {
    const Value ours = row && column ? (*row)[table.place_of(*column)] : Value();
    record(change, column, present(table, change.key, column, ours), theirs, replaced, false, "refused", error);
  };
  tell(table, change.key, row && change.kind() == Kind::update ? std::optional(change.column()) : std::nullopt);
  if (change.kind() == Kind::update) return keep(change.column(), change.values[1], change.values[0]);
  if (change.kind() == Kind::remove || table.columns.empty()) return keep(std::nullopt, Value(), Value());
  for (std::size_t i = 0; i < table.columns.size(); ++i) keep(table.columns[i].name, change.values[i], Value());
}

}  // namespace crm::sync
