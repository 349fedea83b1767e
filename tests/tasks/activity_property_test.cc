// For any history of activities, clients, profiles, tasks, settings and runs, whom a task takes on a day is what an independent model says, by
// each of the three ways to ask (T10 to T15). One of them looks only at the clients on the agenda, so this is the test of its triggers too.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "support/database.h"
#include "tasks/local_time.h"

namespace {

using Texts = std::vector<std::string>;
using Set = std::set<std::string>;

struct Table {
  std::string name, day;
};
const std::vector<Table> tables = {{"award", "activity_date"},
                                   {"capital_funding", "activity_date"},
                                   {"counseling_session", "session_date"},
                                   {"inquiry", "activity_date"},
                                   {"milestone", "milestone_date"},
                                   {"survey_response", "activity_date"},
                                   {"training_attendance", "activity_date"},
                                   {"form_response", "activity_date"}};
const Texts kinds = {"inactivate_pre_client", "inactivate_client", "inactivate_client_reportable", "inactivate_client_reportable_no_bid_match"};
const Texts tasks = {"t1", "t2", "t3", "t4"};

// Activities, clients and tasks as the base tables hold them, and what follows from them by the rules' words.
class Model {
 public:
  explicit Model(const test::Database& db)
      : db_(db), guarded_(db.value("SELECT value FROM setting WHERE name = 'inactivation.absolute_guard'") == "1") {
    for (const auto& [table, day] : tables) {
      for (const Texts& row : read("SELECT client_id, " + day + ", reportable, funding_source_id, entered_at FROM " + table)) {
        const std::string on = row[1] == "NULL" ? row[4].substr(0, 10) : row[1];
        if (on != "NULL") activities_.push_back({row[0], on, row[2] == "1", row[3]});
      }
    }
    for (const Texts& row : read("SELECT client_id FROM bid_match_profile WHERE status = 'Active'")) with_profile_.insert(row[0]);
  }

  // The view activity, as it must be.
  Set activities() const {
    Set rows;
    for (const Activity& a : activities_) rows.insert(a.client + " | " + a.day + " | " + (a.reportable ? "1" : "0") + " | " + a.funding_source);
    return rows;
  }

  // The first day on which the task takes a client, of those whom it looks at.
  std::map<std::string, long> first_due(const std::string& task) const {
    const Texts t = read("SELECT kind, n, time_zone FROM automated_task t JOIN user_account u ON u.id = owner_id WHERE t.id = '" + task + "'")[0];
    const Set centers = set_of("SELECT center_id FROM task_center WHERE task_id = '" + task + "'");
    const Set sources = set_of("SELECT funding_source_id FROM task_funding_source WHERE task_id = '" + task + "'");
    std::map<std::string, long> found;
    for (const Texts& c : read("SELECT id, status, kind, center_id, entered_at FROM client")) {
      if (c[1] != "Active" || c[2] != (t[0] == kinds[0] ? "Pre-client" : "Client") || !centers.contains(c[3])) continue;
      if (t[0] == kinds[3] && with_profile_.contains(c[0])) continue;
      std::string last, last_reportable;
      for (const Activity& a : activities_) {
        if (a.client != c[0]) continue;
        const bool counts = (a.reportable || t[0] == kinds[0] || t[0] == kinds[1]) && (sources.empty() || sources.contains(a.funding_source));
        if (counts) last = std::max(last, a.day);
        if (a.reportable) last_reportable = std::max(last_reportable, a.day);
      }
      if (last.empty()) last = test::local_day(t[2], test::seconds(c[4]));
      found[c[0]] = test::day_number(last) + std::stol(t[1]) + 1;
      if (guarded_ && !last_reportable.empty()) found[c[0]] = std::max(found[c[0]], test::day_number(last_reportable) + 91);
    }
    return found;
  }

 private:
  struct Activity {
    std::string client, day;
    bool reportable;
    std::string funding_source;
  };
  std::vector<Texts> read(const std::string& query) const {
    std::vector<Texts> rows;
    for (std::string row : db_.rows(query)) {
      Texts& values = rows.emplace_back();
      for (std::size_t end; (end = row.find(" | ")) != std::string::npos; row.erase(0, end + 3)) values.push_back(row.substr(0, end));
      values.push_back(row);
    }
    return rows;
  }
  Set set_of(const std::string& query) const {
    const Texts rows = db_.rows(query);
    return {rows.begin(), rows.end()};
  }

  const test::Database& db_;
  bool guarded_;
  std::vector<Activity> activities_;
  Set with_profile_;
};

// Each step is six numbers, so that counterexamples shrink; their lengths grow with the size, the numbers are of any size at once.
using Step = std::array<unsigned, 6>;
rc::Gen<std::vector<Step>> steps() { return rc::gen::container<std::vector<Step>>(rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<Step>())); }

constexpr const char* people_and_tasks = R"(
  UPDATE setting SET value = '0' WHERE name = 'sync_prompts.enabled';
  UPDATE pick_list SET active = 1 WHERE value = 'Service';
  INSERT INTO user_account (id, name, email, status, time_zone) VALUES
    ('utc', 'Night', 'night@office.example', 'Service', 'UTC'), ('john', 'John', 'john@office.example', 'Service', 'America/St_Johns');
  INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, close_out, created_at) VALUES
    ('t1', 'One', 'inactivate_pre_client', 91, 'utc', 1, 1, 0, '2025-03-01 00:00:00'),
    ('t2', 'Two', 'inactivate_client', 100, 'john', 1, 1, 1, '2025-03-01 00:00:00'),
    ('t3', 'Three', 'inactivate_client_reportable', 91, 'utc', 1, 1, 0, '2025-03-01 00:00:00'),
    ('t4', 'Four', 'inactivate_client_reportable_no_bid_match', 120, 'john', 1, 1, 0, '2025-03-01 00:00:00');
  INSERT INTO task_center (task_id, center_id) SELECT t.id, c.id FROM automated_task t, center c WHERE t.id <> 't1' OR c.id = 'main';
  INSERT INTO task_funding_source (task_id, funding_source_id) VALUES ('t2', 'sba'), ('t3', 'sba'), ('t3', 'state');
  UPDATE client SET entered_at = '2020-01-01 00:00:00', kind = CASE id WHEN 'bolt' THEN 'Pre-client' ELSE 'Client' END;
  SELECT run_tasks('2025-03-09 15:00:00'))";

class History {
 public:
  // plain: the writer has not loaded crm.so (G1). recursive: REPLACE fires delete triggers, as a host may choose.
  // first: the activities are in two of the tables, this one and the next, so that statements meet rows; merging touches all.
  History(bool plain, bool recursive, std::size_t first, bool guarded) : first_(first), plain_(plain) {
    if (recursive) writer().run("PRAGMA recursive_triggers = ON");
    if (guarded) writer().run("UPDATE setting SET value = '1' WHERE name = 'inactivation.absolute_guard'");
  }

  void take(const Step& step) {
    const Table &table = chosen(step[1]), &other = chosen(step[1] + 1);
    switch (step[0] % 15) {
      case 0:
      case 1:
      case 2:
        return enter(table, step);
      case 3:
      case 4:
        return writer().run(std::string(step[5] % 3 == 0 ? "UPDATE OR REPLACE " : "UPDATE ") + table.name + " SET " + change(table, step) +
                            (step[2] % 3 == 0 ? " WHERE client_id = " + client(step[3]) : " WHERE id = " + id(step[2])));
      case 5:
        return writer().run("DELETE FROM " + table.name +
                            (step[2] % 3 == 0 ? " WHERE client_id = " + client(step[3]) : " WHERE id = " + id(step[2])));
      case 6:
        return copy(table, other, step);
      case 7:
        return step[1] % 3 == 0 ? merge(step) : enter_client(step);
      case 8:
        return writer().run("UPDATE client SET " + change_of_client(step) + " WHERE id = " + client(step[3]));
      case 9:
        return profile(step);
      case 10:
        return edit_task(tasks[step[1] % tasks.size()], step);
      case 11:
        return guard_for_a_day();
      default:
        return run(std::array{1, 1, 0, 2, 5, 1, 1, 45}[step[1] % 8]);
    }
  }
  void roll_back(const std::vector<Step>& undone) {
    const auto [clients, today] = std::pair(clients_, today_);
    writer().run("SAVEPOINT undone");
    inside_ = true;
    for (const Step& step : undone) take(step);
    inside_ = false;
    writer().run("ROLLBACK TO undone; RELEASE undone");
    std::tie(clients_, today_) = std::pair(clients, today);
  }
  void compare() const {
    const Model model(ours_);
    RC_ASSERT(set_of("SELECT client_id, day, reportable, funding_source_id FROM activity WHERE day IS NOT NULL") == model.activities());
    for (const std::string& task : tasks) {
      const auto first = model.first_due(task);
      // Each client's first day, and the day before.
      std::set<long> days = {today_};
      for (const auto& [client, day] : first) days.insert({day, day - 1});
      for (const long day : days) {
        const std::string asked = "'" + task + "', '" + test::day_text(day) + "')";
        Set due;
        for (const auto& [client, from] : first) {
          if (from <= day) due.insert(client);
        }
        RC_ASSERT(set_of("SELECT id FROM client WHERE eligible_for_inactivation(id, " + asked) == due);
        if (day < today_) continue;  // the slower ways, for fewer days: no run is for a day that has passed
        RC_ASSERT(set_of("SELECT client_id FROM eligible_for_inactivation(" + asked) == due);
        if (day != *days.rbegin() || task != tasks[static_cast<std::size_t>(today_) % tasks.size()]) continue;
        RC_ASSERT(set_of("SELECT id FROM client WHERE NOT EXISTS (SELECT 1 FROM why_eligible(id, " + asked + " WHERE passes IS NOT 1)") == due);
      }
    }
  }
  void check() const { RC_ASSERT(ours_.rows("SELECT * FROM crm_check()") == std::vector<std::string>()); }
  void rebuild() const { ours_.run("SELECT rebuild_agenda()"); }

 private:
  const test::Database& writer() const { return plain_ ? plainly_ : ours_; }
  Set set_of(const std::string& query) const {
    const Texts rows = ours_.rows(query);
    return {rows.begin(), rows.end()};
  }

  const Table& chosen(unsigned choice) const { return tables[(first_ + choice % 2) % tables.size()]; }

  // SQL literals.
  static std::string id(unsigned choice) { return "'r" + std::to_string(choice % 3) + "'"; }
  static std::string bit(unsigned choice) { return choice % 2 == 0 ? "1" : "0"; }
  static std::string source(unsigned choice) { return Texts{"NULL", "'sba'", "'state'"}[choice % 3]; }
  static std::string status(unsigned choice) { return choice % 4 == 0 ? "'Inactive'" : "'Active'"; }
  static std::string client_kind(unsigned choice) { return Texts{"'Client'", "'Client'", "'Pre-client'", "'Stakeholder'"}[choice % 4]; }
  static std::string center(unsigned choice) { return Texts{"'main'", "'north'", "'main'", "NULL"}[choice % 4]; }
  std::string client(unsigned choice) const { return *std::next(clients_.begin(), static_cast<std::ptrdiff_t>(choice % clients_.size())); }
  // Days around the limits of the tasks.
  std::string day(unsigned choice) const {
    return test::day_text(today_ + std::array{-92, -91, -93, -100, -101, -102, -121, -200, -1, 0, -3, -20, -40, 3}[choice % 14]);
  }
  // Around midnight of the two zones.
  std::string moment(unsigned choice) const {
    return "'" + day(choice) + Texts{" 00:00:00", " 02:29:59", " 02:30:00", " 03:29:59", " 03:30:00", " 23:59:59"}[choice / 14 % 6] + "'";
  }
  static bool may_lack_day(const Table& table) { return table.name == "milestone"; }
  std::string day_of(const Table& table, unsigned choice) const {
    return may_lack_day(table) && choice % 3 > 0 ? "NULL" : "'" + day(choice / 3) + "'";
  }

  std::string change(const Table& table, const Step& step) const {
    switch (step[4] % 7) {
      case 0:
        return "client_id = " + client(step[5]);
      case 1:
        return "reportable = " + bit(step[5]);
      case 2:
        return "funding_source_id = " + source(step[5]);
      case 3:
        return "entered_at = " + moment(step[5]);
      case 4:
        return "reportable = 1 - reportable, client_id = " + client(step[3]) + ", " + table.day + " = " + day_of(table, step[5]);
      default:
        return table.day + " = " + day_of(table, step[5]);
    }
  }
  void enter(const Table& table, const Step& step) const {
    const std::string columns = "id, client_id, " + table.day + ", reportable, funding_source_id, entered_at";
    const bool milestone = table.name == "milestone";
    const std::string row = "INTO " + table.name + " (" + columns + (milestone ? ", type" : "") + ") VALUES (" + id(step[2]) + ", " +
                            client(step[3]) + ", " + day_of(table, step[4]) + ", " + bit(step[5]) + ", " + source(step[5] / 2) + ", " +
                            (step[5] / 6 % 2 == 0 ? "NULL" : moment(step[4])) + (milestone ? ", 'Change in Staff')" : ")");
    switch (step[5] / 12 % 4) {
      case 0:
        return writer().run("INSERT OR IGNORE " + row);
      case 1:
        return writer().run("INSERT " + row + " ON CONFLICT (id) DO UPDATE SET (client_id, " + table.day +
                            ", reportable, funding_source_id, entered_at) = (excluded.client_id, excluded." + table.day +
                            ", excluded.reportable, excluded.funding_source_id, coalesce(excluded.entered_at, entered_at))");
      default:
        return writer().run("INSERT OR REPLACE " + row);
    }
  }
  // All rows of another table, under the ids that they have there: some are new, some replace.
  void copy(const Table& to, const Table& from, const Step& step) const {
    const bool milestone = to.name == "milestone";
    writer().run("INSERT OR REPLACE INTO " + to.name + " (id, client_id, " + to.day + ", reportable, entered_at" + (milestone ? ", type" : "") +
                 ") SELECT id, " + (step[3] % 2 == 0 ? "client_id" : client(step[4])) + ", " + (milestone ? "" : "coalesce(") + from.day +
                 (milestone ? "" : ", '" + day(step[5]) + "')") + ", reportable, entered_at" + (milestone ? ", 'Change in Staff'" : "") + " FROM " +
                 from.name);
  }
  void enter_client(const Step& step) {
    const std::string chosen = "'c" + std::to_string(step[2] % 3) + "'", made = step[3] % 2 == 0 ? client(step[2]) : chosen;
    // Where REPLACE fires delete triggers, a client with activities cannot be replaced: that is refused, and nothing happens.
    const std::string error =
        writer().error(std::string(step[4] % 2 == 0 ? "INSERT OR REPLACE" : "INSERT OR IGNORE") +
                       " INTO client (id, name, status, kind, center_id, entered_at) VALUES (" + made + ", 'Made', " + status(step[5]) + ", " +
                       client_kind(step[5] / 4) + ", " + center(step[5] / 16) + ", " + (step[5] / 64 % 2 == 0 ? "NULL" : moment(step[4])) + ")");
    RC_ASSERT(error.empty() || error.find("still refers to it") != std::string::npos);
    clients_.insert(made);
  }
  std::string change_of_client(const Step& step) const {
    return Texts{"status = " + status(step[5] + 1), "status = 'Active'", "kind = " + client_kind(step[5]), "center_id = " + center(step[5]),
                 "entered_at = " + moment(step[5]), "name = 'Other'"}[step[4] % 6];
  }
  // Everything of one client is moved to another, and the one deleted.
  void merge(const Step& step) {
    const std::string from = client(step[2]), to = client(step[3]);
    if (from == to) return;
    for (const Table& table : tables) writer().run("UPDATE " + table.name + " SET client_id = " + to + " WHERE client_id = " + from);
    writer().run("UPDATE bid_match_profile SET client_id = " + to + " WHERE client_id = " + from);
    writer().run("DELETE FROM client WHERE id = " + from);
    clients_.erase(from);
  }
  void profile(const Step& step) const {
    const std::string values = " INTO bid_match_profile (id, client_id, status) VALUES (" + id(step[2]) + ", " + client(step[3]) + ", " +
                               (step[5] % 2 == 0 ? "'Active')" : "'Inactive')");
    switch (step[4] % 4) {
      case 0:
        return writer().run("DELETE FROM bid_match_profile WHERE id = " + id(step[2]));
      case 1:
        return writer().run("UPDATE bid_match_profile SET status = CASE status WHEN 'Active' THEN 'Inactive' ELSE 'Active' END, client_id = " +
                            client(step[3]) + " WHERE id = " + id(step[2]));
      case 2:
        return writer().run("INSERT" + values + " ON CONFLICT (id) DO UPDATE SET (client_id, status) = (excluded.client_id, excluded.status)");
      default:
        return writer().run("INSERT OR REPLACE" + values);
    }
  }
  void edit_task(const std::string& task, const Step& step) const {
    const std::string where = " WHERE id = '" + task + "'", chosen = " VALUES ('" + task + "', ";
    const std::string edits[] = {
        "UPDATE automated_task SET n = " + std::to_string(std::array{91, 100, 120}[step[3] % 3]) + where,
        "UPDATE automated_task SET kind = '" + kinds[step[3] % kinds.size()] + "'" + where,
        "UPDATE automated_task SET enabled = 1 - enabled" + where,
        "UPDATE automated_task SET test_mode = 1 - test_mode" + where,
        "UPDATE automated_task SET owner_id = " + std::string(step[3] % 2 == 0 ? "'utc'" : "'john'") + where,
        "INSERT OR REPLACE INTO task_center (task_id, center_id)" + chosen + (step[3] % 2 == 0 ? "'main')" : "'north')"),
        "DELETE FROM task_center WHERE task_id = '" + task + "' AND center_id = " + (step[3] % 2 == 0 ? "'main'" : "'north'"),
        "INSERT OR IGNORE INTO task_funding_source (task_id, funding_source_id)" + chosen + (step[3] % 2 == 0 ? "'sba')" : "'state')"),
        "UPDATE OR REPLACE task_funding_source SET funding_source_id = 'state' WHERE task_id = '" + task + "'",
        "DELETE FROM task_funding_source WHERE task_id = '" + task + "'",
        "UPDATE setting SET value = 1 - value WHERE name = 'inactivation.absolute_guard'",
        "INSERT OR REPLACE INTO setting (name, value) VALUES ('inactivation.absolute_guard', '" + bit(step[3]) + "')",
        "UPDATE user_account SET time_zone = CASE time_zone WHEN 'UTC' THEN 'America/St_Johns' ELSE 'UTC' END WHERE id = 'utc'",
    };
    // A setting cannot be deleted, so where REPLACE fires delete triggers this is refused.
    const std::string error = writer().error(edits[step[2] % std::size(edits)]);
    RC_ASSERT(error.empty() || error == "setting: a setting cannot be deleted; change its value with UPDATE");
  }
  // The run puts those whom only the guard holds back on the agenda for a later day; then the guard goes.
  void guard_for_a_day() {
    writer().run("UPDATE setting SET value = '1' WHERE name = 'inactivation.absolute_guard'");
    run(1);
    writer().run("UPDATE setting SET value = '0' WHERE name = 'inactivation.absolute_guard'");
  }
  // The morning some days on: the agenda is made or used, and live tasks inactivate.
  void run(int days) {
    today_ += days;
    const std::string now = test::day_text(today_) + " 15:00:00";
    writer().run("UPDATE setting SET value = '" + now + "' WHERE name = 'clock.pinned'");
    if (!(plain_ && inside_)) ours_.run("SELECT run_tasks()");
  }

  // What every case begins with.
  static const test::Office& beginning() {
    static const test::Office office(people_and_tasks);
    return office;
  }

  test::Office office_{beginning()};
  test::Database ours_ = office_.open(), plainly_ = office_.open_plain();
  std::size_t first_;
  bool plain_, inside_ = false;
  long today_ = test::day_number("2025-03-10");
  Set clients_ = {"'acme'", "'bolt'", "'core'"};  // as literals
};

TEST(Activity, EligibleIsWhomTheModelTakes) {
  const bool holds = rc::check([](bool plain, bool guarded) {
    const bool recursive = *rc::gen::inRange(0, 6) == 5;  // seldom: it hides what REPLACE removes silently
    History history(plain, recursive, *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, tables.size())), guarded);
    for (const Step& step : *steps()) history.take(step);
    history.roll_back(*rc::gen::scale(0.3, steps()));
    for (const Step& step : *steps()) history.take(step);
    history.compare();
    if (*rc::gen::inRange(0, 10) > 0) return;  // the rest takes longer than all before
    history.check();
    history.rebuild();
    history.compare();
  });
  EXPECT_TRUE(holds);
}

}  // namespace
