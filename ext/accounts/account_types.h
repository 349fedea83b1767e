// What an account may become, before it is tried: by the same text as the triggers, account_type_refusal of schema/macros.sql (A8).
//
//   TypeQuestion{"a1", "Customer", "ann"};    // as if ann edited it
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sqlite/connection.h"

namespace crm {

struct TypeQuestion {
  std::string_view account, to_type;
  std::optional<std::string_view> user;  // nothing: the account's modified_by
};

// The code of account_refusal; empty when the account may become that type. Throws when there is no such account, type or user.
std::string refusal_code(sql::Connection& connection, const TypeQuestion& question);

// The words of a code.
std::string refusal_reason(sql::Connection& connection, const std::string& code);

void define_account_types(sql::Connection& connection);

}  // namespace crm
