#include "sync/violations.h"

#include <algorithm>

namespace crm::sync {

std::vector<std::string> accounts_of(Table& table, const Change& change) {
  if (table.name == "account") return {change.key.front().bytes};
  std::vector<std::string> accounts;
  const auto in_key = std::ranges::find(table.key, "account_id", &Column::name);
  if (in_key != table.key.end()) accounts.push_back(change.key[static_cast<std::size_t>(in_key - table.key.begin())].bytes);
  const std::size_t place = table.place_of("account_id");
  if (place == table.columns.size()) return accounts;
  if (change.kind() != Kind::update) {
    accounts.push_back(change.values[place].bytes);
  } else if (change.column() == "account_id") {
    for (const Value& value : change.values) accounts.push_back(value.bytes);
  } else if (const auto row = table.row(change.key)) {
    accounts.push_back((*row)[place].bytes);
  }
  return accounts;
}

std::optional<std::string> violation(sql::Connection& connection, const std::string& account) {
  sql::Statement& found = connection.cached("SELECT problem FROM main.account_violation WHERE account_id = ?1");
  const sql::Reset reset(found);
  if (!found.bind(account).step()) return std::nullopt;
  return "account: " + found.get<std::string>(0);
}

}  // namespace crm::sync
