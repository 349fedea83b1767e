#include "tasks/inactivation.h"

#include <fmt/format.h>

namespace crm {
namespace {

// What is known of a client without a look at its activities, of inactivation_expected; NULL: it is not there.
struct Expected {
  const char* last_activity;
  const char* last_any;
};
constexpr Expected nothing = {"NULL", "NULL"};

// Which clients of a task (?1) a statement looks at.
struct Source {
  const char* in_scope;
  Expected expected;
  const char* from;
};
// Every one that the task looks at, in the order of the indexes on activities (?5 is of no use here).
constexpr Source every_client = {"1", nothing, "main.inactivation_case c WHERE c.task_id = ?1 AND c.in_scope AND ?5 = ?5 ORDER BY c.client_id"};
// Those whose day on the agenda has come at ?5. Sorted (+: and not by an index), so that the whole is read before the run writes to the agenda.
constexpr Source clients_of_the_agenda = {
    "c.in_scope",
    {"e.last_activity", "e.last_any"},
    "main.inactivation_agenda a LEFT JOIN main.inactivation_expected e ON e.client_id = a.client_id AND e.task_id = ?1 AND a.look_on <> '' "
    "CROSS JOIN main.inactivation_case c WHERE a.task_id = ?1 AND a.look_on <= ?5 AND c.task_id = ?1 AND c.client_id = a.client_id "
    "ORDER BY +c.client_id"};
// One, ?5.
constexpr Source one_client = {"c.in_scope", nothing, "main.inactivation_case c WHERE c.task_id = ?1 AND c.client_id = ?5"};

// Their cases on a day: each with due, and, where nothing is expected, look_on: the day before which the client cannot be due as things stand. ?2 to
// ?4 are the Limits, ?6 the days of the task. The inner SELECT has a LIMIT so that SQLite computes each case once.
std::string cases(const Source& source) {
  return fmt::format(
      "SELECT client_id, client, last_activity, entered_at, modified_by, in_scope, expected_any, "
      "in_scope AND CASE WHEN last_activity IS NULL THEN entered_at < ?3 ELSE last_activity < ?2 END AND (guarded IS NULL OR guarded < ?4) AS due, "
      "coalesce(max(date(coalesce(last_activity, date(entered_at, '-1 day')), (?6 + 1) || ' days'), "
      "coalesce(date(guarded, '+91 days'), '')), '9999-12-31') AS look_on FROM ("
      "SELECT c.client_id, c.client, coalesce({1}, c.last_activity) AS last_activity, c.entered_at, c.modified_by, {0} AS in_scope, "
      "CASE WHEN {1} IS NULL AND (SELECT value FROM main.setting WHERE name = 'inactivation.absolute_guard') = '1' THEN c.last_reportable END "
      "AS guarded, {2} AS expected_any FROM {3} LIMIT -1)",
      source.in_scope, source.expected.last_activity, source.expected.last_any, source.from);
}

sql::Statement& bind_cases(sql::Statement& statement, const Task& task, const Limits& limits, std::string_view of_the_source) {
  return statement.bind(task.id, limits.activity, limits.entry, limits.recent, of_the_source, task.n);
}

// The beginning of an id that sorts by its moment.
std::string time_ordered_prefix(sql::Connection& connection, const std::string& now) {
  sql::Statement hex =
      connection.prepare("SELECT substr(hex, 1, 8) || '-' || substr(hex, 9) FROM (SELECT printf('%012x', strftime('%s', ?1) * 1000) AS hex)");
  hex.bind(now).step();
  return hex.get<std::string>(0);
}

std::string what_was_not_written(sql::Connection& connection, std::int64_t run) {
  sql::Statement kept = connection.prepare(
      "SELECT 'client ' || client_id FROM main.task_run_client r WHERE run_id = ?1 AND (SELECT status FROM main.client WHERE id = r.client_id) <> "
      "'Inactive' UNION ALL SELECT 'bid match profile ' || profile_id FROM main.task_run_profile r WHERE run_id = ?1 "
      "AND (SELECT status FROM main.bid_match_profile WHERE id = r.profile_id) <> 'Inactive' LIMIT 1");
  const std::string what = kept.bind(run).step() ? kept.get<std::string>(0) + " could not be inactivated" : "not every row could be written";
  return what + ": a trigger of this database prevents it; see SELECT name, sql FROM sqlite_schema";
}

bool is_reviewed(sql::Connection& connection, const Task& task) {
  return connection.prepare("SELECT 1 FROM main.inactivation_reviewed WHERE task_id = ?1").bind(task.id).step();
}

// Where the agenda of a task is complete, only the clients whose day has come are looked at; else all are.
const Source& source_for(bool reviewed) { return reviewed ? clients_of_the_agenda : every_client; }

void forget_agenda(sql::Connection& connection, const Task& task) {
  connection.prepare("DELETE FROM main.inactivation_agenda WHERE task_id = ?1").bind(task.id).run();
  connection.prepare("DELETE FROM main.inactivation_expected WHERE task_id = ?1").bind(task.id).run();
}

enum CaseColumn { client_id, client_name, last_activity, entered_at, modified_by, in_scope, expected_any, due, look_on };

// Reads cases as DueClients.
class CaseReader {
 public:
  CaseReader(sql::Connection& connection, const Task& task, const std::string& day)
      : day_(day),
        zone_(task.time_zone),
        limits_(task, zone_, day),
        last_any_(connection.prepare("SELECT last_any FROM main.inactivation_case WHERE task_id = ?1 AND client_id = ?2")) {}

  void read(const Task& task, const sql::Statement& row, DueClient& into) {
    into.id = row.get<std::string>(client_id);
    into.name = row.get<std::string>(client_name);
    into.last_activity = row.get<std::optional<std::string>>(last_activity);
    into.days = days_between(into.last_activity ? *into.last_activity : zone_.day_of(row.get<std::string>(entered_at)), day_);
    into.modified_by = row.get<std::optional<std::string>>(modified_by);
    // Who is due has no recent activity that counts: if there is a recent one, it is another (T13).
    const auto any = last_any(task, row);
    into.warning = any >= limits_.recent ? "other activity on " + *any : "";
  }

  // The day of its last activity of any kind.
  std::optional<std::string> last_any(const Task& task, const sql::Statement& row) {
    if (task.counts_everything) return row.get<std::optional<std::string>>(last_activity);
    if (auto known = row.get<std::optional<std::string>>(expected_any)) return known;
    const sql::Reset reset(last_any_);
    last_any_.bind(task.id, row.get<std::string_view>(client_id)).step();
    return last_any_.get<std::optional<std::string>>(0);
  }
  const Limits& limits() const { return limits_; }

 private:
  std::string day_;
  TimeZone zone_;
  Limits limits_;
  sql::Statement last_any_;
};

// When a task looks at its clients again.
class Agenda {
 public:
  Agenda(sql::Connection& connection, const Task& task, CaseReader& reader, std::string until)
      : task_(task),
        reader_(reader),
        until_(std::move(until)),
        look_(connection.prepare("INSERT INTO main.inactivation_agenda (client_id, task_id, look_on) VALUES (?1, ?2, ?3) "
                                 "ON CONFLICT DO UPDATE SET look_on = excluded.look_on")),
        leave_(connection.prepare("DELETE FROM main.inactivation_agenda WHERE client_id = ?1 AND task_id = ?2")),
        expect_(connection.prepare("INSERT INTO main.inactivation_expected (client_id, task_id, last_activity, last_any) VALUES (?1, ?2, ?3, ?4) "
                                   "ON CONFLICT DO UPDATE SET (last_activity, last_any) = (excluded.last_activity, excluded.last_any)")),
        do_not_expect_(connection.prepare("DELETE FROM main.inactivation_expected WHERE client_id = ?1 AND task_id = ?2")) {}

  void keep(const sql::Statement& row) {
    const auto client = row.get<std::string_view>(client_id), on = row.get<std::string_view>(look_on);
    look_.bind(client, task_.id, on).run();
    // (Of a client without activity the day of entry decides, which the agenda has by UTC only.)
    if (const auto activity = row.get<std::optional<std::string_view>>(last_activity); activity && on <= until_) {
      expect_.bind(client, task_.id, *activity, reader_.last_any(task_, row)).run();
    } else {
      do_not_expect_.bind(client, task_.id).run();
    }
  }
  void forget(std::string_view client) {
    leave_.bind(client, task_.id).run();
    do_not_expect_.bind(client, task_.id).run();
  }

 private:
  const Task& task_;
  CaseReader& reader_;
  std::string until_;
  sql::Statement look_, leave_, expect_, do_not_expect_;
};

}  // namespace

Limits::Limits(const Task& task, const TimeZone& zone, std::string_view day)
    : activity(add_days(day, -task.n)), entry(zone.start_of(activity)), recent(add_days(day, -90)) {}

struct DueClients::State {
  State(sql::Connection& connection, const Task& asked, std::string on)
      : task(asked),
        day(std::move(on)),
        reader(connection, task, day),
        rows(connection.prepare("SELECT * FROM (" + cases(source_for(is_reviewed(connection, task))) + ") WHERE due ORDER BY client, client_id")) {
    bind_cases(rows, task, reader.limits(), day);
  }
  Task task;
  std::string day;
  CaseReader reader;
  sql::Statement rows;
  DueClient client;
};

DueClients::DueClients(sql::Connection& connection, const Task& task, std::string day)
    : state_(std::make_unique<State>(connection, task, std::move(day))) {}
DueClients::~DueClients() = default;

bool DueClients::next() {
  if (!state_->rows.step()) return false;
  state_->reader.read(state_->task, state_->rows, state_->client);
  return true;
}

const DueClient& DueClients::client() const { return state_->client; }

bool may_be_due(sql::Connection& connection, const Task& task, const std::string& day, std::string_view client) {
  sql::Statement& found = connection.cached(
      "SELECT EXISTS (SELECT 1 FROM main.inactivation_agenda WHERE client_id = ?1 AND task_id = ?2 AND look_on <= ?3) "
      "OR NOT EXISTS (SELECT 1 FROM main.inactivation_reviewed WHERE task_id = ?2)");
  const sql::Reset reset(found);
  return found.bind(client, task.id, day).step() && found.get<bool>(0);
}

bool is_due(sql::Connection& connection, const Task& task, const std::string& day, std::string_view client) {
  static const std::string text = cases(one_client);
  const Limits limits(task, TimeZone(task.time_zone), day);
  sql::Statement& found = connection.cached(text.c_str());
  const sql::Reset reset(found);
  return bind_cases(found, task, limits, client).step() && found.get<bool>(due);
}

std::int64_t look_at_clients(sql::Connection& connection, const Task& task, std::int64_t run, const std::string& day, const std::string& now) {
  const bool reviewed = is_reviewed(connection, task);
  if (!reviewed) {
    forget_agenda(connection, task);
    // Now, not afterwards: a trigger of the user's that changes the task during the look takes it back.
    connection.prepare("INSERT INTO main.inactivation_reviewed (task_id) VALUES (?1)").bind(task.id).run();
  }
  sql::Statement list = connection.prepare(
      "INSERT INTO main.task_run_client (run_id, client_id, client, last_activity, days, warning, modified_by_before, session_id) "
      "VALUES (?1, ?2, ?3, ?4, ?5, nullif(?6, ''), ?7, ?8 || ?2)");
  // The id of a close-out session derives from its cause, and begins with the moment: the run and the client (G8, G10).
  std::optional<std::string> session_id;
  if (task.close_out && !task.test_mode) session_id = time_ordered_prefix(connection, now) + "-task-" + std::to_string(run) + "-";

  // Tomorrow's are looked at too, so that the preview of that morning finds those that are due and few others.
  const std::string until = add_days(day, 1);
  CaseReader reader(connection, task, day);
  Agenda agenda(connection, task, reader, until);
  sql::Statement rows = connection.prepare(cases(source_for(reviewed)));
  bind_cases(rows, task, reader.limits(), until);
  std::int64_t clients = 0;
  DueClient client;
  while (rows.step()) {
    if (rows.get<bool>(due)) {
      reader.read(task, rows, client);
      list.bind(run, client.id, client.name, client.last_activity, client.days, client.warning, client.modified_by, session_id).run();
      ++clients;
    }
    // In test mode it is due tomorrow again; else it is not the task's any more.
    if (rows.get<bool>(due) ? task.test_mode : rows.get<bool>(in_scope)) {
      if (!rows.get<std::optional<std::string_view>>(expected_any)) agenda.keep(rows);
    } else if (reviewed) {
      agenda.forget(rows.get<std::string_view>(client_id));
    }
  }
  return clients;
}

void inactivate_clients(sql::Connection& connection, const Task& task, std::int64_t run, std::int64_t clients, const std::string& day,
                        const std::string& now) {
  // A trigger of the user's may keep a row from being written.
  const auto write = [&](std::int64_t expected, const char* text, const auto&... values) {
    if (connection.prepare(text).bind(values...).run() != expected) throw sql::Error(what_was_not_written(connection, run));
  };
  const std::int64_t profiles =
      connection
          .prepare(
              "INSERT INTO main.task_run_profile (run_id, profile_id, client_id, modified_by_before) SELECT ?1, b.id, b.client_id, b.modified_by "
              "FROM main.task_run_client r CROSS JOIN main.bid_match_profile b ON b.client_id = r.client_id WHERE r.run_id = ?1 AND b.status = "
              "'Active'")
          .bind(run)
          .run();
  write(clients,
        "UPDATE main.client SET status = 'Inactive', modified_by = ?2 WHERE id IN (SELECT client_id FROM main.task_run_client WHERE run_id = ?1)",
        run, task.owner_id);
  write(profiles,
        "UPDATE main.bid_match_profile SET status = 'Inactive', modified_by = ?2 "
        "WHERE id IN (SELECT profile_id FROM main.task_run_profile WHERE run_id = ?1)",
        run, task.owner_id);
  if (task.close_out) {
    write(clients,
          "INSERT INTO main.counseling_session (id, client_id, type, session_date, contact_hours, reportable, funding_source_id, center_id, "
          "counselor_id, notes, entered_at, modified_by) "
          "SELECT r.session_id, r.client_id, 'Close-out', ?2, 0, 0, ?3, c.center_id, ?4, ?5, ?6, ?4 "
          "FROM main.task_run_client r CROSS JOIN main.client c ON c.id = r.client_id WHERE r.run_id = ?1",
          run, day, task.owner_funding_source_id, task.owner_id, task.close_out_notes, now);
  }
  write(clients + profiles + (task.close_out ? clients : 0),
        "INSERT INTO main.audit_log (at, actor, action, rule, table_name, row_id, column_name, old_value, new_value) "
        "SELECT ?2, ?3, 'client inactivated', ?4, 'client', client_id, 'status', 'Active', 'Inactive' "
        "FROM main.task_run_client WHERE run_id = ?1 "
        "UNION ALL SELECT ?2, ?3, 'bid match profile inactivated', ?4, 'bid_match_profile', profile_id, 'status', 'Active', 'Inactive' "
        "FROM main.task_run_profile WHERE run_id = ?1 "
        "UNION ALL SELECT ?2, ?3, 'close-out session created', ?4, 'counseling_session', session_id, NULL, NULL, 'Close-out' "
        "FROM main.task_run_client WHERE run_id = ?1 AND session_id IS NOT NULL",
        run, now, task.owner_id, task.id);
}

std::int64_t rebuild_agenda(sql::Connection& connection, const Task& task) {
  forget_agenda(connection, task);
  sql::Statement enter = connection.prepare(
      "INSERT INTO main.inactivation_agenda (client_id, task_id, look_on) SELECT client_id, ?1, look_on FROM (" + cases(every_client) + ")");
  const Limits no_limits;  // those of a day have no part in when to look
  const std::int64_t clients = bind_cases(enter, task, no_limits, "").run();
  connection.prepare("INSERT INTO main.inactivation_reviewed (task_id) VALUES (?1) ON CONFLICT DO NOTHING").bind(task.id).run();
  return clients;
}

std::string over_cap(const Task& task, std::int64_t clients, std::int64_t cap) {
  return fmt::format(
      "its first live run would inactivate {} clients at once, more than the {} of the setting inactivation.first_run_cap; nothing was done. "
      "Look at SELECT * FROM eligible_for_inactivation('{}'), then raise the setting, or change the task",
      clients, cap, task.id);
}

}  // namespace crm
