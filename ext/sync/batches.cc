#include "sync/batches.h"

#include <algorithm>

#include "sync/instant.h"
#include "sync/ordered.h"
#include "sync/rows_in_order.h"
#include "sync/sorter.h"

namespace crm::sync {
namespace {

// The instants of the log: those that triggers have noted are numbers, which do not know of a pinned clock (G4).
class Pins {
 public:
  explicit Pins(sql::Connection& connection) {
    sql::Statement pins = connection.prepare(
        "SELECT seq, nullif(old_value, '') FROM main.sync_log WHERE table_number = 0 "
        "UNION ALL SELECT 9223372036854775807, (SELECT nullif(value, '') FROM main.setting WHERE name = 'clock.pinned') ORDER BY 1");
    while (pins.step()) pins_.push_back({pins.get<std::int64_t>(0), pins.get<std::optional<std::string>>(1)});
  }
  // What the clock was pinned to then.
  const std::optional<std::string>& at(std::int64_t seq) const { return std::ranges::lower_bound(pins_, seq, {}, &Pin::until)->clock; }

 private:
  struct Pin {
    std::int64_t until;  // the entry that notes its end
    std::optional<std::string> clock;
  };
  std::vector<Pin> pins_;
};

// First old value, present new one: what each row came to since the last batch.
class LogToBatch {
 public:
  LogToBatch(sql::Connection& connection, Tables& tables, BatchWriter& batch)
      : connection_(connection),
        tables_(tables),
        batch_(batch),
        pins_(connection),
        sorter_(connection),
        old_value_(connection.prepare("SELECT old_value FROM main.sync_log WHERE seq = ?1")) {}

  // An entry of the log: seq, table_number, column_number, at, modified_by, old_value, k1, k2, k3, k4.
  void add(const sql::Statement& log) {
    const auto number = log.get<std::int64_t>(1);
    if (table_ == nullptr || table_->number != number) table_ = tables_.numbered(number);
    if (table_ == nullptr) return;
    sorted_key_.clear();
    put_ordered(sorted_key_, number);
    for (std::size_t i = 0; i < table_->key.size(); ++i)
      put_ordered(sorted_key_, sqlite3_column_value(log.handle(), first_key + static_cast<int>(i)));
    put_entry(log);
    sorter_.add(sorted_key_, entry_);
  }

  void finish() {
    table_ = nullptr;
    sorted_key_.clear();
    for (std::string_view key, entry; sorter_.next(key, entry);) {
      if (key != sorted_key_) {
        end_row();
        begin_row(key);
      }
      add_entry(entry);
    }
    end_row();
    add_changes();
  }

 private:
  static constexpr int first_key = 6;
  static constexpr std::size_t longest_sorted = 1000;     // bytes of old values; others are looked up again
  static constexpr std::size_t most_in_memory = 8 << 20;  // bytes of rows_waiting_ and rows_

  // What the log says of a column: the first value before, and the last time and person.
  struct Edit {
    std::int64_t column;
    Value old_value, at;
    std::string by;
  };

  void put_entry(const sql::Statement& log) {
    const auto at = [&](int column) { return sqlite3_column_value(log.handle(), column); };
    entry_.clear();
    const std::int64_t seq = sqlite3_value_int64(at(0));
    put_ordered(entry_, sqlite3_value_int64(at(2)));
    read(at(3), value_);
    if (const auto& pinned = pins_.at(seq); pinned && value_.type != SQLITE_TEXT) value_ = Value::text(*pinned);
    put_value(entry_, value_);
    put_text(entry_, bytes_of(at(4)));
    read(at(5), value_);
    const bool is_long = value_.bytes.size() > longest_sorted;
    put_number(entry_, is_long ? static_cast<std::uint64_t>(seq) : 0);
    if (!is_long) put_value(entry_, value_);
  }

  // Its entries wait until the rows are read.
  void begin_row(std::string_view key) {
    Bytes bytes(key);
    Table* table = tables_.numbered(take_ordered(bytes));
    if (table != table_ || (rows_ && waiting_.size() + rows_->size() > most_in_memory)) add_changes();
    if (table != table_) rows_.emplace(connection_, *table);
    table_ = table;
    sorted_key_ = key;
    put_text(waiting_, key);
    place_.reset();
  }

  void add_entry(std::string_view entry) {
    put_text(waiting_, entry);
    Bytes bytes(entry);
    const std::int64_t column = take_ordered(bytes);
    const std::size_t place = column > 0 ? table_->place_of(column) : table_->columns.size();
    place_ = place_.value_or(place) == place ? place : table_->columns.size();
  }

  void end_row() {
    if (sorted_key_.empty()) return;
    put_text(waiting_, "");
    read_key(sorted_key_);
    rows_->ask(change_.key, *place_);
  }

  void read_key(std::string_view key) {
    Bytes bytes(key);
    take_ordered(bytes);
    change_.key.resize(table_->key.size());
    for (Value& value : change_.key) take_ordered(bytes, value);
  }

  void note(Bytes entry) {
    const std::int64_t column = take_ordered(entry);
    if (!is_begun_) was_there_ = column != 0;
    is_begun_ = true;
    take_value(entry, at_);
    by_ = entry.text();
    if (column <= 0) {
      was_replaced_ = true;
      return;
    }
    auto edit = std::ranges::find(edits_, column, &Edit::column);
    if (edit == edits_.end()) {
      edit = edits_.insert(edit, {column, Value(), Value(), ""});
      if (const std::uint64_t seq = entry.number(); seq == 0) {
        take_value(entry, edit->old_value);
      } else {
        const sql::Reset reset(old_value_);
        old_value_.bind(seq).step();
        read(sqlite3_column_value(old_value_.handle(), 0), edit->old_value);
      }
    }
    edit->at = at_;
    edit->by = by_;
  }

  void add_changes() {
    for (Bytes waiting(waiting_); !waiting.empty();) {
      read_key(waiting.text());
      is_begun_ = was_replaced_ = false;
      edits_.clear();
      for (std::string_view entry = waiting.text(); !entry.empty(); entry = waiting.text()) note(Bytes(entry));
      add_row_changes(rows_->next(change_.key, values_));
    }
    waiting_.clear();
  }

  void add_row_changes(bool is_there) {
    const std::size_t all = table_->columns.size();
    if (!was_there_) {
      if (is_there) add_row(table_->inserted, [&](std::size_t place) { std::swap(change_.values[place], values_[place]); });
    } else if (!is_there) {
      add_row(table_->removed, [&](std::size_t place) {
        const auto edit = std::ranges::find(edits_, table_->columns[place].number, &Edit::column);
        change_.values[place] = edit == edits_.end() ? Value() : edit->old_value;
      });
    } else {
      for (Edit& edit : edits_) {
        if (const std::size_t place = table_->place_of(edit.column); place < all) add_edit(edit, place, values_[values_.size() == 1 ? 0 : place]);
      }
    }
  }

  void add_edit(Edit& edit, std::size_t place, Value& value) {
    if (edit.old_value == value) return;
    change_.values.resize(2);
    std::swap(change_.values[0], edit.old_value);
    std::swap(change_.values[1], value);
    add(table_->updated[place], edit.at, edit.by);
  }

  void add_row(const std::shared_ptr<const Shape>& shape, const std::function<void(std::size_t place)>& read_value) {
    change_.values.resize(table_->columns.size());
    for (std::size_t place = 0; place < change_.values.size(); ++place) read_value(place);
    add(shape, at_, by_);
  }

  void add(const std::shared_ptr<const Shape>& shape, const Value& at, const std::string& by) {
    change_.shape = shape;
    if (at.type == SQLITE_TEXT) {
      change_.at = at.bytes;
    } else {
      write_instant(at.number, change_.at);
    }
    change_.by = by;
    batch_.add(change_);
  }

  sql::Connection& connection_;
  Tables& tables_;
  BatchWriter& batch_;
  Pins pins_;
  Sorter sorter_;
  sql::Statement old_value_;
  std::string sorted_key_, entry_;
  Value value_;
  Table* table_ = nullptr;
  std::optional<RowsInOrder> rows_;
  std::string waiting_;  // of each row that is asked for: its key, its entries, an empty text
  std::optional<std::size_t> place_;
  // Of the row at hand:
  Change change_;
  std::vector<Value> values_;
  bool is_begun_ = false, was_there_ = false, was_replaced_ = false;
  std::vector<Edit> edits_;
  Value at_;
  std::string by_;
};

}  // namespace

void add_log(sql::Connection& connection, Tables& tables, BatchWriter& batch, Entries entries) {
  static constexpr const char* which[] = {"", " AND seq IN (SELECT seq FROM temp.sync_aside)", " AND seq NOT IN (SELECT seq FROM temp.sync_aside)"};
  LogToBatch changes(connection, tables, batch);
  sql::Statement log = connection.prepare(
      "SELECT seq, table_number, column_number, at, coalesce(modified_by, ''), old_value, k1, k2, k3, k4 FROM main.sync_log WHERE table_number > 0" +
      std::string(which[static_cast<int>(entries)]) + " ORDER BY seq");
  while (log.step()) changes.add(log);
  log.reset();
  changes.finish();
}

void make_batch(sql::Connection& connection, Tables& tables, const Batch& batch, Entries entries) {
  BatchWriter writer(connection, tables, batch);
  add_log(connection, tables, writer, entries);
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
