#include "cadence/sync.h"

#include <fmt/format.h>

#include "cadence/actions.h"
#include "cadence/plan.h"
#include "cadence/schedule.h"
#include "sqlite/savepoint.h"
#include "sync/sites.h"
#include "tasks/attempt.h"

namespace crm {
namespace {

struct Counts {
  std::int64_t records_to_cadence = 0, fields_to_cadence = 0, records_to_crm = 0, fields_to_crm = 0, activities = 0;
  std::int64_t calls = 0, deferred = 0, held = 0, dropped = 0, conflicts = 0, actions = 0;
};

std::int64_t number(sql::Connection& connection, std::string_view query) {
  sql::Statement statement = connection.prepare(query);
  statement.step();
  return statement.get<std::int64_t>(0);
}

// Where sites exchange files, one of them keeps the two sides in step: prospects would else be made twice, and the budget be spent twice.
void require_main_office(sql::Connection& connection) {
  if (sync::is_site(connection) && !sync::is_main(connection)) {
    throw sql::Error("cadence and CRM are kept in step at the main office; call it there");
  }
}

// Two files are committed as one only with rollback journals: in WAL mode a crash between the two commits would lose what went to the CRM.
void refuse_torn_commits(sql::Connection& connection, const std::string& crm) {
  if (crm == "\"main\"") return;
  for (const std::string& schema : {std::string("main"), crm}) {
    sql::Statement mode = connection.prepare(fmt::format("PRAGMA {}.journal_mode", schema));
    if (mode.step() && mode.get<std::string>(0) == "wal") {
      throw sql::Error(
          fmt::format("{0} is in WAL mode, in which it is not committed together with the other file; PRAGMA {0}.journal_mode = DELETE", schema));
    }
  }
}

// An attached CRM notes its changes from the first synchronization on, until a call that finds no direction on. (What stands there then is noted by a
// trigger of its own, and what it may note for itself goes on.)
void note_attached(sql::Connection& connection, const std::string& crm, bool is_on) {
  if (crm == "\"main\"") return;
  if (is_on) {
    connection.execute(fmt::format("INSERT INTO {}.cadence_noting (side) VALUES ('crm') ON CONFLICT DO NOTHING", crm));
  } else if (number(connection,
                    fmt::format("SELECT EXISTS (SELECT 1 FROM {0}.cadence_noting) AND NOT EXISTS (SELECT 1 FROM {0}.setting WHERE name IN "
                                "('cadence.from_crm', 'cadence.to_crm', 'cadence.to_crm_activities') AND value = '1')",
                                crm)) != 0) {
    connection.execute(fmt::format("DELETE FROM {}.cadence_noting", crm));
  }
}

// Is there anything to look at? When the budget is used up, what waits since before does not go either.
bool something_waits(sql::Connection& connection, const Schedule& schedule, const std::string& crm) {
  if (number(connection, fmt::format("SELECT EXISTS (SELECT 1 FROM {}.cadence_change WHERE side = 'crm')", crm)) != 0) return true;
  if (number(connection, "SELECT EXISTS (SELECT 1 FROM main.cadence_change WHERE side = 'cadence')") != 0) return true;
  return schedule.left() > 0 && number(connection, "SELECT EXISTS (SELECT 1 FROM main.cadence_waiting WHERE held IS NULL)") != 0;
}

void begin_run(sql::Connection& connection, const Schedule& schedule, const std::string& crm) {
  connection.prepare("INSERT INTO main.cadence_run (at) VALUES (?1)").bind(schedule.now).run();
  connection
      .prepare(fmt::format("UPDATE temp.cadence_call SET run_id = (SELECT max(id) FROM main.cadence_run), "
                           "last_change = (SELECT max(id) FROM main.cadence_change), last_crm_change = (SELECT max(id) FROM {}.cadence_change)",
                           crm))
      .run();
}

// Writes what goes, of the records between two positions. A record that the database refuses is held, with its words; the others go.
void write_between(sql::Connection& connection, std::int64_t first, std::int64_t last) {
  connection.prepare("UPDATE temp.cadence_call SET first = ?1, last = ?2").bind(first, last).run();
  const auto problem = attempt(connection, [&] { run_step(connection, "write"); });
  if (!problem) return;
  sql::Statement middle = connection.prepare(
      "WITH record AS (SELECT DISTINCT position FROM temp.cadence_work WHERE goes AND position BETWEEN ?1 AND ?2) "
      "SELECT count(*), (SELECT position FROM record ORDER BY position LIMIT 1 OFFSET (SELECT count(*) / 2 FROM record)) FROM record");
  middle.bind(first, last).step();
  const auto records = middle.get<std::int64_t>(0), from = middle.get<std::int64_t>(1);
  middle.reset();
  if (records > 1) {
    write_between(connection, first, from - 1);
    write_between(connection, from, last);
    return;
  }
  connection.prepare("UPDATE temp.cadence_work SET goes = 0, fate = 'held', reason = ?2 WHERE goes AND position = ?1").bind(from, *problem).run();
}

void count_calls(sql::Connection& connection, const Schedule& schedule, std::int64_t calls) {
  if (calls == 0) return;
  if (schedule.window_start) {
    connection.prepare("UPDATE main.api_window SET used = used + ?2 WHERE started_at = ?1").bind(*schedule.window_start, calls).run();
  } else {
    connection.prepare("INSERT INTO main.api_window (started_at, used) VALUES (?1, ?2)").bind(schedule.now, calls).run();
  }
}

// (One question for each number of records: of a single DISTINCT, SQLite sees that the rows come in its order.)
Counts count(sql::Connection& connection) {
  const auto records = [&connection](std::string_view where) {
    return number(connection, fmt::format("SELECT count(DISTINCT position) FROM temp.cadence_work WHERE {}", where));
  };
  sql::Statement calls = connection.prepare(
      "SELECT count(*) FILTER (WHERE direction = 'to_cadence'), count(*) FILTER (WHERE direction = 'to_crm' AND kind = 'field'), "
      "count(*) FILTER (WHERE kind = 'activity'), count(*) FROM temp.cadence_work WHERE goes AND cost");
  calls.step();
  Counts counts;
  counts.fields_to_cadence = calls.get<std::int64_t>(0);
  counts.fields_to_crm = calls.get<std::int64_t>(1);
  counts.activities = calls.get<std::int64_t>(2);
  counts.calls = calls.get<std::int64_t>(3);
  counts.records_to_cadence = records("goes AND direction = 'to_cadence' AND (cost OR kind = 'created')");
  counts.records_to_crm = records("goes AND direction = 'to_crm'");
  counts.deferred = records("NOT goes AND fate = 'go'");
  counts.held = records("NOT goes AND fate = 'held'");
  counts.dropped = records("NOT goes AND fate = 'dropped'");
  counts.conflicts = number(connection, "SELECT count(*) FROM temp.cadence_work WHERE goes AND is_conflict");
  return counts;
}

std::string summary(sql::Connection& connection, bool due, const Schedule& after, const Counts& c, const std::optional<std::string>& note) {
  sql::Statement object = connection.prepare(
      "SELECT json_object('due', ?1, 'next_at', ?2, 'window_start', ?3, 'used', ?4, 'left', ?5, "
      "'to_cadence', json_object('records', ?6, 'fields', ?7), 'to_crm', json_object('records', ?8, 'fields', ?9, 'activities', ?10), "
      "'deferred', ?11, 'held', ?12, 'dropped', ?13, 'conflicts', ?14, 'actions', ?15, 'note', ?16)");
  object
      .bind(due, after.next_at, after.window_start, after.used, after.left(), c.records_to_cadence, c.fields_to_cadence, c.records_to_crm,
            c.fields_to_crm, c.activities, c.deferred, c.held, c.dropped, c.conflicts, c.actions, note)
      .step();
  return object.get<std::string>(0);
}

std::string why_deferred(const Schedule& after) {
  return fmt::format("the API budget does not hold the rest; the next window begins at {} UTC or later", after.window_end.value_or(after.now));
}

Counts synchronize(sql::Connection& connection, const Schedule& schedule, const std::string& crm) {
  make_plan(connection, schedule);
  begin_run(connection, schedule, crm);
  if (number(connection, "SELECT EXISTS (SELECT 1 FROM temp.cadence_work WHERE goes)") != 0) {
    write_between(connection, 0, number(connection, "SELECT max(position) FROM temp.cadence_work"));
  }
  run_step(connection, "settle");
  Counts counts = count(connection);
  counts.actions = act(connection, true);
  count_calls(connection, schedule, counts.calls);
  forget_plan(connection);
  return counts;
}

}  // namespace

std::string cadence_sync(sql::Connection& connection, const std::string& now) {
  require_main_office(connection);
  Schedule schedule = load_schedule(connection, now);
  const std::string crm = crm_schema(connection);
  if (!schedule.is_on()) note_attached(connection, crm, false);
  if (!schedule.is_due()) return summary(connection, false, schedule, {}, schedule.why_not());  // without asking for the write lock
  refuse_torn_commits(connection, crm);
  sql::Savepoint savepoint(connection.handle(), "crm_cadence_sync");
  schedule = load_schedule(connection, now);  // again: another process may have been faster
  if (!schedule.is_due()) return summary(connection, false, schedule, {}, schedule.why_not());
  note_attached(connection, crm, true);
  Counts counts;
  if (something_waits(connection, schedule, crm)) {
    counts = synchronize(connection, schedule, crm);
  } else {
    connection.prepare("INSERT INTO main.cadence_run (at) VALUES (?1)").bind(now).run();
  }
  const Schedule after = load_schedule(connection, now);
  const auto note = counts.deferred > 0 ? std::optional(why_deferred(after)) : std::nullopt;
  connection.prepare("UPDATE main.cadence_run SET calls = ?1, deferred = ?2, note = ?3 WHERE id = (SELECT max(id) FROM main.cadence_run)")
      .bind(counts.calls, counts.deferred, note)
      .run();
  const std::string json = summary(connection, true, after, counts, note);
  savepoint.release();
  return json;
}

}  // namespace crm
