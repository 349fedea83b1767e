#include "accounts/many_accounts.h"

#include "core/sql_template.h"

namespace crm {
namespace {

// What the rules say of all accounts takes as long as so many single answers.
constexpr int few = 256;

// The facts of an account are four bits: 1, it has a debtor number; 2, a creditor number; 4, a current contract; 8, a sales forecast that counts.

// ?1 type, ?2 user. The tables that the rules read hold sixteen accounts, each with other facts, which are its id.
constexpr SqlFile every_account = {
    "account_type_allowed, every account",
    "WITH made_up(account_id) AS (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15)), "
    "account_number(account_id, kind) AS (SELECT account_id, 'debtor' FROM made_up WHERE account_id & 1 "
    "UNION ALL SELECT account_id, 'creditor' FROM made_up WHERE account_id & 2), "
    "contract(account_id, status, ends_on) AS (SELECT account_id, 'active', NULL FROM made_up WHERE account_id & 4), "
    "sales_forecast(account_id, status) AS (SELECT account_id, 'open' FROM made_up WHERE account_id & 8) "
    "SELECT from_type, kind, sum(({{account_type_refusal}} = '') << account_id) FROM ("
    "SELECT account_id, kind, t.name AS from_type, ?1 AS to_type, ?2 AS user_id, 0 AS validates "
    "FROM account_type t, (SELECT 'Organization' AS kind UNION ALL SELECT 'Person'), made_up) AS asked GROUP BY from_type, kind"};

// ?1 the first id, ?2 the facts that matter.
constexpr SqlFile facts_of_accounts = {
    "account_type_allowed, account after account",
    "SELECT id, type, kind, "
    "CASE WHEN ?2 & 1 AND EXISTS (SELECT 1 FROM account_number WHERE account_id = a.id AND kind = 'debtor') THEN 1 ELSE 0 END "
    "| CASE WHEN ?2 & 2 AND EXISTS (SELECT 1 FROM account_number WHERE account_id = a.id AND kind = 'creditor') THEN 2 ELSE 0 END "
    "| CASE WHEN ?2 & 4 AND {{#has_contract}}a.id{{/has_contract}} THEN 4 ELSE 0 END "
    "| CASE WHEN ?2 & 8 AND {{#has_forecast}}a.id{{/has_forecast}} THEN 8 ELSE 0 END FROM account a WHERE id >= ?1 ORDER BY id"};

// Does the fact make a difference to any of these sixteen answers?
bool matters(unsigned fact, unsigned allowed) {
  for (unsigned facts = 0; facts < 16; ++facts) {
    if ((allowed >> facts & 1) != (allowed >> (facts ^ fact) & 1)) return true;
  }
  return false;
}

}  // namespace

void ManyAccounts::begin(sql::Connection& connection) {
  static const std::string rules = fill_in(connection, every_account), accounts = fill_in(connection, facts_of_accounts);
  sql::Statement every = connection.prepare(rules);
  every.bind(to_type_, user_);
  answers_.clear();
  unsigned facts = 0;
  while (every.step()) {
    answers_.push_back({every.get<std::string>(0), every.get<std::string>(1), every.get<unsigned>(2)});
    for (const unsigned fact : {1u, 2u, 4u, 8u}) {
      if (matters(fact, answers_.back().allowed)) facts |= fact;
    }
  }
  accounts_ = connection.prepare(accounts);
  accounts_->bind_from(2, facts);
}

bool ManyAccounts::find(std::string_view account) {
  if (on_row_ && (on_row_ = accounts_->step()) && accounts_->get<std::string_view>(0) == account) return true;
  accounts_->reset();
  on_row_ = false;
  from_ = account;
  accounts_->bind_from(1, from_);
  on_row_ = accounts_->step();
  return on_row_ && accounts_->get<std::string_view>(0) == account;
}

std::optional<bool> ManyAccounts::allowed(sql::Connection& connection, std::string_view account, std::string_view to_type, std::string_view user) {
  if (const std::int64_t changes = sqlite3_total_changes64(connection.handle()); changes != changes_ || to_type != to_type_ || user != user_) {
    *this = ManyAccounts();
    changes_ = changes;
    to_type_ = to_type;
    user_ = user;
  }
  if (++asked_ <= few) return std::nullopt;
  if (!accounts_) begin(connection);
  if (!find(account)) return std::nullopt;
  const auto type = accounts_->get<std::string_view>(1), kind = accounts_->get<std::string_view>(2);
  for (const Answer& answer : answers_) {
    if (answer.type == type && answer.kind == kind) return (answer.allowed >> accounts_->get<int>(3) & 1) != 0;
  }
  return std::nullopt;
}

}  // namespace crm
