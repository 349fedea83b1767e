#include "cadence/plan.h"

#include <fmt/format.h>

#include "cadence/budget.h"
#include "cadence/criteria.h"
#include "core/sql_template.h"

namespace crm {

void run_step(sql::Connection& connection, std::string_view name) {
  const auto path = fmt::format("sql/cadence.{}.sql", name);
  for (const SqlFile& file : steps_files()) {
    if (file.name == path) return connection.execute(fill_in(connection, file));
  }
  throw sql::Error("there is no step " + path);
}

std::string crm_schema(sql::Connection& connection) {
  sql::Statement name =
      connection.prepare("SELECT '\"' || replace(lower(value), '\"', '\"\"') || '\"' FROM main.setting WHERE name = 'cadence.crm_schema'");
  name.step();
  return name.get<std::string>(0);
}

void make_plan(sql::Connection& connection, const Schedule& schedule) {
  run_step(connection, "temp");
  const std::string crm = crm_schema(connection);
  connection
      .prepare(
          "INSERT INTO temp.cadence_call (crm, now, api_limit, \"left\", from_crm, updates, to_crm, activities, conflict) VALUES (?1, ?2, ?3, ?4, "
          "?5, "
          "(SELECT value = '1' FROM main.setting WHERE name = 'cadence.from_crm_updates'), ?6, ?7, "
          "(SELECT value FROM main.setting WHERE name = 'cadence.conflict'))")
      .bind(crm, schedule.now, schedule.limit, schedule.left(), schedule.from_crm, schedule.to_crm, schedule.activities)
      .run();
  run_step(connection, "plan");
  run_step(connection, "work");
  sql::Statement updates = connection.prepare("SELECT from_crm AND updates FROM temp.cadence_call");
  updates.step();
  const bool by_workflows = updates.get<std::int64_t>(0) != 0;
  updates.reset();
  if (by_workflows) match_workflows(connection, crm);
  keep_within(connection, schedule);
}

void forget_plan(sql::Connection& connection) { run_step(connection, "temp"); }

PlanRows::PlanRows(sql::Connection& connection, std::string_view query)
    : statement_(connection.prepare(fmt::format("WITH shown AS MATERIALIZED ({}) SELECT * FROM shown", query))), has_row_(statement_.step()) {
  forget_plan(connection);
}

}  // namespace crm
