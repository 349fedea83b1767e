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

// What the log says of a column: the first value before, and the last time and person. (Of the row: as column 0 or -1 is in the log.)
struct Edit {
  std::int64_t column;
  Value at;
  std::string by;
  std::uint64_t seq;  // of the entry that has the old value, when that is long and not to be kept in memory; else 0
  Value old_value;
};

void put(std::string& bytes, const Edit& edit) {
  put_number(bytes, static_cast<std::uint64_t>(edit.column + 1));
  put_value(bytes, edit.at);
  put_text(bytes, edit.by);
  put_number(bytes, edit.seq);
  if (edit.seq == 0) put_value(bytes, edit.old_value);
}

void take(Bytes& bytes, Edit& edit) {
  edit.column = static_cast<std::int64_t>(bytes.number()) - 1;
  take_value(bytes, edit.at);
  edit.by = bytes.text();
  edit.seq = bytes.number();
  if (edit.seq == 0) take_value(bytes, edit.old_value);
}

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
    read_edit(log);
    entry_.clear();
    put(entry_, edit_);
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
      Bytes bytes(entry);
      take(bytes, edit_);
      note();
    }
    end_row();
    add_changes();
  }

 private:
  static constexpr int first_key = 6;
  static constexpr std::size_t longest_kept = 1000;        // bytes of old values
  static constexpr std::size_t most_in_memory = 12 << 20;  // bytes of rows that wait

  void read_edit(const sql::Statement& log) {
    const auto at = [&](int column) { return sqlite3_column_value(log.handle(), column); };
    const std::int64_t seq = sqlite3_value_int64(at(0));
    edit_.column = sqlite3_value_int64(at(2));
    read(at(3), edit_.at);
    if (const auto& pinned = pins_.at(seq); pinned && edit_.at.type != SQLITE_TEXT) edit_.at = Value::text(*pinned);
    edit_.by = bytes_of(at(4));
    read(at(5), edit_.old_value);
    edit_.seq = edit_.old_value.bytes.size() > longest_kept ? static_cast<std::uint64_t>(seq) : 0;
  }

  void begin_row(std::string_view key) {
    Bytes bytes(key);
    Table* table = tables_.numbered(take_ordered(bytes));
    if (table != table_ || waiting_.size() + rows_->size() > most_in_memory) add_changes();
    if (table != table_) rows_.emplace(connection_, *table);
    table_ = table;
    sorted_key_ = key;
    edits_.clear();
  }

  void note() {
    auto edit = std::ranges::find(edits_, edit_.column, &Edit::column);
    last_ = static_cast<std::size_t>(edit - edits_.begin());
    if (edit == edits_.end()) {
      edits_.push_back(edit_);
    } else {
      edit->at = edit_.at;
      edit->by = edit_.by;
    }
  }

  // It waits until what is in the table is read.
  void end_row() {
    if (edits_.empty()) return;
    put_text(waiting_, sorted_key_);
    put_number(waiting_, last_);
    put_number(waiting_, edits_.size());
    for (const Edit& edit : edits_) put(waiting_, edit);
    read_key(sorted_key_);
    rows_->ask(change_.key, edits_.size() == 1 ? table_->place_of(edits_.front().column) : table_->columns.size());  // one column, mostly
  }

  void read_key(std::string_view key) {
    Bytes bytes(key);
    take_ordered(bytes);
    change_.key.resize(table_->key.size());
    for (Value& value : change_.key) take_ordered(bytes, value);
  }

  void add_changes() {
    for (Bytes waiting(waiting_); !waiting.empty();) {
      read_key(waiting.text());
      last_ = waiting.number();
      edits_.resize(waiting.number());
      for (Edit& edit : edits_) take(waiting, edit);
      add_changes_of_row(rows_->next(change_.key, values_));
    }
    waiting_.clear();
  }

  void add_changes_of_row(bool is_there) {
    const std::size_t all = table_->columns.size();
    if (edits_.front().column == 0) {  // it was not there
      if (is_there) add_row(table_->inserted, [&](std::size_t place) { std::swap(change_.values[place], values_[place]); });
    } else if (!is_there) {
      add_row(table_->removed, [&](std::size_t place) {
        const auto edit = std::ranges::find(edits_, table_->columns[place].number, &Edit::column);
        change_.values[place] = edit == edits_.end() ? Value() : old_value_of(*edit);
      });
    } else {
      for (Edit& edit : edits_) {
        if (const std::size_t place = table_->place_of(edit.column); place < all) add_edit(edit, place, values_[edits_.size() == 1 ? 0 : place]);
      }
    }
  }

  Value& old_value_of(Edit& edit) {
    if (edit.seq == 0) return edit.old_value;
    const sql::Reset reset(old_value_);
    old_value_.bind(edit.seq).step();
    read(sqlite3_column_value(old_value_.handle(), 0), edit.old_value);
    return edit.old_value;
  }

  void add_edit(Edit& edit, std::size_t place, Value& value) {
    if (old_value_of(edit) == value) return;
    change_.values.resize(2);
    std::swap(change_.values[0], edit.old_value);
    std::swap(change_.values[1], value);
    add(table_->updated[place], edit);
  }

  void add_row(const std::shared_ptr<const Shape>& shape, const std::function<void(std::size_t place)>& read_value) {
    change_.values.resize(table_->columns.size());
    for (std::size_t place = 0; place < change_.values.size(); ++place) read_value(place);
    add(shape, edits_[last_]);
  }

  void add(const std::shared_ptr<const Shape>& shape, const Edit& edit) {
    change_.shape = shape;
    if (edit.at.type == SQLITE_TEXT) {
      change_.at = edit.at.bytes;
    } else {
      write_instant(edit.at.number, change_.at);
    }
    change_.by = edit.by;
    batch_.add(change_);
  }

  sql::Connection& connection_;
  Tables& tables_;
  BatchWriter& batch_;
  Pins pins_;
  Sorter sorter_;
  sql::Statement old_value_;
  std::string sorted_key_, entry_;
  Edit edit_;
  Table* table_ = nullptr;
  std::optional<RowsInOrder> rows_;
  std::string waiting_;  // of each row that rows_ is asked for: its key, which edit was the last, how many there are, and those
  // Of the row at hand:
  std::vector<Edit> edits_;  // in the order of their first entries
  std::size_t last_ = 0;
  Change change_;
  std::vector<Value> values_;
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
