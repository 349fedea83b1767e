#include "sync/rules.h"

namespace crm::sync {
namespace {

// 1: theirs wins; -1: ours does; 0: a tie.
int compare(double theirs, double ours) { return (theirs > ours) - (theirs < ours); }

// What both have added to the value that they started from, as an integer where it is one.
Value sum_of(const Value& ours, const Value& theirs, const Value& replaced) {
  std::int64_t difference = 0, sum = 0;
  if (ours.type == SQLITE_INTEGER && theirs.type == SQLITE_INTEGER && replaced.type == SQLITE_INTEGER &&
      !__builtin_sub_overflow(theirs.number, replaced.number, &difference) && !__builtin_add_overflow(ours.number, difference, &sum)) {
    return Value::of(sum);
  }
  return Value::of(ours.real() + (theirs.real() - replaced.real()));
}

}  // namespace

std::vector<std::string> Rules::criteria(const std::string& table, const std::string& column) {
  sql::Statement& rules = connection_.cached(
      "SELECT criterion FROM main.sync_rule WHERE table_name = ?1 AND column_name IS CASE WHEN EXISTS (SELECT 1 FROM main.sync_rule "
      "WHERE table_name = ?1 AND column_name = ?2) THEN ?2 END ORDER BY position, id");
  const sql::Reset reset(rules);
  std::vector<std::string> all;
  for (rules.bind(table, column); rules.step();) all.push_back(rules.get<std::string>(0));
  all.emplace_back("most_recent");
  return all;
}

Decision Rules::decide(const Table& table, const std::string& column, const Edit& ours, const Edit& theirs, const Value& replaced,
                       const std::string& owner) {
  const bool are_numbers = ours.value.is_number() && theirs.value.is_number();
  for (const std::string& rule : criteria(table.name, column)) {
    int winner = 0;
    if (rule == "owner" && !owner.empty()) winner = (theirs.by == owner) - (ours.by == owner);
    if (rule == "most_recent") winner = (theirs.at > ours.at) - (theirs.at < ours.at);
    if (rule == "main" || rule == "ask") winner = -1;
    if (rule == "remote") winner = 1;
    if (rule == "larger" && are_numbers) winner = compare(theirs.value.real(), ours.value.real());
    if (rule == "smaller" && are_numbers) winner = compare(ours.value.real(), theirs.value.real());
    if (rule == "sum" && are_numbers && replaced.is_number()) return {true, rule, sum_of(ours.value, theirs.value, replaced)};
    if (winner != 0) return {winner > 0, rule, std::nullopt};
  }
  return {false, "main", std::nullopt};  // a tie to the end: the upper site's
}

}  // namespace crm::sync
