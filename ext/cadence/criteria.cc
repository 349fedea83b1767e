#include "cadence/criteria.h"

#include <fmt/format.h>

#include <vector>

namespace crm {
namespace {

struct Criterion {
  std::string field, operation, type;
  std::optional<std::string> value;
};

struct Workflow {
  std::string id, record_type;
  bool any = false;
  std::vector<Criterion> criteria;
};

std::vector<Workflow> load_workflows(sql::Connection& connection) {
  sql::Statement rows = connection.prepare(
      "SELECT w.id, w.record_type, w.match = 'any', f.field, c.operator, f.type, c.value FROM main.cadence_workflow w "
      "LEFT JOIN main.cadence_criterion c ON c.workflow_id = w.id "
      "LEFT JOIN main.cadence_field f ON f.record_type = w.record_type AND f.field = c.field "
      "WHERE c.id IS NULL OR f.field IS NOT NULL ORDER BY w.id, c.id");
  std::vector<Workflow> workflows;
  while (rows.step()) {
    const auto id = rows.get<std::string>(0);
    if (workflows.empty() || workflows.back().id != id) {
      workflows.push_back({id, rows.get<std::string>(1), rows.get<std::int64_t>(2) != 0, {}});
    }
    if (const auto field = rows.get<std::optional<std::string>>(3)) {
      workflows.back().criteria.push_back({*field, rows.get<std::string>(4), rows.get<std::string>(5), rows.get<std::optional<std::string>>(6)});
    }
  }
  return workflows;
}

// "<field> <comparison> <value>" by the field's type; a blank field compares with nothing.
std::string compared(const Criterion& criterion, const std::string& field, const char* comparison, const std::string& value) {
  const auto filled = fmt::format("coalesce({}, '') <> ''", field);
  if (criterion.type == "number") return fmt::format("({} AND CAST({} AS NUMERIC) {} CAST({} AS NUMERIC))", filled, field, comparison, value);
  if (criterion.type == "date") return fmt::format("({} AND substr({}, 1, 10) {} {})", filled, field, comparison, value);
  return fmt::format("({} AND CAST({} AS TEXT) COLLATE NOCASE {} {})", filled, field, comparison, value);
}

// One criterion about the record l. number: of its parameter.
std::string condition(const Criterion& criterion, int number) {
  const auto field = fmt::format("l.{}", sql::quoted(criterion.field)), value = fmt::format("?{}", number);
  const std::string& operation = criterion.operation;
  const auto changed =
      fmt::format("EXISTS (SELECT 1 FROM temp.cadence_work i WHERE i.position = r.position AND i.field = {} AND i.crm_changed)", value);
  const auto text = fmt::format("lower(coalesce({}, ''))", field), sought = fmt::format("lower({})", value);
  if (operation == "equals") return compared(criterion, field, "=", value);
  if (operation == "not equals") return fmt::format("NOT {}", compared(criterion, field, "=", value));
  if (operation == "greater") return compared(criterion, field, ">", value);
  if (operation == "less") return compared(criterion, field, "<", value);
  if (operation == "at least") return compared(criterion, field, ">=", value);
  if (operation == "at most") return compared(criterion, field, "<=", value);
  if (operation == "contains") return fmt::format("instr({}, {}) > 0", text, sought);
  if (operation == "does not contain") return fmt::format("instr({}, {}) = 0", text, sought);
  if (operation == "starts with") return fmt::format("substr({}, 1, length({})) = {}", text, value, sought);
  if (operation == "ends with") return fmt::format("substr({}, -length({})) = {}", text, value, sought);
  if (operation == "is empty") return fmt::format("coalesce({}, '') = ''", field);
  if (operation == "is not empty") return fmt::format("coalesce({}, '') <> ''", field);
  return changed;
}

// A record is looked at when a change in the CRM goes to its prospect: one that loses a conflict does not.
void match(sql::Connection& connection, const std::string& crm, const Workflow& workflow) {
  if (workflow.criteria.empty()) return;
  std::vector<std::string> values{workflow.id, workflow.record_type};
  std::string where;
  for (const Criterion& criterion : workflow.criteria) {
    const bool is_change = criterion.operation == "changed" || criterion.operation == "changed to";
    values.push_back(is_change ? criterion.field : criterion.value.value_or(""));
    if (!where.empty()) where += workflow.any ? " OR " : " AND ";
    where += condition(criterion, static_cast<int>(values.size()));
    if (criterion.operation != "changed to") continue;
    values.push_back(criterion.value.value_or(""));
    where = fmt::format("{} AND {}", where,
                        compared(criterion, fmt::format("l.{}", sql::quoted(criterion.field)), "=", fmt::format("?{}", values.size())));
  }
  sql::Statement insert =
      connection.prepare(fmt::format("INSERT INTO temp.cadence_match (position, workflow_id) SELECT r.position, ?1 "
                                     "FROM temp.cadence_record r CROSS JOIN {}.{} l ON l.rowid = r.crm_row "
                                     "WHERE r.record_type = ?2 AND NOT r.passed AND (r.is_new OR EXISTS (SELECT 1 FROM temp.cadence_work i "
                                     "WHERE i.position = r.position AND i.crm_changed AND NOT (i.is_conflict AND i.direction = 'to_crm'))) AND ({})",
                                     crm, sql::quoted(workflow.record_type), where));
  for (std::size_t i = 0; i < values.size(); ++i) {
    // A parameter that the WHERE does not need (is empty) is not there to be bound.
    if (static_cast<int>(i) < sqlite3_bind_parameter_count(insert.handle())) {
      sql::check(connection.handle(), sql::bind_value(insert.handle(), static_cast<int>(i) + 1, values[i]));
    }
  }
  insert.run();
}

}  // namespace

void match_workflows(sql::Connection& connection, const std::string& crm) {
  for (const Workflow& workflow : load_workflows(connection)) match(connection, crm, workflow);
  connection.execute(
      "UPDATE temp.cadence_work SET cost = 0, fate = 'held', reason = 'no workflow matches', goes = 0 WHERE direction = 'to_cadence' AND fate = 'go' "
      "AND position IN (SELECT r.position FROM temp.cadence_record r WHERE NOT r.passed "
      "AND r.record_type IN (SELECT record_type FROM main.cadence_workflow) AND NOT EXISTS (SELECT 1 FROM temp.cadence_match m "
      "WHERE m.position = r.position))");
}

}  // namespace crm
