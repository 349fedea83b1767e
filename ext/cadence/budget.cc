#include "cadence/budget.h"

namespace crm {
namespace {

// The first record that what is left does not hold, and the calls that remain for it.
struct Cut {
  std::int64_t position, room;
};

std::optional<Cut> find_cut(sql::Connection& connection, std::int64_t left) {
  // (A row costs one call at most, and SQLite need not read the rows to count them.)
  sql::Statement all = connection.prepare(
      "SELECT CASE WHEN (SELECT count(*) FROM temp.cadence_work) <= ?1 THEN 1 ELSE (SELECT total(cost) <= ?1 FROM temp.cadence_work) END");
  all.bind(left).step();
  if (all.get<std::int64_t>(0) != 0) return std::nullopt;
  sql::Statement records = connection.prepare("SELECT position, sum(cost) FROM temp.cadence_work GROUP BY position ORDER BY position");
  while (records.step()) {
    const auto cost = records.get<std::int64_t>(1);
    if (cost > left) return Cut{records.get<std::int64_t>(0), left};
    left -= cost;
  }
  return std::nullopt;
}

// The part of one record that a fresh window holds.
void keep_part(sql::Connection& connection, const Cut& cut) {
  connection
      .prepare(
          "WITH item AS (SELECT direction, kind, field, sum(cost) OVER (ORDER BY direction, kind, field) AS so_far FROM temp.cadence_work "
          "WHERE position = ?1 AND fate = 'go') UPDATE temp.cadence_work SET goes = 1 WHERE position = ?1 "
          "AND (direction, kind, field) IN (SELECT direction, kind, field FROM item WHERE so_far <= ?2)")
      .bind(cut.position, cut.room)
      .run();
}

}  // namespace

void keep_within(sql::Connection& connection, const Schedule& schedule) {
  const auto cut = find_cut(connection, schedule.left());
  if (!cut) return;
  connection.prepare("UPDATE temp.cadence_work SET goes = 0 WHERE position >= ?1").bind(cut->position).run();
  if (cut->room == schedule.limit) keep_part(connection, *cut);
}

}  // namespace crm
