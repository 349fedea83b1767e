#include "cadence/actions.h"

#include <string>
#include <vector>

namespace crm {
namespace {

// What the workflow ?1 does with the prospects of the records it matched, if their changes in the CRM went. (Of a record that was so large that a
// part went, too: it is not matched again.)
constexpr const char* effects =
    "INSERT INTO temp.cadence_effect (position, workflow_id, action, prospect_id, cadence_id, touch, status, effect) "
    "WITH w AS (SELECT id, action, move_to, coalesce((SELECT min(position) FROM main.cadence_touch WHERE cadence_id = move_to), 1) AS first "
    "FROM main.cadence_workflow WHERE id = ?1), "
    "acting AS MATERIALIZED (SELECT m.position, p.id AS prospect_id, "
    "EXISTS (SELECT 1 FROM main.cadence_prospect c WHERE c.prospect_id = p.id AND c.status = 'active') AS is_active "
    "FROM temp.cadence_match m CROSS JOIN temp.cadence_record r ON r.position = m.position "
    "CROSS JOIN main.prospect p ON p.record_id = r.record_id AND p.record_type = r.record_type "
    "WHERE m.workflow_id = ?1 AND (EXISTS (SELECT 1 FROM temp.cadence_work k WHERE k.position = m.position AND k.direction = 'to_cadence' AND "
    "k.goes) "
    "OR NOT EXISTS (SELECT 1 FROM temp.cadence_work k WHERE k.position = m.position AND k.direction = 'to_cadence' AND k.fate IN ('go', 'held')))), "
    "effect(prospect_id, cadence_id, touch, status, effect) AS ("
    "SELECT a.prospect_id, c.cadence_id, c.position, 'exited', 'leaves the cadence' FROM acting a CROSS JOIN w "
    "CROSS JOIN main.cadence_prospect c ON c.prospect_id = a.prospect_id AND c.status = 'active' WHERE w.action <> 'next_touch' "
    "AND c.cadence_id IS NOT w.move_to "
    "UNION ALL SELECT a.prospect_id, w.move_to, w.first, 'active', 'enters the cadence at touch ' || w.first FROM acting a CROSS JOIN w "
    "WHERE w.action = 'move' AND a.is_active AND NOT EXISTS (SELECT 1 FROM main.cadence_prospect c WHERE c.prospect_id = a.prospect_id "
    "AND c.cadence_id = w.move_to AND c.status = 'active') "
    "UNION ALL SELECT a.prospect_id, w.move_to, NULL, NULL, 'nothing: it is in that cadence already' FROM acting a CROSS JOIN w "
    "CROSS JOIN main.cadence_prospect c ON c.prospect_id = a.prospect_id AND c.cadence_id = w.move_to AND c.status = 'active' "
    "WHERE w.action = 'move' "
    "UNION ALL SELECT prospect_id, cadence_id, coalesce(next, position), CASE WHEN next IS NULL THEN 'completed' ELSE 'active' END, "
    "CASE WHEN next IS NULL THEN 'completes the cadence' ELSE 'goes on to touch ' || next END FROM (SELECT a.prospect_id, c.cadence_id, c.position, "
    "(SELECT min(t.position) FROM main.cadence_touch t WHERE t.cadence_id = c.cadence_id AND t.position > c.position) AS next FROM acting a CROSS "
    "JOIN w CROSS JOIN main.cadence_prospect c ON c.prospect_id = a.prospect_id AND c.status = 'active' WHERE w.action = 'next_touch') "
    "UNION ALL SELECT a.prospect_id, NULL, NULL, NULL, 'nothing: the prospect is in no cadence' FROM acting a WHERE NOT a.is_active) "
    "SELECT a.position, w.id, w.action, e.prospect_id, e.cadence_id, e.touch, e.status, e.effect "
    "FROM effect e JOIN acting a ON a.prospect_id = e.prospect_id CROSS JOIN w";

constexpr const char* carry =
    "INSERT INTO main.cadence_prospect (cadence_id, prospect_id, position, status) SELECT cadence_id, prospect_id, touch, status "
    "FROM temp.cadence_effect WHERE workflow_id = ?1 AND status IS NOT NULL "
    "ON CONFLICT (cadence_id, prospect_id) DO UPDATE SET position = excluded.position, status = excluded.status";

std::vector<std::string> matching_workflows(sql::Connection& connection) {
  sql::Statement rows = connection.prepare("SELECT DISTINCT workflow_id FROM temp.cadence_match ORDER BY 1");
  std::vector<std::string> ids;
  while (rows.step()) ids.push_back(rows.get<std::string>(0));
  return ids;
}

}  // namespace

std::int64_t act(sql::Connection& connection, bool carry_out) {
  for (const std::string& workflow : matching_workflows(connection)) {
    connection.prepare(effects).bind(workflow).run();
    if (carry_out) connection.prepare(carry).bind(workflow).run();
  }
  if (carry_out) {
    connection.execute(
        "INSERT INTO main.cadence_run_item (run_id, record_type, record_id, outcome, direction, field, old_value, new_value, reason) "
        "SELECT (SELECT run_id FROM temp.cadence_call), r.record_type, r.record_id, 'acted', 'to_cadence', e.action, e.cadence_id, e.effect, "
        "e.workflow_id "
        "FROM temp.cadence_effect e CROSS JOIN temp.cadence_record r ON r.position = e.position ORDER BY e.rowid");
  }
  sql::Statement count =
      connection.prepare("SELECT count(*) FROM (SELECT DISTINCT prospect_id, workflow_id FROM temp.cadence_effect WHERE status IS NOT NULL)");
  count.step();
  return count.get<std::int64_t>(0);
}

}  // namespace crm
