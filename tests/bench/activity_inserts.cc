// The inserts of `tests/bench/run tasks`.
#include "activity_inserts.h"

#include "stopwatch.h"

namespace bench {

// Clients that are to fall due on one of the mornings are left alone, so that they do.
const std::vector<InsertKind> insert_kinds = {
    {"inquiry", "inquiry",
     "INSERT INTO inquiry (client_id, activity_date, subject, funding_source_id, center_id, entered_at, modified_by) "
     "VALUES (?1, ?2, 'Asked about taxes', 'city', 'main', ?3, 'bob')"},
    {"counseling session", "counseling_session",
     "INSERT INTO counseling_session (client_id, session_date, contact_hours, funding_source_id, center_id, counselor_id, notes, entered_at, "
     "modified_by) VALUES (?1, ?2, 1.5, 'sba', 'main', 'bob', 'Spoke about cash flow and the plan for spring', ?3, 'bob')"},
    {"inquiry, instant left out", "inquiry",
     "INSERT INTO inquiry (client_id, activity_date, subject, funding_source_id, center_id, modified_by) "
     "VALUES (?1, ?2, 'Asked about taxes', 'city', 'main', 'bob')",
     "INSERT INTO inquiry (client_id, activity_date, subject, funding_source_id, center_id, entered_at, modified_by) "
     "VALUES (?1, ?2, 'Asked about taxes', 'city', 'main', (SELECT now FROM clock), 'bob')"},
    {"counseling session, instant left out", "counseling_session",
     "INSERT INTO counseling_session (client_id, session_date, contact_hours, funding_source_id, center_id, counselor_id, notes, modified_by) "
     "VALUES (?1, ?2, 1.5, 'sba', 'main', 'bob', 'Spoke about cash flow and the plan for spring', 'bob')",
     "INSERT INTO counseling_session (client_id, session_date, contact_hours, funding_source_id, center_id, counselor_id, notes, entered_at, "
     "modified_by) VALUES (?1, ?2, 1.5, 'sba', 'main', 'bob', 'Spoke about cash flow and the plan for spring', (SELECT now FROM clock), 'bob')"},
};

double ActivityInserts::insert(const char* sql, Committed committed) {
  const bool are_in_one = committed == Committed::many_in_one;
  std::uniform_int_distribution<int> any(1, size_.clients);
  std::vector<std::string> clients;
  while (clients.size() < (are_in_one ? 1000 : 200)) {
    const int client = any(random_);
    if (!falls_due(client, size_)) clients.push_back("01960000-0000-7000-8000-" + std::to_string(100000000000 + client));
  }
  const std::string now = db_.text("SELECT now FROM clock");
  const std::string today = now.substr(0, 10);
  const Sqlite::Statement statement = db_.prepare(sql);
  const auto bind = [&statement](int at, const std::string& text) {
    if (at <= sqlite3_bind_parameter_count(statement.get())) {
      sqlite3_bind_text(statement.get(), at, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
    }
  };
  bind(2, today);
  bind(3, now);
  const double seconds = processor_seconds_of([&] {
    if (are_in_one) db_.run("BEGIN IMMEDIATE");
    for (const std::string& client : clients) {
      bind(1, client);
      db_.step(statement.get());
    }
    if (are_in_one) db_.run("COMMIT");
  });
  db_.run("PRAGMA wal_checkpoint(TRUNCATE)");
  return seconds;
}

double ActivityInserts::by_triggers(const InsertKind& kind, Committed committed) { return insert(kind.insert, committed); }

double ActivityInserts::bare(const InsertKind& kind, Committed committed) {
  const std::string of_table = std::string(" FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '") + kind.table + "'";
  const std::string triggers = db_.text("SELECT group_concat(sql, ';')" + of_table);
  db_.run("BEGIN;" + db_.text("SELECT group_concat(printf('DROP TRIGGER \"%w\"', name), ';')" + of_table) + ";COMMIT");
  const double seconds = insert(kind.same_row != nullptr ? kind.same_row : kind.insert, committed);
  db_.run("BEGIN;" + triggers + ";COMMIT");
  return seconds;
}

}  // namespace bench
