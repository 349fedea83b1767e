// Who would be inactivated, and why or why not. On any task, enabled or not: what it would do if it ran on that day.
//
//   SELECT eligible_for_inactivation('acme', 'task 1');
//   SELECT client, last_activity, days, warning FROM eligible_for_inactivation('task 1');
//   SELECT * FROM why_eligible('acme', 'task 1', '2025-03-10');
#include <algorithm>
#include <array>

#include "core/core.h"
#include "sqlite/function.h"
#include "sqlite/table.h"
#include "tasks/inactivation.h"
#include "tasks/tables.h"

namespace crm {
namespace {

// The day asked about; when none is given, the owner's local day by the clock.
std::string day_for(sql::Connection& connection, const Task& task, std::optional<std::string_view> given) {
  if (!given) return TimeZone(task.time_zone).day_of(clock(connection));
  require_day(*given);
  return std::string(*given);
}

Task task_of(sql::Connection& connection, std::string_view id) {
  Task task = load_task(connection, id);
  require_kind(task);
  if (task.writes_messages()) throw sql::Error("the task '" + task.name + "' inactivates nobody: it is of the kind " + task.kind);
  return task;
}

// The instant at which a client was entered; throws when there is no such client.
std::string entry_of(sql::Connection& connection, std::string_view id) {
  sql::Statement& found = connection.cached("SELECT entered_at FROM main.client WHERE id = ?1");
  const sql::Reset reset(found);
  if (!found.bind(id).step()) throw sql::Error("there is no client '" + std::string(id) + "'; see SELECT id, name FROM client");
  return found.get<std::string>(0);
}

// eligible_for_inactivation(client_id, task_id [, on_date]) -> 1, 0; NULL for NULL. Errors: unknown client, task, day or time zone. (T10 to T15)
bool eligible(sql::Connection& connection, std::string_view client, std::string_view task_id, std::optional<std::string_view> on_date) {
  require_schema(connection, this_release());
  const Task task = task_of(connection, task_id);
  const std::string day = day_for(connection, task, on_date);
  entry_of(connection, client);  // it must be there
  return is_due(connection, task, day, client);
}

using Text = std::optional<std::string>;

// Asked about NULL, a table-valued function is empty.
bool asks_about_null(const sql::Arguments& given) {
  return std::ranges::any_of(given, [](sqlite3_value* value) { return value != nullptr && sqlite3_value_type(value) == SQLITE_NULL; });
}

Text asked(const sql::Arguments& given, int index, const char* name) {
  return given[index] == nullptr ? std::nullopt : sql::text_of(given[index], name);
}

void require_arguments(const sql::Arguments& given, int count, const char* usage) {
  for (int i = 0; i < count; ++i) {
    if (given[i] == nullptr) throw sql::Error(std::string("it needs its arguments: ") + usage);
  }
}

// eligible_for_inactivation(task_id [, on_date]): the clients that the task would inactivate on that day; else on its owner's local day by the clock.
// last_activity: day of the last activity that counts for the task; days: since then, or since the day of entry; warning: other activity in the last
// 90 days (T13). Empty when asked about NULL. Errors: unknown task, day or time zone.
struct EligibleClients {
  static constexpr const char* name = "eligible_for_inactivation";
  static constexpr const char* declaration =
      "CREATE TABLE x(client_id TEXT, client TEXT, last_activity TEXT, days INTEGER, warning TEXT, task_id TEXT HIDDEN, on_date TEXT HIDDEN)";
  static constexpr int hidden = 5;
  static constexpr std::array<int, 2> arguments{5, 6};

  class Cursor {
   public:
    Cursor(sql::Connection& connection, const sql::Arguments& given) {
      require_arguments(given, 1, "eligible_for_inactivation(task_id [, on_date])");
      require_schema(connection, this_release());
      const Text task_id = asked(given, 0, "task_id"), on_date = asked(given, 1, "on_date");
      if (asks_about_null(given)) return;
      const Task task = task_of(connection, *task_id);
      clients_.emplace(connection, task, day_for(connection, task, on_date));
    }
    bool next() {
      ++row_;
      return clients_ && clients_->next();
    }
    void column(sqlite3_context* context, int index) const {
      const DueClient& due = clients_->client();
      switch (index) {
        case 0:
          return sql::to_result(context, due.id);
        case 1:
          return sql::to_result(context, due.name);
        case 2:
          return sql::to_result(context, due.last_activity);
        case 3:
          return sql::to_result(context, due.days);
        case 4:
          return sql::to_result(context, due.warning.empty() ? Text() : Text(due.warning));
        default:
          return sqlite3_result_null(context);
      }
    }
    std::int64_t rowid() const { return row_; }

   private:
    std::optional<DueClients> clients_;
    std::int64_t row_ = 0;
  };
};

// One row for each condition; the client is eligible when all pass.
constexpr const char* conditions =
    "WITH c AS (SELECT * FROM main.inactivation_case WHERE task_id = ?1 AND client_id = ?2 LIMIT 1), "
    "k AS (SELECT * FROM main.inactivation_kind WHERE kind = (SELECT kind FROM main.automated_task WHERE id = ?1)), "
    "guard AS (SELECT value = '1' AS is_on FROM main.setting WHERE name = 'inactivation.absolute_guard') "
    "SELECT 'status of the client', c.status, 'Active', c.status = 'Active' FROM c "
    "UNION ALL SELECT 'kind of client', c.kind, k.client_kind, c.kind = k.client_kind FROM c, k "
    "UNION ALL SELECT 'center of the client', (SELECT name FROM main.center WHERE id = c.center_id), "
    "coalesce((SELECT group_concat(name, ', ') FROM (SELECT name FROM main.task_center JOIN main.center ON id = center_id WHERE task_id = ?1 "
    "ORDER BY name)), 'no center is selected: the task does nothing'), "
    "EXISTS (SELECT 1 FROM main.task_center s WHERE s.task_id = ?1 AND s.center_id = c.center_id) FROM c "
    "UNION ALL SELECT 'last ' || CASE WHEN k.reportable_only THEN 'reportable ' ELSE '' END || 'activity' || "
    "coalesce(' of ' || (SELECT group_concat(name, ', ') FROM (SELECT name FROM main.task_funding_source JOIN main.funding_source ON id = "
    "funding_source_id WHERE task_id = ?1 ORDER BY name)), ''), "
    "coalesce(c.last_activity, 'none; entered on ' || ?6), 'before ' || ?3, "
    "CASE WHEN c.last_activity IS NULL THEN c.entered_at < ?4 ELSE c.last_activity < ?3 END FROM c, k "
    "UNION ALL SELECT 'bid match profile', CASE WHEN c.has_profile THEN 'Active' ELSE 'none active' END, "
    "CASE WHEN k.spares_bid_match THEN 'none active' ELSE 'any: is inactivated too' END, NOT (k.spares_bid_match AND c.has_profile) "
    "FROM c, k "
    "UNION ALL SELECT 'reportable activity of any source', coalesce(c.last_reportable, 'none'), "
    "CASE WHEN guard.is_on THEN 'before ' || ?5 ELSE 'any: inactivation.absolute_guard is 0' END, "
    "NOT guard.is_on OR c.last_reportable IS NULL OR c.last_reportable < ?5 FROM c, guard";

// why_eligible(client_id, task_id [, on_date]): why the client is, or is not, one of those: a row for each condition, its value, the limit, and
// whether it passes (1, 0). Errors: unknown client, task, day or time zone.
struct WhyEligible {
  static constexpr const char* name = "why_eligible";
  static constexpr const char* declaration =
      "CREATE TABLE x(condition TEXT, value TEXT, \"limit\" TEXT, passes INTEGER, client_id TEXT HIDDEN, task_id TEXT HIDDEN, on_date TEXT HIDDEN)";
  static constexpr int hidden = 4;
  static constexpr std::array<int, 3> arguments{4, 5, 6};

  class Cursor : public sql::StatementRows {
   public:
    Cursor(sql::Connection& connection, const sql::Arguments& given) {
      require_arguments(given, 2, "why_eligible(client_id, task_id [, on_date])");
      require_schema(connection, this_release());
      const Text client = asked(given, 0, "client_id"), task_id = asked(given, 1, "task_id"), on_date = asked(given, 2, "on_date");
      if (asks_about_null(given)) return;
      const Task task = task_of(connection, *task_id);
      const TimeZone zone(task.time_zone);
      const Limits limits(task, zone, day_for(connection, task, on_date));
      read(connection.prepare(conditions), task.id, *client, limits.activity, limits.entry, limits.recent,
           zone.day_of(entry_of(connection, *client)));
    }
  };
};

}  // namespace

void define_eligibility(sql::Connection& connection) {
  using Argument = sql::Nullable<std::string_view>;
  sql::define(connection, "eligible_for_inactivation", SQLITE_INNOCUOUS, [](sql::Connection& c, Argument client, Argument task) {
    return client.value && task.value ? std::optional(eligible(c, *client.value, *task.value, std::nullopt)) : std::nullopt;
  });
  sql::define(connection, "eligible_for_inactivation", SQLITE_INNOCUOUS, [](sql::Connection& c, Argument client, Argument task, Argument on_date) {
    return client.value && task.value && on_date.value ? std::optional(eligible(c, *client.value, *task.value, on_date.value)) : std::nullopt;
  });
  sql::define_table<EligibleClients>(connection);
  sql::define_table<WhyEligible>(connection);
}

}  // namespace crm
