#include "cadence/schedule.h"

namespace crm {
namespace {

// An attached CRM must be an office too.
void require_crm(sql::Connection& connection) {
  sql::Statement missing = connection.prepare(
      "SELECT value FROM main.setting WHERE name = 'cadence.crm_schema' AND NOT EXISTS (SELECT 1 FROM pragma_table_list "
      "WHERE schema = value COLLATE NOCASE AND name = 'cadence_change')");
  if (missing.step()) {
    const auto name = missing.get<std::string>(0);
    throw sql::Error("no office is attached as '" + name + "', where cadence.crm_schema says that the CRM is; ATTACH it, or set that to main");
  }
}

}  // namespace

std::optional<std::string> Schedule::why_not() const {
  if (!is_on()) return "no direction is on; see the settings cadence.from_crm, cadence.to_crm and cadence.to_crm_activities";
  if (went_back()) {
    return "the clock went back: the last synchronization was at " + *last_at +
           " UTC; the next is due after that. If it was a mistake, DELETE FROM cadence_run WHERE at > (SELECT now FROM clock), and "
           "DELETE FROM api_window WHERE started_at > (SELECT now FROM clock)";
  }
  if (!is_due()) return "the last synchronization was at " + *last_at + " UTC; cadence.sync_frequency is " + std::to_string(frequency) + " minutes";
  return std::nullopt;
}

Schedule load_schedule(sql::Connection& connection, const std::string& now) {
  require_crm(connection);
  sql::Statement row = connection.prepare(
      "WITH s(name, value) AS (SELECT substr(name, 9), CAST(value AS INTEGER) FROM main.setting WHERE name GLOB 'cadence.*'), "
      "w AS (SELECT started_at, used, datetime(started_at, '+24 hours') AS ends FROM main.api_window ORDER BY started_at DESC LIMIT 1) "
      "SELECT (SELECT value FROM s WHERE name = 'api_limit'), (SELECT value FROM s WHERE name = 'sync_frequency'), "
      "(SELECT value FROM s WHERE name = 'from_crm'), (SELECT value FROM s WHERE name = 'to_crm'), "
      "(SELECT value FROM s WHERE name = 'to_crm_activities'), r.at, "
      "datetime(r.at, (SELECT value FROM s WHERE name = 'sync_frequency') || ' minutes'), w.started_at, w.ends, coalesce(w.used, 0) "
      "FROM (SELECT 1) LEFT JOIN (SELECT at FROM main.cadence_run ORDER BY id DESC LIMIT 1) r LEFT JOIN w ON w.ends > ?1");
  row.bind(now).step();
  Schedule schedule;
  schedule.now = now;
  schedule.limit = row.get<std::int64_t>(0);
  schedule.frequency = row.get<std::int64_t>(1);
  schedule.from_crm = row.get<std::int64_t>(2) != 0;
  schedule.to_crm = row.get<std::int64_t>(3) != 0;
  schedule.activities = row.get<std::int64_t>(4) != 0;
  schedule.last_at = row.get<std::optional<std::string>>(5);
  schedule.next_at = row.get<std::optional<std::string>>(6);
  schedule.window_start = row.get<std::optional<std::string>>(7);
  schedule.window_end = row.get<std::optional<std::string>>(8);
  schedule.used = row.get<std::int64_t>(9);
  return schedule;
}

}  // namespace crm
