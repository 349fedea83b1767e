// Two sites that give a new row the same number do not mean the same row (S5): SQLite counts INTEGER PRIMARY KEYs at each by itself. The row that was
// here keeps the number, and the child's gets another. Until the child has taken that in, what it writes about the old number means the new one;
// declared references (REFERENCES) follow.
#pragma once

#include <map>
#include <tuple>

#include "sync/tables.h"

namespace crm::sync {

class Renumbering {
 public:
  Renumbering(sql::Connection& connection, std::string child);

  // Table, old number, and the batch that tells the child.
  using Numbers = std::map<std::tuple<std::string, std::int64_t, std::int64_t>, Value>;

  const Numbers& numbers() const { return numbers_; }
  void take_back(Numbers before) { numbers_ = std::move(before); }
  bool empty() const { return numbers_.empty(); }
  // A number that no site gives by counting; the same for the same row.
  Value new_number(Table& table, const std::string& author, const Value& old_id, std::int64_t batch);
  void add(const Table& table, const Value& old_id, const Value& new_id);
  // A row that refers to itself.
  void rename_own(const Table& table, std::vector<Value>& values, const Value& old_id, const Value& new_id);
  // Within a batch, a row may refer to one that comes behind it, and is renumbered then: which rows do is kept meanwhile.
  static void create_table(sql::Connection& connection);
  void begin_batch();
  void note_references(const Table& table, const std::vector<Value>& key, const Change& change);
  struct Noted {
    std::string table;
    std::vector<Value> key;
    std::string column;
  };
  std::vector<Noted> references_to(const Table& table, const Value& id);
  // Gives a change, from a batch whose author had seen ours up to a number, the numbers of today. True when it had older ones.
  bool apply(const Table& table, Change& change, std::int64_t seen);
  // The batch that tells the child of those that were added.
  void told(std::int64_t batch);
  // What the parent has renumbered of the rows that came by way of this site: of all its children.
  static void follow(sql::Connection& connection, const std::string& author, const std::string& table, const Value& old_id, const Value& new_id,
                     std::int64_t until);
  // What the child has confirmed, it does not write any more.
  static void purge(sql::Connection& connection, const std::string& child, std::int64_t confirmed);

 private:
  bool rename(const std::string& table, Value& id, std::int64_t seen) const;
  struct Reference {
    std::string column, parent;
    bool comes_later;  // the parent's rows are applied behind those of the table, or among them
  };
  const std::vector<Reference>& references(const Table& table);  // to the keys of others

  sql::Connection& connection_;
  std::string child_;
  Numbers numbers_;
  std::map<std::string, std::vector<Reference>> references_;
  bool has_noted_ = false;
};

}  // namespace crm::sync
