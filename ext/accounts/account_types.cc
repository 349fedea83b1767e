#include "accounts/account_types.h"

#include <array>

#include "core/core.h"
#include "core/sql_template.h"
#include "sqlite/table.h"

namespace crm {
namespace {

// ?1 account, ?2 type, ?3 user; NULL: the account's modified_by.
constexpr SqlFile one_type = {"account_type_allowed",
                              "SELECT {{account_type_refusal}}, ?3 IS NULL OR EXISTS (SELECT 1 FROM user_account WHERE id = ?3) FROM ("
                              "SELECT id AS account_id, kind, type AS from_type, ?2 AS to_type, coalesce(?3, modified_by) AS user_id, 0 AS validates "
                              "FROM account WHERE id = ?1) AS asked"};

constexpr SqlFile all_types = {
    "account_types",
    "SELECT to_type, code = '', CASE WHEN to_type <> from_type THEN (SELECT group_concat(via, ', ') FROM account_type_change c "
    "WHERE c.from_type = answered.from_type AND c.to_type = answered.to_type) END, "
    "CASE WHEN code <> '' THEN coalesce((SELECT reason FROM account_refusal r WHERE r.code = answered.code), "
    "(SELECT reason FROM account_refusal r WHERE r.code = 'other')) END FROM ("
    "SELECT from_type, to_type, {{account_type_refusal}} AS code FROM ("
    "SELECT a.id AS account_id, a.kind AS kind, a.type AS from_type, o.name AS to_type, coalesce(?2, a.modified_by) AS user_id, 0 AS validates, "
    "o.position AS position FROM account a CROSS JOIN account_type o WHERE a.id = ?1) AS asked ORDER BY position) AS answered"};

void require_account(sql::Connection& connection, std::string_view id) {
  sql::Statement& found = connection.cached("SELECT 1 FROM main.account WHERE id = ?1");
  const sql::Reset reset(found);
  if (!found.bind(id).step()) throw sql::Error("there is no account '" + std::string(id) + "'; see SELECT id, name FROM account");
}

void require_user(sql::Connection& connection, std::string_view id) {
  sql::Statement& found = connection.cached("SELECT 1 FROM main.user_account WHERE id = ?1");
  const sql::Reset reset(found);
  if (!found.bind(id).step()) throw sql::Error("there is no user '" + std::string(id) + "'; see SELECT id, name FROM user_account");
}

// The schema is looked at when the statement is first used, and whenever SQLite prepares it anew because some schema changed: for each call it would
// cost more than the question.
sql::Statement& cached_on_our_schema(sql::Connection& connection, const std::string& text) {
  try {
    sql::Statement& statement = connection.cached(text.c_str());
    if (sqlite3_stmt_status(statement.handle(), SQLITE_STMTSTATUS_RUN, 0) == 0) require_schema(connection, this_release());
    return statement;
  } catch (const sql::Error&) {
    require_schema(connection, this_release());
    throw;
  }
}

// account_types(account_id [, user_id]): the ten types in their order. allowed: 1 when a plain edit of the type would be accepted now, 0.
// via: the ways in which the change can come about, of edit, job and validation; NULL where there is none, and for the present type. reason: why not;
// NULL when allowed. user_id: who would edit; else the account's modified_by. Empty when asked about NULL. Errors: unknown account or user. (A8)
struct AccountTypes {
  static constexpr const char* name = "account_types";
  static constexpr const char* declaration =
      "CREATE TABLE x(type TEXT, allowed INTEGER, via TEXT, reason TEXT, account_id TEXT HIDDEN, user_id TEXT HIDDEN)";
  static constexpr int hidden = 4;
  static constexpr std::array<int, 2> arguments{4, 5};

  class Cursor : public sql::StatementRows {
   public:
    Cursor(sql::Connection& connection, const sql::Arguments& given) {
      if (given[0] == nullptr) throw sql::Error("it needs its arguments: account_types(account_id [, user_id])");
      require_schema(connection, this_release());
      const auto account = sql::text_of(given[0], "account_id");
      const auto user = given[1] == nullptr ? std::nullopt : sql::text_of(given[1], "user_id");
      if (!account || (given[1] != nullptr && !user)) return;
      require_account(connection, *account);
      if (user) require_user(connection, *user);
      read(connection.prepare(fill_in(connection, all_types)), account, user);
    }
  };
};

}  // namespace

std::string refusal_code(sql::Connection& connection, const TypeQuestion& question) {
  static const std::string text = fill_in(connection, one_type);
  sql::Statement& statement = cached_on_our_schema(connection, text);
  const sql::Reset reset(statement);
  const bool is_there = statement.bind(question.account, question.to_type, question.user).step();
  if (sqlite3_stmt_status(statement.handle(), SQLITE_STMTSTATUS_REPREPARE, 1) > 0) require_schema(connection, this_release());
  if (!is_there) require_account(connection, question.account);
  std::string code = statement.get<std::string>(0);
  if (statement.get<int>(1) == 0) require_user(connection, *question.user);
  if (code == "unknown type") {
    throw sql::Error("there is no type '" + std::string(question.to_type) + "'; see SELECT name FROM account_type");
  }
  return code;
}

std::string refusal_reason(sql::Connection& connection, const std::string& code) {
  sql::Statement& reason =
      connection.cached("SELECT reason FROM main.account_refusal WHERE code IN (?1, 'other') ORDER BY code = 'other' AND code <> ?1 LIMIT 1");
  const sql::Reset reset(reason);
  reason.bind(code).step();
  return reason.get<std::string>(0);
}

void define_account_types(sql::Connection& connection) { sql::define_table<AccountTypes>(connection); }

}  // namespace crm
