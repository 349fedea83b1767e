// The synchronized tables as sync_table and sync_column describe them, and the statements that read and write their rows by key.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "sqlite/connection.h"
#include "sync/codec.h"
#include "sync/history.h"

namespace crm::sync {

struct Column {
  std::int64_t number;
  std::string name;
  bool compares_types;  // as in sync_column
};

class Table {
 public:
  Table(sql::Connection& connection, std::int64_t number, std::string name);

  const std::int64_t number;
  const std::string name;
  bool at_main = false;     // changed at the main office only
  bool counts_ids = false;  // its key is a number that SQLite gives
  std::vector<Column> key, columns;
  std::shared_ptr<const Shape> inserted, removed;
  std::vector<std::shared_ptr<const Shape>> updated;  // by place in columns

  std::size_t place_of(const std::string& column) const;  // in columns
  std::size_t place_of(std::int64_t column_number) const;

  // Has it no triggers but those that note an edit?
  bool only_captures();
  // What a column has in rows that were there before it.
  const Value& default_of(std::size_t place);
  // The values of the columns; nothing when there is no such row.
  std::optional<std::vector<Value>> row(const std::vector<Value>& key);
  std::optional<Value> value(const std::vector<Value>& key, std::size_t place);

  // What a constraint or trigger refuses throws sql::Error; see is_refusal().
  void insert(const std::vector<Value>& key, const std::vector<Value>& values);
  void remove(const std::vector<Value>& key);
  void update(const std::vector<Value>& key, std::size_t place, const Value& value);
  void update(const std::vector<Value>& key, const std::vector<std::pair<std::size_t, const Value*>>& values);  // in one statement
  // Only where the old value stands; false: it does not, or the row is not there.
  bool replace(const std::vector<Value>& key, std::size_t place, const Value& old_value, const Value& value);

  // For statements of others that read its rows, which they call t. The columns of the key come first.
  std::string select_text(const std::vector<const Column*>& columns, const std::string& where) const;
  const std::string& where_key() const { return where_; }          // the row of a key, as parameters
  std::vector<const Column*> columns_at(std::size_t place) const;  // behind the last: all
  bool is_of(const sql::Statement& statement, const std::vector<Value>& key) const;
  void bind_all(sql::Statement& statement, const std::vector<Value>& values) const;

 private:
  std::string insert_text() const;
  std::string update_text(const std::vector<std::pair<std::size_t, const Value*>>& values) const;

  sql::Connection& connection_;
  std::string where_;
  std::optional<sql::Statement> select_, insert_, remove_;
  std::vector<std::optional<sql::Statement>> update_, value_, replace_;
  std::map<std::size_t, Value> defaults_;
  std::optional<bool> only_captures_;
};

// What a change of an older schema says about columns, or a table, that have been dropped since.
struct Lost {
  std::string column;
  Value value, replaced;
};

class Tables {
 public:
  explicit Tables(sql::Connection& connection);
  void reload();  // after a schema change

  // Makes a change, as a batch has it, one of the schema as it is now: from then on its shape is one of its table. The number tells how old it is:
  // the last batch of this site that its author had seen. False: nothing is left of it. Throws when this site does not have what it is about.
  bool fit(Change& change, std::int64_t seen, std::vector<Lost>& lost);
  // The table of a change that fits.
  Table& of(const Change& change) const { return *own_.at(change.shape.get()); }
  // None: it is not synchronized.
  Table* called(std::string_view name);
  Table* numbered(std::int64_t number);

 private:
  // What becomes of the changes of one shape.
  struct Fitting {
    std::shared_ptr<const Shape> from;               // keeps its address from being used again
    Table* table = nullptr;                          // none: it was dropped
    std::shared_ptr<const Shape> to;                 // none: its column was dropped
    std::vector<std::optional<std::size_t>> places;  // of a whole row: where the value of each column is; nowhere: the column is newer
    std::vector<std::size_t> lost;                   // of a whole row: places of values without a column
  };
  const Fitting& fitting_of(const std::shared_ptr<const Shape>& shape, std::int64_t seen);

  sql::Connection& connection_;
  std::unique_ptr<History> history_;
  std::map<std::int64_t, std::unique_ptr<Table>> tables_;  // by number: those that were asked for
  std::unordered_map<const Shape*, Table*> own_;
  std::unordered_map<const Shape*, Fitting> fittings_;
};

// Was it the data that a statement met, and not the database that failed?
inline bool is_refusal(const sql::Error& error) {
  const int code = error.code() & 0xff;
  return code == SQLITE_CONSTRAINT || code == SQLITE_MISMATCH;
}

}  // namespace crm::sync
