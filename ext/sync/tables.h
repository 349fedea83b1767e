// The synchronized tables as sync_table and sync_column describe them, and the statements that read and write their rows by key.
#pragma once

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "sqlite/connection.h"
#include "sync/codec.h"

namespace crm::sync {

struct Column {
  std::int64_t number;
  std::string name;
};

class Table {
 public:
  Table(sql::Connection& connection, std::int64_t number, std::string name);

  const std::int64_t number;
  const std::string name;
  std::vector<Column> key, columns;
  std::shared_ptr<const Shape> inserted, removed;
  std::vector<std::shared_ptr<const Shape>> updated;  // by place in columns

  std::size_t place_of(const std::string& column) const;  // in columns
  std::size_t place_of(std::int64_t column_number) const;

  // The values of the columns; nothing when there is no such row.
  std::optional<std::vector<Value>> row(const std::vector<Value>& key);

  // What a constraint or trigger refuses throws sql::Error; see is_refusal().
  void insert(const std::vector<Value>& key, const std::vector<Value>& values);
  void remove(const std::vector<Value>& key);
  void update(const std::vector<Value>& key, std::size_t place, const Value& value);
  void update(const std::vector<Value>& key, const std::vector<std::pair<std::size_t, const Value*>>& values);  // in one statement

 private:
  sql::Statement& kept(std::optional<sql::Statement>& statement, const std::string& text);
  void bind_all(sql::Statement& statement, const std::vector<Value>& values);

  sql::Connection& connection_;
  std::string where_;
  std::optional<sql::Statement> select_, insert_, remove_;
  std::vector<std::optional<sql::Statement>> update_;
};

class Tables {
 public:
  explicit Tables(sql::Connection& connection);
  const std::vector<std::unique_ptr<Table>>& all() const { return tables_; }  // by number
  Table& of(const Change& change);                                            // throws when this site does not have what the change is about

 private:
  std::vector<std::unique_ptr<Table>> tables_;
  std::unordered_map<const Shape*, Table*> found_;
  std::vector<std::shared_ptr<const Shape>> known_;  // keeps the addresses in found_ from being used again
};

std::string in_quotes(std::string_view name);

// Was it the data that a statement met, and not the database that failed?
inline bool is_refusal(const sql::Error& error) {
  const int code = error.code() & 0xff;
  return code == SQLITE_CONSTRAINT || code == SQLITE_MISMATCH;
}

}  // namespace crm::sync
