// In any office, preview_tasks lists exactly what run_tasks then does, and writes nothing (G5); and undo_task_run takes exactly that back (T17).
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <set>

#include "support/database.h"

namespace {

using Texts = std::vector<std::string>;
using Numbers = std::vector<unsigned>;

// The numbers that an office is made of, one after another; 0 when they are used up, so that counterexamples shrink to simple offices.
class Choices {
 public:
  explicit Choices(Numbers numbers) : numbers_(std::move(numbers)) {}
  unsigned below(unsigned count) { return at_ < numbers_.size() ? numbers_[at_++] % count : 0; }
  std::string of(const Texts& texts) { return texts[below(static_cast<unsigned>(texts.size()))]; }

 private:
  Numbers numbers_;
  std::size_t at_ = 0;
};

// The tasks were saved on 2025-03-08; the clock stands at 2025-03-10 09:00.
constexpr const char* people_and_templates = R"(
  UPDATE pick_list SET active = 1 WHERE value = 'Service';
  UPDATE setting SET value = '0' WHERE name = 'sync_prompts.enabled';
  INSERT INTO user_account (id, name, email, status, center_id, funding_source_id, time_zone, last_active_at) VALUES
    ('svc', 'Night', 'night@office.example', 'Service', 'main', 'sba', 'America/Chicago', NULL),
    ('lost', 'Lost', 'lost@office.example', 'Active', 'main', 'sba', 'Mars/Olympus', '2025-03-09 09:00:00'),
    ('far', 'Far', NULL, 'Active', NULL, NULL, 'Pacific/Kiritimati', '2025-03-09 09:00:00'),
    ('idle', 'Idle', 'idle@office.example', 'Active', 'north', NULL, 'UTC', '2024-09-11 09:00:00');
  DROP TRIGGER email_template_checked; -- some templates have mistakes from before templates were checked
  INSERT INTO email_template (id, name, purpose, subject, body_text, body_html, active) VALUES
    ('good', 'Good', 'report', '{{count}}', '{{#clients}}{{client}} {{/clients}}', NULL, 1), ('open', 'Open', 'report', '{{count', 'x', NULL, 1),
    ('unclosed', 'Unclosed', 'report', 'x', '{{#clients}}', NULL, 1), ('html', 'Html', 'report', 'x', 'x', '{{/clients}}', 1),
    ('retired', 'Retired', 'report', 'x', 'x', NULL, 0), ('other', 'Other', 'report', 'x', 'x', NULL, 1);
  SELECT crm_install())";

class Office {
 public:
  explicit Office(const Numbers& numbers) : choose_(numbers) {
    set("inactivation.first_run_cap", choose_.of({"500", "500", "500", "0", "1", "2"}));
    set("inactivation.absolute_guard", choose_.of({"0", "0", "0", "1"}));
    for (const char* task : {"t0", "t1", "t2"}) {
      if (choose_.below(4) < 3) add_task(task);
    }
    db_.run("UPDATE email_template SET purpose = 'message' WHERE id = 'other'");  // of a task it was chosen for before
    for (const char* client : {"acme", "bolt", "core", "dune", "echo"}) add_client(client);
    // With an earlier run, the agenda is made, and some runs are no longer the first.
    if (choose_.below(2) == 1) db_.run("SELECT run_tasks('2025-03-09 15:00:00')");
    if (choose_.below(2) == 1) db_.run("UPDATE client SET status = 'Active'");
    if (choose_.below(3) == 1) set("inactivation.first_run_cap", "1");
  }

  void preview_then_run() {
    const std::string now = choose_.of(
        {"2025-03-10 15:00:00", "2025-03-10 15:00:00", "2025-03-10 05:30:00", "2025-03-09 20:00:00", "2025-03-08 20:00:00", "2025-06-20 09:00:00"});
    const Texts before = records();
    const Texts everything = db_.everything();
    const int changes = sqlite3_total_changes(db_.handle());
    const std::string version = other_.value("PRAGMA data_version");
    const Texts expected =
        db_.rows("SELECT " + columns_ + " FROM preview_tasks('" + now + "') WHERE action <> 'first live run' ORDER BY 1, 2, 3, 4, 5");
    RC_ASSERT(sqlite3_total_changes(db_.handle()) == changes);
    RC_ASSERT(other_.value("PRAGMA data_version") == version);
    RC_ASSERT(db_.everything() == everything);

    const std::string last_run = db_.value("SELECT coalesce(max(id), 0) FROM task_run");
    const std::string last_message = db_.value("SELECT coalesce(max(id), 0) FROM outbox");
    other_.run(
        "CREATE TEMP TABLE user_before AS SELECT * FROM user_account; CREATE TEMP TABLE task_before AS SELECT * FROM automated_task; "
        "CREATE TEMP TABLE client_before AS SELECT * FROM client; CREATE TEMP TABLE session_before AS SELECT * FROM counseling_session; "
        "CREATE TEMP TABLE profile_before AS SELECT * FROM bid_match_profile");
    db_.run("SELECT run_tasks('" + now + "')");
    RC_ASSERT(done(last_run, last_message) == expected);
    RC_ASSERT(db_.rows("SELECT * FROM preview_tasks('" + now + "') WHERE action <> 'wait'").empty());

    undo(last_run);
    RC_ASSERT(records() == before);
    if (choose_.below(8) == 7)
      RC_ASSERT(db_.rows("SELECT * FROM crm_check() WHERE \"check\" <> 'e-mail template'").empty());  // takes longer than the rest
  }

 private:
  void set(const std::string& name, const std::string& value) const {
    db_.run("UPDATE setting SET value = '" + value + "' WHERE name = '" + name + "'");
  }
  // Every other task is one that runs, and takes whom it can; the others are odd in some way.
  void add_task(const std::string& id) {
    const bool runs = choose_.below(2) == 0;
    const auto one_of = [&](const Texts& texts) {
      const std::string chosen = choose_.of(texts);
      return runs ? texts.front() : chosen;
    };
    db_.run(
        "INSERT INTO automated_task (id, name, n, kind, owner_id, enabled, test_mode, close_out, close_out_notes, template_id, created_at) VALUES "
        "('" +
        id + "', 'Task " + id + "', " + one_of({"91", "100", "200"}) + ", '" +
        one_of({"inactivate_client", "inactivate_client", "inactivate_client_reportable", "inactivate_client_reportable_no_bid_match",
                "inactivate_pre_client"}) +
        "', '" + one_of({"svc", "svc", "svc", "svc", "svc", "ann", "far", "idle", "lost"}) + "', " +
        one_of({"1", "1", "1", "1", "1", "1", "1", "0"}) + ", " + one_of({"0", "0", "0", "1"}) + ", " + choose_.of({"0", "1"}) + ", " +
        choose_.of({"NULL", "'Closed.'"}) + ", " +
        one_of({"NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "'good'", "'good'", "'good'", "'open'", "'unclosed'", "'html'", "'retired'",
                "'other'"}) +
        ", '2025-03-0" + one_of({"8", "9"}) + " 01:00:00')");
    const std::string centers = one_of({"('main', 'north')", "('main', 'north')", "('main')", "('main')", "()"}),
                      sources = one_of({"()", "('sba')", "('sba', 'state')"});
    db_.run("INSERT INTO task_center (task_id, center_id) SELECT '" + id + "', id FROM center WHERE id IN " + centers +
            "; INSERT INTO task_funding_source (task_id, funding_source_id) SELECT '" + id + "', id FROM funding_source WHERE id IN " + sources);
  }
  void add_client(const std::string& id) {
    db_.run("INSERT OR REPLACE INTO client (id, name, status, kind, center_id, entered_at, modified_by) VALUES ('" + id + "', '" +
            choose_.of({"Acme", "Bolt", "A & B"}) + "', '" + choose_.of({"Active", "Active", "Active", "Inactive"}) + "', '" +
            choose_.of({"Client", "Client", "Client", "Client", "Pre-client", "Stakeholder"}) + "', " +
            choose_.of({"'main'", "'main'", "'main'", "'north'", "NULL"}) + ", '" +
            choose_.of({"2020-01-01 00:00:00", "2020-01-01 00:00:00", "2020-01-01 00:00:00", "2024-12-08 06:00:00", "2025-03-01 00:00:00"}) + "', " +
            choose_.of({"NULL", "'bob'", "'svc'"}) + ")");
    for (unsigned i = choose_.below(3); i > 0; --i) {
      const bool inquiry = choose_.below(2) == 1;
      db_.run(std::string(inquiry ? "INSERT INTO inquiry (activity_date" : "INSERT INTO counseling_session (session_date") +
              ", id, client_id, reportable, funding_source_id) VALUES ('" +
              choose_.of({"2020-02-02", "2020-02-02", "2024-08-01", "2024-12-07", "2024-12-08", "2024-12-09", "2025-03-01", "2025-03-11"}) + "', '" +
              id + std::to_string(i) + "', '" + id + "', " + choose_.of({"1", "0"}) + ", " + choose_.of({"NULL", "'sba'", "'state'"}) + ")");
    }
    for (unsigned i = choose_.below(3); i > 0; --i) {
      db_.run("INSERT INTO bid_match_profile (id, client_id, status, modified_by) VALUES ('" + id + std::to_string(i) + "', '" + id + "', '" +
              choose_.of({"Active", "Inactive"}) + "', " + choose_.of({"NULL", "'ann'"}) + ")");
    }
  }

  // The rows that a run changes and undo_task_run restores.
  Texts records() const {
    return db_.rows(
        "SELECT rowid, * FROM client ORDER BY id; SELECT rowid, * FROM bid_match_profile ORDER BY id; "
        "SELECT rowid, * FROM counseling_session ORDER BY id");
  }

  // What has been done since, in the words of the preview: read from the records themselves, and from the lists of the runs.
  Texts done(const std::string& last_run, const std::string& last_message) const {
    const std::string runs = " FROM task_run r WHERE r.id > " + last_run,
                      lists = " FROM task_run r JOIN task_run_client c ON c.run_id = r.id WHERE r.id > " + last_run;
    other_.run(
        "DROP VIEW IF EXISTS temp.changed; CREATE TEMP VIEW changed AS SELECT c.id FROM main.client c JOIN client_before b USING (id) "
        "WHERE c.status <> b.status");
    // Each listed client of a live run was inactivated by it, and nobody else was; with its sessions and profiles.
    RC_ASSERT(other_.rows("SELECT client_id" + lists + " AND mode = 'live' ORDER BY 1") == other_.rows("SELECT id FROM changed ORDER BY 1"));
    RC_ASSERT(other_.rows("SELECT client_id, session_id" + lists + " AND session_id IS NOT NULL ORDER BY 1") ==
              other_.rows("SELECT client_id, id FROM counseling_session WHERE id NOT IN (SELECT id FROM session_before) ORDER BY 1"));
    RC_ASSERT(other_.rows("SELECT id FROM profile_before WHERE status = 'Active' AND client_id IN (SELECT id FROM changed) ORDER BY 1") ==
              other_.rows("SELECT p.id FROM bid_match_profile p JOIN profile_before b USING (id) WHERE p.status <> b.status ORDER BY 1"));
    return other_.rows(
        "SELECT " + columns_ +
        " FROM ("
        "SELECT 'inactivate user' AS action, NULL AS task_id, u.id AS client_id, NULL AS detail, 'live' AS mode, NULL AS run_date FROM user_account "
        "u "
        "JOIN user_before b USING (id) WHERE u.status <> b.status "
        "UNION ALL SELECT 'disable task', t.id, NULL, NULL, 'live', NULL FROM automated_task t JOIN task_before b USING (id) WHERE t.enabled <> "
        "b.enabled "
        "UNION ALL SELECT CASE mode WHEN 'live' THEN 'inactivate client' ELSE 'list client' END, task_id, client_id, "
        "coalesce('last activity ' || last_activity, 'no activity since it was entered') || ', ' || days || ' days' || "
        "CASE WHEN t.close_out THEN '; close-out session' ELSE '' END || "
        "CASE WHEN EXISTS (SELECT 1 FROM profile_before p WHERE p.client_id = l.client_id AND status = 'Active') THEN '; bid match profile "
        "inactivated' "
        "ELSE '' END || coalesce('; note: ' || warning, ''), mode, run_date FROM (SELECT r.*, c.*" +
        lists +
        ") l JOIN automated_task t ON t.id = l.task_id "
        "UNION ALL SELECT 'fail', task_id, NULL, error, mode, run_date" +
        runs +
        " AND error IS NOT NULL "
        "UNION ALL SELECT 'e-mail owner', NULL, u.id, 'that tasks were disabled', 'live', date(o.created_at) FROM outbox o "
        "JOIN user_account u ON o.body_text LIKE u.name || ',%' WHERE o.task_id IS NULL AND o.id > " +
        last_message +
        " UNION ALL SELECT 'e-mail owner', o.task_id, NULL, CASE WHEN r.error IS NOT NULL THEN 'that it could not run' ELSE "
        "'report of ' || r.affected || CASE r.affected WHEN 1 THEN ' client' ELSE ' clients' END END, r.mode, r.run_date FROM outbox o "
        "JOIN task_run r ON r.id = o.run_id WHERE o.id > " +
        last_message + ") ORDER BY 1, 2, 3, 4, 5");
  }

  // The runs that can be undone are, in either order.
  void undo(const std::string& last_run) {
    const std::string order = choose_.of({"", " DESC"});
    for (const std::string& run :
         db_.rows("SELECT id FROM task_run WHERE mode = 'live' AND error IS NULL AND id > " + last_run + " ORDER BY id" + order)) {
      const std::string clients = db_.value("SELECT affected FROM task_run WHERE id = " + run);
      RC_ASSERT(db_.value("SELECT json_extract(undo_task_run(" + run + ", 'ann'), '$.clients')") == clients);
    }
  }

  const std::string columns_ =
      "action, task_id, client_id, "
      "CASE WHEN action IN ('inactivate user', 'disable task') THEN NULL ELSE detail END AS detail, mode, "
      "CASE WHEN action IN ('inactivate user', 'disable task') THEN NULL ELSE run_date END AS run_date";
  Choices choose_;
  static const test::Office& beginning() {
    static const test::Office office(people_and_templates);
    return office;
  }

  test::Office file_{beginning()};
  test::Database db_ = file_.open(), other_ = file_.open_plain();
};

TEST(Preview, IsWhatTheRunDoes) {
  const bool holds = rc::check([] {
    // As many numbers as the largest office takes.
    Office office(*rc::gen::container<Numbers>(140, rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<unsigned>())));
    office.preview_then_run();
  });
  EXPECT_TRUE(holds);
}

}  // namespace
