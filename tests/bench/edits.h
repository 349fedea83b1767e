// The edits that are measured, for SQLite and PostgreSQL alike, and the question that each must raise.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace bench {

constexpr int edits_per_transaction = 1000;

using Value = std::variant<std::int64_t, std::string>;

struct Edit {
  int client;  // counted from 1, as in clients.sql
  std::string client_id;
  Value value;
};

// A row of prompt, as the trigger writes it: the values of question_columns. Only asked_at is left out, which comes from the clock.
using Question = std::vector<std::string>;
inline constexpr const char* question_columns = "client_id, rule_id, question, proposed, edited_by, action, field, slot, old_values, new_values";

struct Kind {
  const char* name;
  const char* update;                     // $1 the value, $2 the client's id
  Value (*value)(int client, int visit);  // visit: how often the client was edited before
  Question (*question)(int client);       // nullptr: it asks nothing
};

extern const std::vector<Kind> kinds;

// Which clients are edited: a random order from a fixed seed, the same on both sides of a ratio. Its first part is for edits that ask, each
// client once a kind; the rest is for edits that do not.
class Order {
 public:
  // Throws std::runtime_error when there are too few clients for so many transactions.
  Order(int clients, int transactions);

  // What the transaction of this number, counted from 0, does.
  std::vector<Edit> edits(const Kind& kind, int transaction) const;

 private:
  std::vector<int> shuffled_;
  int asking_;  // transactions in the first part
  int others_;  // transactions in the rest, before it is visited again
};

}  // namespace bench
