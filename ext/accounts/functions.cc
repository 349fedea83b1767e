// The SQL functions of the accounts domain, in one place.
#include <sqlite3.h>

#include "accounts/account_types.h"
#include "accounts/accounts.h"
#include "accounts/job.h"
#include "accounts/many_accounts.h"
#include "core/core.h"
#include "sqlite/function.h"
#include "tasks/task.h"

namespace crm {
namespace {

using Argument = sql::Nullable<std::string_view>;

// account_type_allowed(account_id, to_type [, user_id]) -> 1 when an UPDATE of the account's type would be accepted now, 0; NULL for NULL.
// user_id: who would write it; else the account's modified_by, as an UPDATE goes by that does not write modified_by. Errors: unknown account, type or
// user. (A8)
std::optional<bool> allowed(sql::Connection& connection, Argument account, Argument to_type) {
  if (!account.value || !to_type.value) return std::nullopt;
  return refusal_code(connection, {*account.value, *to_type.value, std::nullopt}).empty();
}
std::optional<bool> allowed_to(sql::Call& call, Argument account, Argument to_type, Argument user) {
  if (!account.value || !to_type.value || !user.value) return std::nullopt;
  const std::optional<bool> known = call.kept<ManyAccounts>(1).allowed(call.connection, *account.value, *to_type.value, *user.value);
  return known ? *known : refusal_code(call.connection, {*account.value, *to_type.value, *user.value}).empty();
}

// account_type_reason(account_id, to_type [, user_id]) -> why not, in the words of the error; NULL when it is allowed, and for NULL.
std::optional<std::string> reason_for(sql::Connection& connection, const TypeQuestion& question) {
  const std::string code = refusal_code(connection, question);
  return code.empty() ? std::nullopt : std::optional(refusal_reason(connection, code));
}
std::optional<std::string> reason(sql::Connection& connection, Argument account, Argument to_type) {
  if (!account.value || !to_type.value) return std::nullopt;
  return reason_for(connection, {*account.value, *to_type.value, std::nullopt});
}
std::optional<std::string> reason_to(sql::Connection& connection, Argument account, Argument to_type, Argument user) {
  if (!account.value || !to_type.value || !user.value) return std::nullopt;
  return reason_for(connection, {*account.value, *to_type.value, *user.value});
}

// update_account_types([now]) -> JSON object: now, looked_at, changed, held_back. Sets type and status of accounts from their contracts and
// forecasts (A7), where something changed or fell due since the last run. now: the moment, in UTC; else the clock's. All or nothing. Errors: an
// instant that is none, an error of the database. preview_account_types tells beforehand, the audit log afterwards.
std::string update(sql::Connection& connection) {
  require_schema(connection, this_release());
  return update_account_types(connection, moment(clock(connection)));
}
std::string update_at(sql::Connection& connection, Argument now) {
  require_schema(connection, this_release());
  return update_account_types(connection, moment(now.value));
}

}  // namespace

void register_accounts(sql::Connection& connection) {
  sql::define(connection, "account_type_allowed", SQLITE_INNOCUOUS, allowed);
  sql::define(connection, "account_type_allowed", SQLITE_INNOCUOUS, allowed_to);
  sql::define(connection, "account_type_reason", SQLITE_INNOCUOUS, reason);
  sql::define(connection, "account_type_reason", SQLITE_INNOCUOUS, reason_to);
  sql::define(connection, "update_account_types", SQLITE_DIRECTONLY, update);
  sql::define(connection, "update_account_types", SQLITE_DIRECTONLY, update_at);
  define_account_types(connection);
  define_preview_account_types(connection);
}

}  // namespace crm
