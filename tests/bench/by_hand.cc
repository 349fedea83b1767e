// The queries that `tests/bench/run tasks` compares finding what is due with.
#include "by_hand.h"

#include <stdexcept>

#include "activity_tables.h"
#include "tasks_office.h"

namespace bench {

std::string due_by_hand(const Sqlite& db, const std::string& task) {
  const bool selected = task == selected_sources;
  // Literals, since that is what is easiest for the query planner.
  const std::string limit = db.text(std::string("SELECT quote(date(now, '") + (selected ? "-730" : "-365") + " days')) FROM clock");
  std::string query = "SELECT id FROM client c WHERE status = 'Active' AND kind = 'Client' AND center_id = 'main' AND entered_at < " + limit;
  for (const ActivityTable& table : activity_tables) {
    query += std::string(" AND NOT EXISTS (SELECT 1 FROM ") + table.name + " WHERE client_id = c.id AND " + table.day + " >= " + limit +
             (selected ? " AND reportable AND funding_source_id IN ('sba', 'state'))" : ")");
  }
  return query;
}

void index_by_hand(const Sqlite& db) {
  db.run("CREATE INDEX by_hand_client ON client (status, kind, center_id, entered_at, id)");
  for (const ActivityTable& table : activity_tables) {
    const std::string name = table.name;
    db.run("CREATE INDEX by_hand_" + name + " ON " + name + " (client_id, " + table.day + ", funding_source_id, reportable)");
  }
}

void require_same_clients(const Sqlite& db, const std::string& task) {
  const std::string by_hand = due_by_hand(db, task);
  const std::string ours = "SELECT client_id FROM eligible_for_inactivation('" + task + "')";
  if (db.number("SELECT count(*) FROM (" + by_hand + " EXCEPT " + ours + ")") != 0 ||
      db.number("SELECT count(*) FROM (" + ours + " EXCEPT " + by_hand + ")") != 0) {
    throw std::runtime_error("the query by hand and the extension find different clients: " + task);
  }
}

}  // namespace bench
