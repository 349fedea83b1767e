#include "accounts/job.h"

#include <fmt/format.h>

#include <array>

#include "core/core.h"
#include "core/sql_template.h"
#include "sqlite/savepoint.h"
#include "sqlite/table.h"
#include "tasks/task.h"

namespace crm {
namespace {

// What the agenda has for the day ?1.
constexpr SqlFile due = {"account job",
                         "SELECT j.* FROM account_agenda g CROSS JOIN ({{#account_job}}?1{{/account_job}}) j "
                         "WHERE g.look_on <= ?1 AND j.account_id = g.account_id"};

std::int64_t count(sql::Connection& connection, const std::string& query, const std::string& day) {
  sql::Statement counted = connection.prepare(query);
  counted.bind(day).step();
  return counted.get<std::int64_t>(0);
}

// The clock stands at a moment while this lives; for what the database's own triggers and views do. Within a savepoint.
class PinnedClock {
 public:
  PinnedClock(sql::Connection& connection, const std::string& now) : connection_(connection) {
    sql::Statement before = connection.prepare("SELECT value FROM main.setting WHERE name = 'clock.pinned'");
    before.step();
    before_ = before.get<std::optional<std::string>>(0);
    set(now);
  }
  void release() { set(before_); }

 private:
  void set(const std::optional<std::string>& value) {
    connection_.prepare("UPDATE main.setting SET value = ?1 WHERE name = 'clock.pinned' AND value IS NOT ?1").bind(value).run();
  }

  sql::Connection& connection_;
  std::optional<std::string> before_;
};

// preview_account_types([now]): a row for each account that update_account_types() would change or hold back at that moment; writes nothing (G5).
// action: change, or hold back: then reason says what is missing. Errors: an instant that is none.
struct PreviewAccountTypes {
  static constexpr const char* name = "preview_account_types";
  static constexpr const char* declaration =
      "CREATE TABLE x(account_id TEXT, account TEXT, action TEXT, from_type TEXT, from_status TEXT, to_type TEXT, to_status TEXT, reason TEXT, "
      "now TEXT HIDDEN)";
  static constexpr int hidden = 8;
  static constexpr std::array<int, 1> arguments{8};

  class Cursor : public sql::StatementRows {
   public:
    Cursor(sql::Connection& connection, const sql::Arguments& given) {
      require_schema(connection, this_release());
      read(connection.prepare(
               "SELECT account_id, account, CASE WHEN held IS NULL THEN 'change' ELSE 'hold back' END, from_type, from_status, to_type, to_status, "
               "CASE WHEN held IS NULL THEN reason ELSE (SELECT r.reason FROM account_refusal r WHERE r.code = held) END FROM (" +
               fill_in(connection, due) + ") ORDER BY account, account_id"),
           moment(connection, given[0]).substr(0, 10));
    }
  };
};

}  // namespace

std::string update_account_types(sql::Connection& connection, const std::string& now) {
  const std::string day = now.substr(0, 10);
  sql::Savepoint savepoint(connection.handle(), "crm_account_types");
  PinnedClock pinned(connection, now);
  const std::string what_is_due = fill_in(connection, due);
  const std::int64_t looked_at = count(connection, "SELECT count(*) FROM main.account_agenda WHERE look_on <= ?1", day);
  const std::int64_t held_back = count(connection, "SELECT count(*) FROM (" + what_is_due + ") WHERE held IS NOT NULL", day);
  const std::int64_t changed = connection
                                   .prepare(
                                       "INSERT INTO main.account_job_change (account_id, from_type, from_status, to_type, to_status) "
                                       "SELECT account_id, from_type, from_status, to_type, to_status FROM (" +
                                       what_is_due + ") WHERE held IS NULL")
                                   .bind(day)
                                   .run();
  // Nothing of what was looked at changes before the next of its contracts ends.
  connection
      .prepare(
          "UPDATE main.account_agenda SET look_on = coalesce((SELECT date(min(ends_on), '+1 day') FROM main.contract k "
          "WHERE k.account_id = account_agenda.account_id AND k.status = 'active' AND k.ends_on >= ?1), 'never') WHERE look_on <= ?1")
      .bind(day)
      .run();
  connection.execute("DELETE FROM main.account_agenda WHERE look_on = 'never'");
  pinned.release();
  savepoint.release();
  return fmt::format(R"({{"now":"{}","looked_at":{},"changed":{},"held_back":{}}})", now, looked_at, changed, held_back);
}

void define_preview_account_types(sql::Connection& connection) { sql::define_table<PreviewAccountTypes>(connection); }

}  // namespace crm
