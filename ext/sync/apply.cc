#include "sync/apply.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

#include "sync/ddl.h"
#include "sync/sites.h"
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

std::optional<std::string_view> if_known(const std::string& text) { return text.empty() ? std::nullopt : std::optional<std::string_view>(text); }

// Is it the same change? (Of one field, or row, a batch has one.)
bool is_same(const Change& a, const Change& b) { return a.shape == b.shape && a.key == b.key; }

constexpr std::int64_t entries_kept = 1000;
constexpr std::int64_t up_to_date = std::numeric_limits<std::int64_t>::max();

sql::Error not_there() { return sql::Error("the row is not there", SQLITE_CONSTRAINT); }

}  // namespace

Application::Application(sql::Connection& connection, sql::Savepoint& savepoint, Tables& tables, std::string own_code, Link& link)
    : connection_(connection),
      savepoint_(savepoint),
      tables_(tables),
      own_code_(std::move(own_code)),
      link_(link),
      rules_(connection),
      last_entry_(connection.prepare("SELECT coalesce(max(seq), 0) FROM main.sync_log")),
      has_waiting_(connection.prepare("SELECT 1 FROM main.sync_waiting WHERE table_name = ?1 AND row_key = ?2")),
      renumbering_(connection, link.code) {
  has_children_ = connection.prepare("SELECT 1 FROM main.sync_link WHERE role = 'child'").step();
  has_any_waiting_ = connection.prepare("SELECT 1 FROM main.sync_waiting").step();
  connection.execute("CREATE TEMP TABLE IF NOT EXISTS sync_aside (seq INTEGER PRIMARY KEY); DELETE FROM temp.sync_aside");
}

void Application::begin(std::string author, std::int64_t number, std::int64_t seen) {
  author_ = std::move(author);
  number_ = number;
  seen_ = seen;
  last_seen_ = last_entry();
}

void Application::trim_log() {
  if (has_children_ || has_aside_ || applied_ % entries_kept != 0) return;
  empty_log(connection_);
  last_seen_ = 0;
}

void Application::apply(Change change) {
  ++applied_;
  trim_log();
  if (change.kind() == Kind::schema) return change_schema(change);
  std::vector<Lost> lost;
  const bool fits = tables_.fit(change, link_.is_parent ? up_to_date : seen_, lost);
  if (!lost.empty()) record_lost(change, lost);
  if (!fits) return;
  Table& table = tables_.of(change);
  if (link_.is_parent) {
    groups_change_ = groups_change_ || table.name == "site_group" || table.name == "sync_site" || table.name == "library_file";
    return from_parent_or_wait(table, change);
  }
  if (!renumbering_.empty()) {
    std::vector<Value> key = change.key;
    if (renumbering_.apply(table, change, seen_)) {
      tell(table, key, std::nullopt);
      change.sent_key = std::move(key);
    }
  }
  try {
    from_child(table, change);
  } catch (const sql::Error& e) {
    if (!is_refusal(e)) throw;
    deferred_.push_back({std::move(change), e.what()});
  }
}

void Application::end() {
  if (link_.is_parent) {
    retry_waiting();
  } else {
    apply_deferred();
  }
  if (has_children_) make_batch(connection_, tables_, {link_.code, link_.is_parent ? 0 : number_, author_}, Entries::others);
  make_batch(connection_, tables_, {own_code_, 0, own_code_}, Entries::aside);
  if (groups_change_) leave_groups(connection_, own_code_);  // each site by itself, so nobody is told
  groups_change_ = false;
  empty_log(connection_);
  connection_.execute("DELETE FROM temp.sync_aside");
  has_aside_ = false;
  tell_present();
  put_back_.clear();
  renumbering_.told(last_batch(connection_));
  for (const Change& entry : renumbered_above_) {
    const Table& table = tables_.of(entry);
    const auto value = [&](const char* column) { return entry.values[table.place_of(column)]; };
    Renumbering::follow(connection_, value("their_site").bytes, value("table_name").bytes, value("k1"), value("theirs"), last_batch(connection_));
  }
  renumbered_above_.clear();
}

void Application::change_schema(const Change& change) {
  if (!link_.is_parent) throw Spoilt(link_.code + " has sent a schema change; the main office alone makes them");
  const std::string statement = change.values.front().bytes;
  make_schema_change(connection_, savepoint_, statement);
  tables_.reload();
  unconfirmed_.reset();
  tell_schema_change(connection_, tables_, link_.code, author_, statement);
}

void Application::record_lost(const Change& change, const std::vector<Lost>& lost) {
  for (const Lost& each : lost) {
    if (each.value.type == SQLITE_NULL) continue;
    record(change, each.column, Edit(), each.value, each.replaced, false, "dropped", "sync_ddl() has dropped the column, or its table");
  }
}

Unconfirmed& Application::unconfirmed() {
  if (!unconfirmed_) {
    unconfirmed_ = link_.is_parent ? std::make_unique<Unconfirmed>(connection_, tables_, link_.accepted, link_.code)
                                   : std::make_unique<Unconfirmed>(connection_, tables_, link_.confirmed, std::nullopt);
  }
  return *unconfirmed_;
}

std::int64_t Application::last_entry() {
  const sql::Reset reset(last_entry_);
  last_entry_.step();
  return last_entry_.get<std::int64_t>(0);
}

// From the parent

bool Application::is_ours(const Table& table, const Change& change, const std::optional<std::string>& column) {
  return unconfirmed().batch_of(table, change.key, column) > link_.accepted;
}

void Application::from_parent(Table& table, const Change& change) {
  current_ = &change;
  if (change.kind() == Kind::update) {
    const std::size_t place = table.place_of(change.column());
    if (unconfirmed().empty() && replaces(table, change, place)) return;
    const std::optional<Value> ours = table.value(change.key, place);
    if (!ours && is_ours(table, change, std::nullopt)) return;  // we have deleted it
    if (!ours) throw not_there();
    if (*ours != change.values[1] && !is_ours(table, change, change.column())) set(table, change.key, place, change.values[1]);
    return;
  }
  const std::optional<std::vector<Value>> row = table.row(change.key);
  if (change.kind() == Kind::remove) {
    if (row && !is_ours(table, change, std::nullopt)) remove(table, change.key);
    return;
  }
  if (!row) {
    if (is_ours(table, change, std::nullopt)) return;  // we have deleted it
    insert(table, change.key, change.values);
    if (has_children_ && table.name == "sync_conflict" && change.values[table.place_of("rule")] == Value::text("renumbered"))
      renumbered_above_.push_back(change);
    return;
  }
  for (std::size_t place = 0; place < table.columns.size(); ++place) {
    if ((*row)[place] != change.values[place] && !is_ours(table, change, table.columns[place].name))
      set(table, change.key, place, change.values[place]);
  }
}

void Application::from_parent_or_wait(Table& table, const Change& change) {
  if (!has_any_waiting_) {
    try {
      return from_parent(table, change);
    } catch (const sql::Error& e) {
      if (!is_refusal(e)) throw;
      has_any_waiting_ = true;  // from here on the long way
    }
  }
  const std::string row_key = packed(change.key);
  std::string error = "it queues behind another";
  bool queues = has_waiting_.bind(table.name, sql::Blob{row_key}).step();
  has_waiting_.reset();
  if (queues && change.kind() != Kind::update) {  // the row as a whole: what waits is older
    connection_.prepare("DELETE FROM main.sync_waiting WHERE table_name = ?1 AND row_key = ?2").bind(table.name, sql::Blob{row_key}).run();
    queues = false;
  }
  if (!queues) {
    try {
      return from_parent(table, change);
    } catch (const sql::Error& e) {
      if (!is_refusal(e)) throw;
      error = e.what();
    }
  }
  const std::string content = one_frame(change);
  connection_
      .prepare(
          "INSERT INTO main.sync_waiting (table_name, row_key, content, error, after_batch) VALUES (?1, ?2, ?3, ?4, (SELECT last_batch FROM "
          "main.sync_identity))")
      .bind(table.name, sql::Blob{row_key}, sql::Blob{content}, error)
      .run();
}

// Those whose table or column is no longer there do not wait any more.
std::vector<Application::Waiting> Application::waiting(const std::string& which) {
  std::vector<Waiting> all;
  std::vector<std::int64_t> gone;
  sql::Statement found = connection_.prepare(which);
  while (found.step()) {
    Waiting each{found.get<std::int64_t>(0), {}};
    const Value content = value_at(found, 1);
    FrameReader(content.bytes).next(each.change);
    std::vector<Lost> lost;
    if (tables_.fit(each.change, found.get<std::int64_t>(2), lost)) {
      all.push_back(std::move(each));
    } else {
      gone.push_back(each.id);
    }
  }
  for (const std::int64_t id : gone) connection_.prepare("DELETE FROM main.sync_waiting WHERE id = ?1").bind(id).run();
  return all;
}

// Again and again, since one may be in the way of another; of each row in order.
void Application::retry_waiting() {
  if (!has_any_waiting_) return;
  for (bool progress = true; progress;) {
    progress = false;
    // Of each row the first.
    for (const auto& [id, change] :
         waiting("SELECT min(id), content, after_batch FROM main.sync_waiting GROUP BY table_name, row_key ORDER BY min(id)")) {
      try {
        from_parent(tables_.of(change), change);
      } catch (const sql::Error& e) {
        if (!is_refusal(e)) throw;
        connection_.prepare("UPDATE main.sync_waiting SET error = ?2 WHERE id = ?1").bind(id, std::string_view(e.what())).run();
        continue;
      }
      connection_.prepare("DELETE FROM main.sync_waiting WHERE id = ?1").bind(id).run();
      progress = true;
    }
    if (!progress) progress = retry_waiting_together();
  }
}

bool Application::retry_waiting_together() {
  const std::vector<Waiting> all = waiting("SELECT id, content, after_batch FROM main.sync_waiting ORDER BY id");
  std::vector<const Change*> changes;
  for (const Waiting& each : all) changes.push_back(&each.change);
  const std::vector<bool> applied = apply_together(changes);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (applied[i]) connection_.prepare("DELETE FROM main.sync_waiting WHERE id = ?1").bind(all[i].id).run();
  }
  return std::ranges::count(applied, true) > 0;
}

// From a child

void Application::from_child(Table& table, const Change& change) {
  current_ = &change;
  if (table.at_main) throw sql::Error(table.name + ": it is the same at every site; change it at the main office", SQLITE_CONSTRAINT);
  switch (change.kind()) {
    case Kind::update:
      return edit(table, change);
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
  if (!row) return insert(table, change.key, change.values);
  if (table.counts_ids && *row != change.values) return renumber(table, change);
  for (std::size_t place = 0; place < row->size(); ++place) {
    if ((*row)[place] != change.values[place]) judge(table, change, place, *row, Value(), change.values[place]);
  }
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
  insert(table, {number}, change.values, true);
  renumbering_.add(table, change.key.front(), number);
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
      try {
        from_child(tables_.of(each.change), each.change);
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

// Writing

void Application::write(const Table& table, const std::vector<Value>& key, std::int64_t column, std::size_t entries, bool for_sender,
                        const std::function<void()>& statement) {
  statement();
  note(table, key, column, entries, for_sender);
}

bool Application::replaces(Table& table, const Change& change, std::size_t place) {
  const auto before = sqlite3_total_changes64(connection_.handle());
  if (!table.replace(change.key, place, change.values[0], change.values[1])) return false;
  if (!has_children_ && change.sent_key.empty() && sqlite3_total_changes64(connection_.handle()) == before + 2) {
    ++last_seen_;  // itself, and its entry in the log
  } else {
    note(table, change.key, table.columns[place].number, 1, false);
  }
  return true;
}

void Application::note(const Table& table, const std::vector<Value>& key, std::int64_t column, std::size_t entries, bool for_sender) {
  const std::int64_t last = last_entry();
  has_aside_ = has_aside_ || for_sender || last - last_seen_ > static_cast<std::int64_t>(entries);
  if (for_sender || (current_ != nullptr && !current_->sent_key.empty())) {
    connection_.prepare("INSERT INTO temp.sync_aside SELECT seq FROM main.sync_log WHERE seq > ?1").bind(last_seen_).run();
  } else if (last - last_seen_ > static_cast<std::int64_t>(entries)) {
    sql::Statement besides = connection_.prepare(
        "INSERT INTO temp.sync_aside SELECT seq FROM main.sync_log WHERE seq > ?1 AND seq NOT IN (SELECT seq FROM main.sync_log WHERE seq > ?1 "
        "AND table_number = ?2 AND (column_number = ?3 OR ?3 = -1) AND k1 IS ?5 AND k2 IS ?6 AND k3 IS ?7 AND k4 IS ?8 ORDER BY seq LIMIT ?4)");
    besides.bind(last_seen_, table.number, column, entries);
    for (std::size_t i = 0; i < key.size(); ++i) sql::check(connection_.handle(), bind(besides.handle(), static_cast<int>(5 + i), key[i]));
    besides.run();
  }
  if (has_children_ && current_ != nullptr) {  // who compares with it at the next site wants to know who wrote it, and when
    connection_.cached("UPDATE main.sync_log SET at = ?2, modified_by = ?3 WHERE seq > ?1 AND seq NOT IN (SELECT seq FROM temp.sync_aside)")
        .bind(last_seen_, current_->at, if_known(current_->by))
        .run();
  }
  last_seen_ = last;
}

void Application::set(Table& table, const std::vector<Value>& key, std::size_t place, const Value& value, bool for_sender) {
  write(table, key, table.columns[place].number, 1, for_sender || (!put_back_.empty() && put_back_.contains(row_name(table.name, key))),
        [&] { table.update(key, place, value); });
}

void Application::insert(Table& table, const std::vector<Value>& key, const std::vector<Value>& values, bool for_sender) {
  write(table, key, 0, 1, for_sender, [&] { table.insert(key, values); });
}

void Application::remove(Table& table, const std::vector<Value>& key) {
  write(table, key, -1, 1 + table.columns.size(), false, [&] { table.remove(key); });
}

void Application::tell(Table& table, const std::vector<Value>& key, const std::optional<std::string>& column) {
  told_.push_back({&table, key, column});
}

void Application::tell_present() {
  if (told_.empty()) return;
  BatchWriter batch(connection_, tables_, {std::nullopt, 0, own_code_});
  for (const auto& [table, key, column] : told_) {
    const std::optional<std::vector<Value>> row = table->row(key);
    const Edit edit = present(*table, key, column, Value());
    if (!row) {
      batch.add({table->removed, key, std::vector<Value>(table->columns.size()), edit.at, edit.by});
    } else if (column) {
      const std::size_t place = table->place_of(*column);
      batch.add({table->updated[place], key, {(*row)[place], (*row)[place]}, edit.at, edit.by});
    } else {
      batch.add({table->inserted, key, *row, edit.at, edit.by});
    }
  }
  batch.finish();
  told_.clear();
}

Edit Application::present(const Table& table, const std::vector<Value>& key, const std::optional<std::string>& column, const Value& value) {
  const auto writer = unconfirmed().writer_of(table, key, column);
  return writer ? Edit{value, writer->site, writer->at, writer->by} : Edit{value, "", "", ""};
}

void Application::record(const Change& change, const std::optional<std::string>& column, const Edit& ours, const Value& theirs, const Value& replaced,
                         bool theirs_wins, const std::string& rule, const std::optional<std::string>& reason) {
  ++conflicts_;
  const std::string row_id = as_text(change.key);
  sql::Statement& insert = connection_.cached(
      "INSERT INTO main.sync_conflict (table_name, row_id, column_name, winner, rule, reason, our_site, our_by, our_at, their_site, their_by, "
      "their_at, "
      "ours, theirs, replaced, k1, k2, k3, k4, decided_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, "
      "?19, "
      "(SELECT now FROM main.clock))");
  sqlite3_clear_bindings(insert.handle());
  insert.bind(change.table(), row_id, column, std::string_view(theirs_wins ? "theirs" : "ours"), rule, reason, if_known(ours.site), if_known(ours.by),
              if_known(ours.at), author_, if_known(change.by), change.at);
  int index = 12;
  for (const Value* value : {&ours.value, &theirs, &replaced}) sql::check(connection_.handle(), bind(insert.handle(), ++index, *value));
  for (const Value& value : change.key) sql::check(connection_.handle(), bind(insert.handle(), ++index, value));
  insert.run();
  connection_.prepare("INSERT INTO temp.sync_aside SELECT seq FROM main.sync_log WHERE seq > ?1").bind(last_seen_).run();
  last_seen_ = last_entry();
}

}  // namespace crm::sync
