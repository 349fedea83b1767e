#include "sync/batches.h"

#include <algorithm>
#include <map>

namespace crm::sync {
namespace {

// What the log says of one row: of each column the first value before, and the last time and person.
struct Noted {
  struct Edit {
    Value old_value;
    std::string at, by;
  };
  std::vector<Value> key;
  bool was_there = false, was_replaced = false;
  std::map<std::int64_t, Edit> edits;  // by column number
  std::string at, by;
};

void add_edit(Table& table, const Noted& noted, std::size_t place, const Noted::Edit& edit, Value&& now, BatchWriter& batch) {
  if (edit.old_value != now) batch.add({table.updated[place], noted.key, {edit.old_value, std::move(now)}, edit.at, edit.by});
}

// First old value, present new one: what the row came to since the last batch.
void add_changes(Table& table, const Noted& noted, BatchWriter& batch) {
  if (!noted.was_replaced && noted.was_there && noted.edits.size() == 1) {  // the most common, and the row need not be read for it
    const auto& [number, edit] = *noted.edits.begin();
    const std::size_t place = table.place_of(number);
    if (place == table.columns.size()) return;
    if (std::optional<Value> now = table.value(noted.key, place)) return add_edit(table, noted, place, edit, std::move(*now), batch);
  }
  std::optional<std::vector<Value>> row = table.row(noted.key);
  if (!noted.was_there) {
    if (row) batch.add({table.inserted, noted.key, *row, noted.at, noted.by});
    return;
  }
  if (!row) {
    std::vector<Value> values;
    for (const Column& column : table.columns) {
      const auto edit = noted.edits.find(column.number);
      values.push_back(edit == noted.edits.end() ? Value() : edit->second.old_value);
    }
    batch.add({table.removed, noted.key, std::move(values), noted.at, noted.by});
    return;
  }
  for (const auto& [number, edit] : noted.edits) {
    const std::size_t place = table.place_of(number);
    if (place < row->size()) add_edit(table, noted, place, edit, std::move((*row)[place]), batch);
  }
}

void add_table(sql::Connection& connection, Table& table, Entries entries, BatchWriter& batch) {
  static constexpr const char* which[] = {"", " AND seq IN (SELECT seq FROM temp.sync_aside)", " AND seq NOT IN (SELECT seq FROM temp.sync_aside)"};
  sql::Statement log = connection.prepare(
      "SELECT column_number, at, coalesce(modified_by, ''), old_value, k1, k2, k3, k4 FROM main.sync_log "
      "WHERE table_number = ?1" +
      std::string(which[static_cast<int>(entries)]) + " ORDER BY k1, k2, k3, k4, seq");
  std::optional<Noted> noted;
  for (log.bind(table.number); log.step();) {
    std::vector<Value> key;
    for (std::size_t i = 0; i < table.key.size(); ++i) key.push_back(value_at(log, static_cast<int>(4 + i)));
    const auto column = log.get<std::int64_t>(0);
    if (!noted || noted->key != key) {
      if (noted) add_changes(table, *noted, batch);
      noted.emplace(Noted{std::move(key), column != 0, false, {}, "", ""});
    }
    noted->at = log.get<std::string>(1);
    noted->by = log.get<std::string>(2);
    if (column <= 0) {
      noted->was_replaced = true;
      continue;
    }
    const auto edit = noted->edits.try_emplace(column, Noted::Edit{value_at(log, 3), "", ""}).first;
    edit->second.at = noted->at;
    edit->second.by = noted->by;
  }
  if (noted) add_changes(table, *noted, batch);
}

}  // namespace

void make_batch(sql::Connection& connection, Tables& tables, const Batch& batch, Entries entries) {
  BatchWriter writer(connection, tables, batch);
  for (const auto& table : tables.all()) add_table(connection, *table, entries, writer);
  writer.finish();
}

void empty_log(sql::Connection& connection) { connection.execute("DELETE FROM main.sync_log"); }

void close_log(sql::Connection& connection, Tables& tables, const std::string& own_code) {
  const bool has_neighbours = connection.prepare("SELECT 1 FROM main.sync_link").step();
  if (has_neighbours) make_batch(connection, tables, {own_code, 0, own_code}, Entries::all);
  empty_log(connection);
}

void close_log(sql::Connection& connection, const std::string& own_code) {
  Tables tables(connection);
  close_log(connection, tables, own_code);
}

void each_change(sql::Connection& connection, std::int64_t after, const std::function<void(std::int64_t, const Batch&, Change&)>& use) {
  sql::Statement pieces = connection.prepare(
      "SELECT b.number, b.origin, b.confirms, b.author, b.seen, p.position, p.frame, p.goes_on, p.content FROM main.sync_batch b "
      "JOIN main.sync_piece p ON p.batch = b.number WHERE b.number > ?1 AND p.site_code IS NULL ORDER BY b.number, p.position");
  Frames frames;
  for (pieces.bind(after); pieces.step();) {
    const auto frame = frames.add(piece_at(pieces, 5));
    if (!frame) continue;
    const Batch batch{pieces.get<std::optional<std::string>>(1), pieces.get<std::int64_t>(2), pieces.get<std::string>(3),
                      pieces.get<std::int64_t>(4)};
    FrameReader reader(*frame);
    for (Change change; reader.next(change);) use(pieces.get<std::int64_t>(0), batch, change);
  }
}

}  // namespace crm::sync
