// What is in our batches that a neighbour has not confirmed: of the parent, the fields on which it has yet to judge our changes; of a child, who
// wrote the present values and when, and the rows that were deleted here. It is kept in a temporary table, since it may be as large as the batches
// are.
#pragma once

#include "sync/batches.h"

namespace crm::sync {

class Unconfirmed {
 public:
  struct Writer {
    std::int64_t batch = 0;  // the last that has the field
    std::string site, at, by;
  };

  // First.
  static void create_table(sql::Connection& connection);
  // The changes of the batches after a number that are for the parent (given) or for children.
  Unconfirmed(sql::Connection& connection, Tables& tables, std::int64_t after, const std::optional<std::string>& parent);

  bool empty() const { return empty_; }
  // Who wrote the present value of a field; of a row as a whole: who touched it last.
  std::optional<Writer> writer_of(const Table& table, const std::vector<Value>& key, const std::optional<std::string>& column);
  // The last batch that has a change of this field; with no column, of anything in the row. 0: none.
  std::int64_t batch_of(const Table& table, const std::vector<Value>& key, const std::optional<std::string>& column);
  // The values of a row that was deleted.
  std::optional<std::vector<Value>> removed_row(const Table& table, const std::vector<Value>& key);

 private:
  void add(std::int64_t number, const Batch& batch, const Change& change);

  bool empty_ = true;
  std::optional<sql::Statement> insert_, forget_columns_, find_, find_removed_;
};

}  // namespace crm::sync
