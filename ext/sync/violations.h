// What no record may be, when a file has brought it without each step being judged (S9): account_violation, for the accounts of some changes.
#pragma once

#include "sync/tables.h"

namespace crm::sync {

// The accounts that a change is about: the row itself, or what its account_id says, and said.
std::vector<std::string> accounts_of(Table& table, const Change& change);

// What is wrong with one; nothing when nothing is.
std::optional<std::string> violation(sql::Connection& connection, const std::string& account);

}  // namespace crm::sync
