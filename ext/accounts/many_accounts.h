// One question about account after account, within one statement of the host: may each become that type, edited by that user?
//
// From some number of accounts on, the rules are asked once what they say of every account that there can be, as far as they tell accounts apart: by
// type, kind, numbers, contract and forecast. Then each account is looked up among these; in the order of the ids by a statement that stands there
// already. The rules are the text that all have in common, account_type_refusal of schema/macros.sql, read over accounts that are made up.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sqlite/connection.h"

namespace crm {

class ManyAccounts {
 public:
  // Nothing: the account is to be asked about by itself, which also tells what is wrong with the question.
  std::optional<bool> allowed(sql::Connection& connection, std::string_view account, std::string_view to_type, std::string_view user);

 private:
  struct Answer {
    std::string type, kind;
    unsigned allowed;  // bit n: an account of which the facts n hold may
  };

  void begin(sql::Connection& connection);
  bool find(std::string_view account);

  std::string to_type_, user_;
  std::int64_t changes_ = -1;  // of the database by this connection: after one, everything is asked anew
  int asked_ = 0;
  std::vector<Answer> answers_;
  std::array<std::string, 8> types_;        // for which it matters whether an account has a contract, or a forecast: by its numbers
  std::optional<sql::Statement> accounts_;  // its own, since it is open until the host's statement ends
  std::string from_;                        // the id where it began
  bool on_row_ = false;
};

}  // namespace crm
