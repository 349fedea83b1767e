#include "sync/batches.h"

#include <fmt/chrono.h>

#include <algorithm>

namespace crm::sync {
namespace {

// The instants of the log: those that triggers have noted are numbers, which do not know of a pinned clock (G4).
class Instants {
 public:
  explicit Instants(sql::Connection& connection) {
    sql::Statement pins = connection.prepare(
        "SELECT seq, nullif(old_value, '') FROM main.sync_log WHERE table_number = 0 "
        "UNION ALL SELECT 9223372036854775807, (SELECT nullif(value, '') FROM main.setting WHERE name = 'clock.pinned') ORDER BY 1");
    while (pins.step()) pins_.push_back({pins.get<std::int64_t>(0), pins.get<std::optional<std::string>>(1)});
  }

  const std::string& at(std::int64_t seq, const sql::Statement& log, int column) {
    if (sqlite3_column_type(log.handle(), column) == SQLITE_TEXT) return text_ = log.get<std::string>(column);
    if (const auto& clock = std::ranges::lower_bound(pins_, seq, {}, &Pin::until)->clock) return *clock;
    const auto instant = log.get<std::time_t>(column);
    if (instant != last_ || seconds_.empty()) seconds_ = fmt::format("{:%F %T}", fmt::gmtime(instant));
    last_ = instant;
    return seconds_;
  }

 private:
  struct Pin {
    std::int64_t until;  // the entry that notes its end
    std::optional<std::string> clock;
  };
  std::vector<Pin> pins_;
  std::time_t last_ = 0;
  std::string seconds_, text_;
};

// What the log says of one row: of each column the first value before, and the last time and person.
struct Noted {
  struct Edit {
    std::int64_t column;
    Value old_value;
    std::string at, by;
  };
  Table* table = nullptr;
  std::vector<Value> key;
  bool was_there = false, was_replaced = false;
  std::vector<Edit> edits;
  std::string at, by;
};

void add_edit(const Noted& noted, const Noted::Edit& edit, std::size_t place, Value&& now, BatchWriter& batch) {
  if (edit.old_value != now) batch.add({noted.table->updated[place], noted.key, {edit.old_value, std::move(now)}, edit.at, edit.by});
}

// First old value, present new one: what the row came to since the last batch.
void add_changes(const Noted& noted, BatchWriter& batch) {
  Table& table = *noted.table;
  if (!noted.was_replaced && noted.was_there && noted.edits.size() == 1) {  // the most common, and the row need not be read for it
    const Noted::Edit& edit = noted.edits.front();
    const std::size_t place = table.place_of(edit.column);
    if (place == table.columns.size()) return;
    if (std::optional<Value> now = table.value(noted.key, place)) return add_edit(noted, edit, place, std::move(*now), batch);
  }
  std::optional<std::vector<Value>> row = table.row(noted.key);
  if (!noted.was_there) {
    if (row) batch.add({table.inserted, noted.key, *row, noted.at, noted.by});
    return;
  }
  if (!row) {
    std::vector<Value> values(table.columns.size());
    for (const Noted::Edit& edit : noted.edits) {
      if (const std::size_t place = table.place_of(edit.column); place < values.size()) values[place] = edit.old_value;
    }
    batch.add({table.removed, noted.key, std::move(values), noted.at, noted.by});
    return;
  }
  for (const Noted::Edit& edit : noted.edits) {
    const std::size_t place = table.place_of(edit.column);
    if (place < row->size()) add_edit(noted, edit, place, std::move((*row)[place]), batch);
  }
}

void add_edit_of(Noted& noted, std::int64_t column, const sql::Statement& log, int old_value) {
  auto edit = std::ranges::find(noted.edits, column, &Noted::Edit::column);
  if (edit == noted.edits.end()) edit = noted.edits.insert(edit, {column, value_at(log, old_value), "", ""});
  edit->at = noted.at;
  edit->by = noted.by;
}

bool is_of(const Noted& noted, const Table& table, const sql::Statement& log, int first_key) {
  if (noted.table != &table) return false;
  for (std::size_t i = 0; i < noted.key.size(); ++i) {
    if (!is_at(noted.key[i], log, first_key + static_cast<int>(i))) return false;
  }
  return true;
}

void add_entries(sql::Connection& connection, Tables& tables, Entries entries, BatchWriter& batch) {
  static constexpr const char* which[] = {"", " AND seq IN (SELECT seq FROM temp.sync_aside)", " AND seq NOT IN (SELECT seq FROM temp.sync_aside)"};
  Instants instants(connection);
  sql::Statement log = connection.prepare(
      "SELECT table_number, column_number, seq, at, coalesce(modified_by, ''), old_value, k1, k2, k3, k4 FROM main.sync_log WHERE table_number > 0" +
      std::string(which[static_cast<int>(entries)]) + " ORDER BY table_number, k1, k2, k3, k4, seq");
  Noted noted;
  while (log.step()) {
    const auto column = log.get<std::int64_t>(1);
    Table* table = tables.numbered(log.get<std::int64_t>(0));
    if (table == nullptr) continue;
    if (!is_of(noted, *table, log, 6)) {
      if (noted.table != nullptr) add_changes(noted, batch);
      noted.table = table;
      noted.key.clear();
      for (std::size_t i = 0; i < table->key.size(); ++i) noted.key.push_back(value_at(log, static_cast<int>(6 + i)));
      noted.was_there = column != 0;
      noted.was_replaced = false;
      noted.edits.clear();
    }
    noted.at = instants.at(log.get<std::int64_t>(2), log, 3);
    noted.by = log.get<std::string>(4);
    if (column > 0) {
      add_edit_of(noted, column, log, 5);
    } else {
      noted.was_replaced = true;
    }
  }
  if (noted.table != nullptr) add_changes(noted, batch);
}

}  // namespace

void make_batch(sql::Connection& connection, Tables& tables, const Batch& batch, Entries entries) {
  BatchWriter writer(connection, tables, batch);
  add_entries(connection, tables, entries, writer);
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
