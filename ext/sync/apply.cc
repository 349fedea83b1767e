#include "sync/apply.h"

#include <limits>

#include "sync/ddl.h"
#include "sync/sites.h"

namespace crm::sync {
namespace {

std::optional<std::string_view> if_known(const std::string& text) { return text.empty() ? std::nullopt : std::optional<std::string_view>(text); }

constexpr std::int64_t entries_kept = 1000;
constexpr std::int64_t up_to_date = std::numeric_limits<std::int64_t>::max();

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
  connection.execute("DELETE FROM temp.sync_aside");
  if (link.is_parent && has_any_waiting_) waiting_yields_to_ours();
}

void Application::create_tables(sql::Connection& connection) {
  connection.execute("CREATE TEMP TABLE IF NOT EXISTS sync_aside (seq INTEGER PRIMARY KEY)");
  Unconfirmed::create_table(connection);
  Renumbering::create_table(connection);
}

void Application::begin(std::string author, std::int64_t number, std::int64_t seen) {
  author_ = std::move(author);
  number_ = number;
  seen_ = seen;
  last_seen_ = last_entry();
  renumbering_.begin_batch();
}

void Application::trim_log() {
  if (has_children_ || has_aside_ || applied_ % entries_kept != 0) return;
  empty_log(connection_);
  last_seen_ = 0;
}

void Application::apply(Change& change, std::uint64_t alike) {
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
    if (passes_on(table, change, alike)) return;
    return from_parent_or_wait(table, change);
  }
  if (!renumbering_.empty()) {
    std::vector<Value> key = change.key;
    if (renumbering_.apply(table, change, seen_)) {
      tell(table, key, std::nullopt);
      change.sent_key = std::move(key);
    }
  }
  if (passes_on(table, change, alike)) return;
  try {
    from_child(table, change);
  } catch (const sql::Error& e) {
    if (!is_refusal(e)) throw;
    deferred_.push_back({std::move(change), e.what()});
  }
}

BatchWriter& Application::others() {
  if (!others_) others_.emplace(connection_, tables_, Batch{link_.code, link_.is_parent ? 0 : number_, author_});
  return *others_;
}

void Application::end() {
  triggers_off_.reset();
  if (link_.is_parent) {
    retry_waiting();
  } else {
    apply_deferred();
  }
  if (has_children_) {
    add_log(connection_, tables_, others(), Entries::others);
    others_->finish();
    others_.reset();
  }
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
  triggers_off_.reset();
  const std::string statement = change.values.front().bytes;
  make_schema_change(connection_, savepoint_, statement);
  tables_.reload();
  unconfirmed_.reset();
  tell_schema_change(connection_, tables_, link_.code, author_, statement);
}

void Application::record_lost(const Change& change, const std::vector<Lost>& lost) {
  triggers_off_.reset();
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

void Application::set_aside() {
  connection_.prepare("INSERT INTO temp.sync_aside SELECT seq FROM main.sync_log WHERE seq > ?1").bind(last_seen_).run();
  has_aside_ = true;
}

void Application::note(const Table& table, const std::vector<Value>& key, std::int64_t column, std::size_t entries, bool for_sender) {
  const std::int64_t last = last_entry();
  if (for_sender || (current_ != nullptr && !current_->sent_key.empty())) {
    set_aside();
  } else if (last - last_seen_ > static_cast<std::int64_t>(entries)) {
    sql::Statement besides = connection_.prepare(
        "INSERT INTO temp.sync_aside SELECT seq FROM main.sync_log WHERE seq > ?1 AND seq NOT IN (SELECT seq FROM main.sync_log WHERE seq > ?1 "
        "AND table_number = ?2 AND (column_number = ?3 OR ?3 = -1) AND k1 IS ?5 AND k2 IS ?6 AND k3 IS ?7 AND k4 IS ?8 ORDER BY seq LIMIT ?4)");
    besides.bind(last_seen_, table.number, column, entries);
    for (std::size_t i = 0; i < key.size(); ++i) sql::check(connection_.handle(), bind(besides.handle(), static_cast<int>(5 + i), key[i]));
    besides.run();
    has_aside_ = true;
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
    const Change removal{table->removed, key, std::vector<Value>(table->columns.size()), edit.at, edit.by};
    if (row && table->name == "library_file" && (!column || column == "group_name"))
      batch.take_from_others(removal, (*row)[table->place_of("group_name")]);
    if (!row) {
      batch.add(removal);
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
  set_aside();
  last_seen_ = last_entry();
}

}  // namespace crm::sync
