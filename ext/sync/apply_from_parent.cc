// What comes from the parent: its values stand, but where a change of ours is to be judged first; what cannot be written yet waits.
#include <algorithm>

#include "sync/apply.h"

namespace crm::sync {

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
  for (const auto& [place, value] : may_set(table, change, *row)) set(table, change.key, place, *value);
}

// What waits is tried again when the parent has taken in what is ours by now, and would be taken for newer than that.
bool Application::yields_to_ours(Table& table, Change& change) {
  if (change.kind() == Kind::update) return is_ours(table, change, change.column());
  const std::optional<std::vector<Value>> row = change.kind() == Kind::insert ? table.row(change.key) : std::nullopt;
  if (!row) return is_ours(table, change, std::nullopt);
  for (std::size_t place = 0; place < table.columns.size(); ++place) {
    if (is_ours(table, change, table.columns[place].name)) change.values[place] = (*row)[place];
  }
  return false;
}

void Application::waiting_yields_to_ours() {
  for (auto& [id, change] : waiting(connection_.prepare("SELECT id, content, after_batch FROM main.sync_waiting ORDER BY id"))) {
    if (yields_to_ours(tables_.of(change), change)) {
      connection_.prepare("DELETE FROM main.sync_waiting WHERE id = ?1").bind(id).run();
    } else if (change.kind() == Kind::insert) {
      keep_waiting(id, change);
    }
  }
}

void Application::keep_waiting(std::int64_t id, const Change& change) {
  const std::string content = one_frame(change);
  connection_.prepare("UPDATE main.sync_waiting SET content = ?2, after_batch = (SELECT last_batch FROM main.sync_identity) WHERE id = ?1")
      .bind(id, sql::Blob{content})
      .run();
}

void Application::from_parent_or_wait(Table& table, Change& change) {
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
  if (queues && (yields_to_ours(table, change) || joins_waiting(table, change, row_key))) return;
  if (!queues) {
    try {
      return from_parent(table, change);
    } catch (const sql::Error& e) {
      if (!is_refusal(e)) throw;
      error = e.what();
    }
    if (yields_to_ours(table, change)) return;
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
std::vector<Application::Waiting> Application::waiting(sql::Statement found) {
  std::vector<Waiting> all;
  std::vector<std::int64_t> gone;
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

// An edit of a row that waits as a whole, or of a field that does, goes into what waits: what could not be written may be possible as it is by now.
bool Application::joins_waiting(const Table& table, const Change& change, const std::string& row_key) {
  sql::Statement of_row =
      connection_.prepare("SELECT id, content, after_batch FROM main.sync_waiting WHERE table_name = ?1 AND row_key = ?2 ORDER BY id DESC");
  of_row.bind(table.name, sql::Blob{row_key});
  for (auto& [id, before] : waiting(std::move(of_row))) {
    const bool is_row = before.kind() == Kind::insert;
    if (!is_row && (before.kind() != Kind::update || before.column() != change.column())) continue;
    before.values[is_row ? table.place_of(change.column()) : 1] = change.values[1];
    before.at = change.at;
    before.by = change.by;
    keep_waiting(id, before);
    return true;
  }
  return false;
}

// Again and again, since one may be in the way of another; of each row in order.
void Application::retry_waiting() {
  if (!has_any_waiting_) return;
  for (bool progress = true; progress;) {
    progress = false;
    // Of each row the first.
    for (const auto& [id, change] :
         waiting(connection_.prepare("SELECT min(id), content, after_batch FROM main.sync_waiting GROUP BY table_name, row_key ORDER BY min(id)"))) {
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
  const std::vector<Waiting> all = waiting(connection_.prepare("SELECT id, content, after_batch FROM main.sync_waiting ORDER BY id"));
  std::vector<const Change*> changes;
  for (const Waiting& each : all) changes.push_back(&each.change);
  const std::vector<bool> applied = apply_together(changes);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (applied[i]) connection_.prepare("DELETE FROM main.sync_waiting WHERE id = ?1").bind(all[i].id).run();
  }
  return std::ranges::count(applied, true) > 0;
}

}  // namespace crm::sync
