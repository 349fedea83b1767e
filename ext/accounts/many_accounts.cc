#include "accounts/many_accounts.h"

#include <fmt/format.h>

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

// The facts of the account a. Only what matters is looked for: ?2 says of which kinds the numbers do, a bit each; ?3 to ?10, for each combination of
// numbers, the types for which a contract still does, and those for which a forecast does.
std::string facts_of_account() {
  const auto with_numbers = [](int numbers) {
    return fmt::format(
        "{} | CASE WHEN instr(?{}, type) AND {{{{#has_contract}}}}a.id{{{{/has_contract}}}} THEN 4 ELSE 0 END "
        "| CASE WHEN instr(?{}, type) AND {{{{#has_forecast}}}}a.id{{{{/has_forecast}}}} THEN 8 ELSE 0 END",
        numbers, 3 + 2 * numbers, 4 + 2 * numbers);
  };
  const auto has = [](int bit, const char* kind, const std::string& then, const std::string& otherwise) {
    return fmt::format("CASE WHEN ?2 & {} AND EXISTS (SELECT 1 FROM account_number WHERE account_id = a.id AND kind = '{}') THEN {} ELSE {} END", bit,
                       kind, then, otherwise);
  };
  return has(1, "debtor", has(2, "creditor", with_numbers(3), with_numbers(1)), has(2, "creditor", with_numbers(2), with_numbers(0)));
}

// Does a fact make a difference to those of these sixteen answers in which, of some other facts, just these hold?
bool matters(unsigned fact, unsigned allowed, unsigned others = 0, unsigned these = 0) {
  for (unsigned facts = 0; facts < 16; ++facts) {
    if ((facts & others) == these && (allowed >> facts & 1) != (allowed >> (facts ^ fact) & 1)) return true;
  }
  return false;
}

}  // namespace

void ManyAccounts::begin(sql::Connection& connection) {
  static const std::string rules = fill_in(connection, every_account);
  // By the rowid, the order of a table's own, in which ids mostly are as well. ?1 the first id.
  static const std::string facts =
      "SELECT id, type, kind, " + facts_of_account() + " FROM account a WHERE rowid >= (SELECT rowid FROM account WHERE id = ?1) ORDER BY rowid";
  static const std::string accounts = fill_in(connection, {"account_type_allowed, account after account", facts});
  sql::Statement every = connection.prepare(rules);
  every.bind(to_type_, user_);
  answers_.clear();
  types_ = {};
  unsigned numbers = 0;
  while (every.step()) {
    answers_.push_back({every.get<std::string>(0), every.get<std::string>(1), every.get<unsigned>(2)});
    const unsigned allowed = answers_.back().allowed;
    for (const unsigned number : {1u, 2u}) {
      if (matters(number, allowed)) numbers |= number;
    }
    for (unsigned i = 0; i < types_.size(); ++i) {
      if (matters(i % 2 == 0 ? 4 : 8, allowed, 3, i / 2)) types_[i] += answers_.back().type + '\n';
    }
  }
  accounts_ = connection.prepare(accounts);
  accounts_->bind_from(2, numbers);
  for (std::size_t i = 0; i < types_.size(); ++i) accounts_->bind_from(static_cast<int>(i) + 3, types_[i]);
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
