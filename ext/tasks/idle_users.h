// User accounts without activity for long are inactivated (T6), and the tasks they own with them (T5).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sqlite/connection.h"

namespace crm {

struct IdleUser {
  std::string id, name;
  std::string since;               // instant of the last activity, or of the activation
  std::vector<std::string> tasks;  // names of the enabled tasks that the account owns
  std::optional<std::string> email;
};

// The active accounts whose last activity is longer ago than the setting user_account.inactive_after says, at a moment.
std::vector<IdleUser> idle_users(sql::Connection& connection, const std::string& now);

// Inactivates one, and tells its person which tasks stop.
void inactivate_user(sql::Connection& connection, const IdleUser& user, const std::string& now);

}  // namespace crm
