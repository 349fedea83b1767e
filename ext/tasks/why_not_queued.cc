// why_not_queued(event_id, task_id): why a session or an appointment is, or is not, in the queue of a task: one row for each condition (T20 to T36).
//
//   SELECT * FROM why_not_queued('session 1', 'task 1');
//
// What was judged when the session was entered (first, second, third, hours) is shown as it stands now, unless the session is queued or was sent.
#include <array>

#include "core/core.h"
#include "sqlite/table.h"
#include "tasks/tables.h"
#include "tasks/task.h"

namespace crm {
namespace {

// ?1 the session, ?2 the task.
constexpr const char* session_conditions =
    "WITH e AS (SELECT s.*, coalesce((SELECT name FROM main.center WHERE id = s.center_id), 'none') AS center, "
    "coalesce((SELECT name FROM main.funding_source WHERE id = s.funding_source_id), 'none') AS source, "
    "(SELECT kind FROM main.client WHERE id = s.client_id) AS client_kind FROM main.counseling_session s WHERE s.id = ?1), "
    "t AS (SELECT t.*, k.session_type, k.ordinal, k.counts_hours, "
    "EXISTS (SELECT 1 FROM main.task_funding_source f WHERE f.task_id = t.id) AS has_sources "
    "FROM main.automated_task t JOIN main.message_kind k ON k.kind = t.kind WHERE t.id = ?2), "
    "own AS (SELECT * FROM main.task_queue WHERE session_id = ?1 AND task_id = ?2 AND client_id = (SELECT client_id FROM e) AND status <> "
    "'skipped'), "
    "counted AS (SELECT count(*) FILTER (WHERE c.type = e.type) AS sessions, round(total(c.contact_hours), 6) AS hours "
    "FROM e, t, main.counseling_session c WHERE c.client_id = e.client_id AND c.reportable AND (NOT t.has_sources OR EXISTS ("
    "SELECT 1 FROM main.task_funding_source f WHERE f.task_id = t.id AND f.funding_source_id = c.funding_source_id))), "
    "near AS (SELECT q.* FROM e, t, main.task_queue q WHERE q.task_id = t.id AND q.client_id = e.client_id AND q.status <> 'skipped' "
    "AND q.session_id <> e.id AND CASE WHEN t.ordinal IS NOT NULL OR t.counts_hours THEN q.period = '' "
    "ELSE abs(julianday(q.period) - julianday(e.session_date)) < max(t.n, 1) END LIMIT 1) "
    "SELECT 'entered after the task', e.entered_at, 'since ' || t.created_at, e.entered_at >= t.created_at FROM e, t "
    "UNION ALL SELECT 'reportable', e.reportable, '1', e.reportable FROM e "
    "UNION ALL SELECT 'type of session', e.type, coalesce(t.session_type, 'any'), e.type = coalesce(t.session_type, e.type) FROM e, t "
    "UNION ALL SELECT 'kind of client', e.client_kind, 'Client', e.client_kind = 'Client' FROM e "
    "UNION ALL SELECT 'center of the session', e.center, "
    "coalesce((SELECT group_concat(name, ', ') FROM (SELECT name FROM main.task_center JOIN main.center ON id = center_id WHERE task_id = ?2 "
    "ORDER BY name)), 'no center is selected: the task does nothing'), "
    "EXISTS (SELECT 1 FROM main.task_center WHERE task_id = ?2 AND center_id = e.center_id) FROM e "
    "UNION ALL SELECT 'funding source', e.source, "
    "coalesce((SELECT group_concat(name, ', ') FROM (SELECT name FROM main.task_funding_source JOIN main.funding_source ON id = funding_source_id "
    "WHERE task_id = ?2 ORDER BY name)), 'any'), "
    "NOT t.has_sources OR EXISTS (SELECT 1 FROM main.task_funding_source WHERE task_id = ?2 AND funding_source_id = e.funding_source_id) FROM e, t "
    "UNION ALL SELECT 'which of the client''s sessions of this type', counted.sessions, t.ordinal, "
    "EXISTS (SELECT 1 FROM own) OR counted.sessions = t.ordinal FROM t, counted WHERE t.ordinal IS NOT NULL "
    "UNION ALL SELECT 'contact hours of the client', counted.hours, 'reach ' || t.n || ' with this session', "
    "EXISTS (SELECT 1 FROM own) OR (counted.hours >= t.n AND round(counted.hours - e.contact_hours, 6) < t.n) FROM e, t, counted WHERE "
    "t.counts_hours "
    "UNION ALL SELECT 'no other one of the same period', coalesce((SELECT status || ': session ' || session_id || ' of ' || "
    "coalesce((SELECT session_date FROM main.counseling_session s WHERE s.id = near.session_id), 'a day unknown') FROM near), 'none'), "
    "CASE WHEN t.ordinal IS NOT NULL OR t.counts_hours THEN 'once for each client' ELSE 'none within ' || max(t.n, 1) || ' days' END, "
    "NOT EXISTS (SELECT 1 FROM near) FROM t "
    "UNION ALL SELECT 'queue', coalesce((SELECT status || coalesce(': ' || reason, '') FROM own), (SELECT status || ': ' || reason "
    "FROM main.task_queue WHERE session_id = ?1 "
    "AND task_id = ?2 ORDER BY id DESC LIMIT 1), 'not queued'), 'waiting or sent', coalesce((SELECT status IN ('waiting', 'sent') FROM own), 0)";

// ?1 the appointment, ?2 the task, ?3 the moment.
constexpr const char* appointment_conditions =
    "WITH e AS (SELECT a.*, coalesce(a.center_id, c.center_id) AS held_at FROM main.appointment a JOIN main.client c ON c.id = a.client_id "
    "WHERE a.id = ?1), "
    "own AS (SELECT q.* FROM main.task_queue q, e WHERE q.appointment_id = ?1 AND q.task_id = ?2 AND q.client_id = e.client_id "
    "AND q.period = e.starts_at AND q.status <> 'skipped') "
    "SELECT 'status of the appointment', e.status, 'scheduled', e.status = 'scheduled' FROM e "
    "UNION ALL SELECT 'begins', e.starts_at, 'after ' || ?3, e.starts_at > ?3 FROM e "
    "UNION ALL SELECT 'center of the appointment or client', coalesce((SELECT name FROM main.center WHERE id = e.held_at), 'none'), "
    "coalesce((SELECT group_concat(name, ', ') FROM (SELECT name FROM main.task_center JOIN main.center ON id = center_id WHERE task_id = ?2 "
    "ORDER BY name)), 'no center is selected: the task does nothing'), "
    "EXISTS (SELECT 1 FROM main.task_center WHERE task_id = ?2 AND center_id = e.held_at) FROM e "
    "UNION ALL SELECT 'queue', coalesce((SELECT status FROM own), (SELECT status || ': ' || reason FROM main.task_queue WHERE appointment_id = ?1 "
    "AND task_id = ?2 ORDER BY id DESC LIMIT 1), 'not queued'), 'waiting or sent', coalesce((SELECT status IN ('waiting', 'sent') FROM own), 0)";

struct WhyNotQueued {
  static constexpr const char* name = "why_not_queued";
  static constexpr const char* declaration =
      "CREATE TABLE x(condition TEXT, value TEXT, \"limit\" TEXT, passes INTEGER, event_id TEXT HIDDEN, task_id TEXT HIDDEN)";
  static constexpr int hidden = 4;
  static constexpr std::array<int, 2> arguments{4, 5};

  class Cursor : public sql::StatementRows {
   public:
    Cursor(sql::Connection& connection, const sql::Arguments& given) {
      if (given[0] == nullptr || given[1] == nullptr) throw sql::Error("it needs its arguments: why_not_queued(session or appointment, task_id)");
      require_schema(connection, this_release());
      const auto event = sql::text_of(given[0], "event_id"), task_id = sql::text_of(given[1], "task_id");
      if (!event || !task_id) return;
      const Task task = load_task(connection, *task_id);
      if (!task.writes_messages()) throw sql::Error("the task '" + task.name + "' queues nothing: it is of the kind " + task.kind);
      const bool about_session = task.event == "session";
      if (!connection.prepare(about_session ? "SELECT 1 FROM main.counseling_session WHERE id = ?1" : "SELECT 1 FROM main.appointment WHERE id = ?1")
               .bind(*event)
               .step()) {
        throw sql::Error("there is no " + task.event + " '" + *event + "', which is what the task '" + task.name + "' waits for");
      }
      if (about_session) {
        read(connection.prepare(session_conditions), *event, task.id);
      } else {
        read(connection.prepare(appointment_conditions), *event, task.id, clock(connection));
      }
    }
  };
};

}  // namespace

void define_why_not_queued(sql::Connection& connection) { sql::define_table<WhyNotQueued>(connection); }

}  // namespace crm
