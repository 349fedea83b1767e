// Which of two edits of one field stands (S4): the criteria of sync_rule, in order, until one of them wins or loses.
#pragma once

#include "sync/tables.h"

namespace crm::sync {

struct Edit {
  Value value;
  std::string site, at, by;  // "" where it is not known
};

struct Decision {
  bool theirs;
  std::string rule;
  std::optional<Value> sum;  // instead of either value
};

class Rules {
 public:
  explicit Rules(sql::Connection& connection) : connection_(connection) {}
  // owner: the person to whom the record belongs; "" when it has none.
  Decision decide(const Table& table, const std::string& column, const Edit& ours, const Edit& theirs, const Value& replaced,
                  const std::string& owner);

 private:
  std::vector<std::string> criteria(const std::string& table, const std::string& column);

  sql::Connection& connection_;
};

}  // namespace crm::sync
