// Reads many rows of a table, which are asked for in the order of their keys. Neighbours in that order may be far apart in the file: so the key's
// index alone is read in it, which tells the numbers of the rows (rowid), and then the rows in the order of their numbers, each page once. Where rows
// have no number besides their key, they are read in its order. Nothing is to be written into the table meanwhile.
//
//   RowsInOrder rows(connection, table);
//   rows.ask(key, place);      // for each, until their size() is large: a column's value or (the place behind the last) those of all columns
//   rows.next(key, values);    // for each again, in the same order; then others may be asked for
#pragma once

#include "sync/tables.h"

namespace crm::sync {

class RowsInOrder {
 public:
  RowsInOrder(sql::Connection& connection, const Table& table);

  void ask(const std::vector<Value>& key, std::size_t place);
  bool next(const std::vector<Value>& key, std::vector<Value>& values);  // false: there is no such row
  std::size_t size() const { return size_; }                             // about how many bytes they take in memory

 private:
  // Where the next row is the one that is looked for, it goes on to that and need not search.
  struct Reading {
    sql::Statement statement;
    bool goes_on, is_at_row = false;
  };
  struct Asked {
    std::uint32_t place, values;  // where they begin in values_
  };

  std::size_t count_at(std::size_t place) const { return place == table_.columns.size() ? place : 1; }
  Reading& by_key(std::size_t place);
  Reading& by_number(std::size_t place);
  bool is_found(Reading& reading, const std::vector<Value>& key) const;
  bool is_found(Reading& reading, std::int64_t number) const;
  std::int64_t number_at_row(const sql::Statement& statement) const {
    return sqlite3_value_int64(sqlite3_column_value(statement.handle(), static_cast<int>(table_.key.size())));
  }
  void read();

  sql::Connection& connection_;
  const Table& table_;
  std::string from_key_;
  Column number_;                                           // as if it were one; without a name: rows have none, or it cannot be named
  std::optional<Reading> numbers_;                          // by key; none: also where it is not in an index of the key
  std::vector<std::optional<Reading>> by_key_, by_number_;  // by place
  std::vector<Asked> asked_;
  std::vector<std::pair<std::int64_t, std::uint32_t>> found_;  // the number of a row, and which of those asked for it is
  std::string values_;
  std::size_t size_ = 0, next_ = 0;
};

}  // namespace crm::sync
