// Over any history of edits, documents, rights, settings and runs of the job: a change of type is accepted exactly when account_type_allowed said 1,
// in the words of account_type_reason when it is not (A8), and as it says when many are asked about at once; no account lacks what its type needs
// (A9); and the job, which looks only at its agenda, leaves nothing to do to a look at every account (A7).
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <array>

#include "support/database.h"

namespace {

using Texts = std::vector<std::string>;

const Texts accounts = {"a", "b", "c", "d"};
const Texts users = {"'ann'", "'bob'", "'old'"};
const Texts types = {"Not validated", "Suspect", "Lead", "Associate", "Prospect", "Customer", "Supplier", "Reseller", "Division", "Bank"};
const Texts statuses = {"Active", "Blocked", "Inactive", "Passive", "Pilot", "Reference", "Exit", "Not validated"};
const Texts switches = {"accounts.mandatory_contract", "accounts.mandatory_forecast", "accounts.check_roles", "accounts.status_request"};

constexpr const char* office = R"(
  UPDATE setting SET value = '2026-03-02 08:00:00' WHERE name = 'clock.pinned';
  INSERT INTO user_account (id, name, role, status) VALUES ('old', 'Old', 'Administrator', 'Inactive');
  INSERT INTO account (id, name, kind, account_manager_id, modified_by) VALUES
    ('a', 'A', 'Organization', 'ann', 'ann'), ('b', 'B', 'Organization', 'bob', 'bob'), ('c', 'C', 'Person', 'old', 'ann'), ('d', 'D', 'Person', NULL, NULL);
)";

// Each step is four numbers, so that counterexamples shrink.
using Step = std::array<unsigned, 4>;

class Walk {
 public:
  void take(const Step& step) {
    const std::string id = accounts[step[1] % accounts.size()];
    switch (step[0] % 12) {
      case 0:
      case 1:
      case 2:
      case 3:
        return edit(id, types[step[2] % types.size()], step[3]);
      case 4:
        return attempt("UPDATE account SET status = '" + statuses[step[2] % statuses.size()] + "', modified_by = " + users[step[3] % users.size()] +
                       " WHERE id = '" + id + "'");
      case 5:
        return attempt("INSERT OR REPLACE INTO account_number VALUES ('" + id + "', '" + kind(step[2]) + "', '" + std::to_string(step[3] % 4) + "')");
      case 6:
        return attempt(step[3] % 2 == 0 ? "DELETE FROM account_number WHERE account_id = '" + id + "' AND kind = '" + kind(step[2]) + "'"
                                        : "UPDATE OR REPLACE account_number SET account_id = '" + id + "', kind = '" + kind(step[2]) +
                                              "' WHERE number = '" + std::to_string(step[3] % 4) + "'");
      case 7:
        return attempt("INSERT OR REPLACE INTO contract (id, account_id, ends_on, status, service_item_active) VALUES ('k" +
                       std::to_string(step[2] % 4) + "', '" + id + "', " +
                       Texts{"NULL", "'2026-03-01'", "'2026-03-04'", "'2026-03-09'"}[step[3] % 4] + ", '" +
                       Texts{"active", "active", "ended"}[step[3] / 4 % 3] + "', " + std::to_string(step[3] / 12 % 2) + ")");
      case 8:
        return attempt("INSERT OR REPLACE INTO sales_forecast (id, account_id, status) VALUES ('f" + std::to_string(step[2] % 4) + "', '" + id +
                       "', '" + Texts{"open", "approved", "rejected", "closed"}[step[3] % 4] + "')");
      case 9:
        return attempt(Texts{"DELETE FROM contract WHERE id = 'k" + std::to_string(step[2] % 4) + "'",
                             "DELETE FROM sales_forecast WHERE id = 'f" + std::to_string(step[2] % 4) + "'",
                             "UPDATE account SET kind = CASE kind WHEN 'Person' THEN 'Organization' ELSE 'Person' END WHERE id = '" + id + "'",
                             "UPDATE contract SET account_id = '" + id + "'"}[step[3] % 4]);
      case 10:
        return step[3] % 4 > 0 ? db_.run("UPDATE setting SET value = 1 - value WHERE name = '" + switches[step[2] % switches.size()] + "'")
                               : db_.run(step[2] % 2 == 0 ? "INSERT OR IGNORE INTO role_right VALUES ('Counselor', 291), ('Counselor', 292)"
                                                          : "DELETE FROM role_right WHERE role = 'Counselor'");
      default:
        return run_job(step[2] % 4);
    }
  }

  // A9, and of settings that are on what the job has yet to see at most.
  void look() const {
    RC_ASSERT(db_.rows("SELECT id FROM account a JOIN account_type t ON t.name = a.type WHERE t.needs_number IS NOT NULL AND NOT EXISTS "
                       "(SELECT 1 FROM account_number n WHERE n.account_id = a.id AND n.kind = t.needs_number)") == Texts());
    RC_ASSERT(db_.rows("SELECT id FROM account a JOIN account_type t ON t.name = a.type WHERE a.kind = 'Person' AND NOT t.for_persons") == Texts());
  }
  void check_all() {
    run_job(0);
    RC_ASSERT(db_.rows("SELECT * FROM crm_check()") == Texts());
  }

 private:
  static std::string kind(unsigned number) { return number % 2 == 0 ? "debtor" : "creditor"; }
  void attempt(const std::string& statement) const { db_.error(statement); }  // refused or not: look() tells

  // So many that account_type_allowed() no longer asks about each by itself.
  Texts many_at_once(const std::string& type, const std::string& user) const {
    return db_.rows("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 80) SELECT DISTINCT id, account_type_allowed(id, '" +
                    type + "', " + user + ") FROM (SELECT id FROM n CROSS JOIN account ORDER BY i, id) ORDER BY id");
  }

  void edit(const std::string& id, const std::string& type, unsigned how) const {
    const std::string user = users[how % users.size()], quoted = "'" + id + "', '" + type + "'";
    const std::string reason = db_.value("SELECT account_type_reason(" + quoted + ", " + user + ")");
    RC_ASSERT(db_.value("SELECT account_type_allowed(" + quoted + ", " + user + ")") == (reason == "NULL" ? "1" : "0"));
    RC_ASSERT(db_.value("SELECT reason FROM account_types('" + id + "', " + user + ") WHERE type = '" + type + "'") == reason);
    RC_ASSERT(many_at_once(type, user) ==
              db_.rows("SELECT id, account_type_reason(id, '" + type + "', " + user + ") IS NULL FROM account ORDER BY id"));
    const std::string set = "SET type = '" + type + "', modified_by = " + user;
    const Texts statements = {
        "UPDATE account " + set + " WHERE id = '" + id + "'", "UPDATE OR REPLACE account " + set + " WHERE id = '" + id + "'",
        "UPDATE OR IGNORE account " + set + " WHERE id = '" + id + "'",
        "INSERT INTO account (id, name) VALUES ('" + id + "', 'New') ON CONFLICT (id) DO UPDATE " + set,
        "INSERT OR REPLACE INTO account (id, name, kind, type, status, account_manager_id, validated_by, modified_by) SELECT id, name, kind, '" +
            type + "', status, account_manager_id, validated_by, " + user + " FROM account WHERE id = '" + id + "'"};
    const std::string error = db_.error(statements[how / users.size() % statements.size()]);
    RC_ASSERT(error == (reason == "NULL" ? "" : "account.type: " + reason));
    if (reason == "NULL") RC_ASSERT(db_.value("SELECT type FROM account WHERE id = '" + id + "'") == type);
  }

  void run_job(unsigned days) {
    db_.run("UPDATE setting SET value = datetime(value, '+" + std::to_string(days) + " days') WHERE name = 'clock.pinned'");
    const Texts expected = db_.rows("SELECT account_id, to_type, to_status FROM account_job WHERE held IS NULL ORDER BY account_id");
    RC_ASSERT(db_.rows("SELECT account_id, to_type, to_status FROM preview_account_types WHERE action = 'change' ORDER BY account_id") == expected);
    db_.run("SELECT update_account_types()");
    RC_ASSERT(db_.rows("SELECT account_id FROM account_job WHERE held IS NULL") == Texts());
    RC_ASSERT(db_.value("SELECT update_account_types()").find(R"("looked_at":0,"changed":0)") != std::string::npos);
    RC_ASSERT(
        db_.rows("SELECT a.id FROM account a JOIN setting s ON s.name = 'accounts.mandatory_forecast' WHERE a.type = 'Prospect' AND s.value = '1' "
                 "AND NOT EXISTS (SELECT 1 FROM sales_forecast f WHERE f.account_id = a.id AND f.status IN ('open', 'approved'))") == Texts());
  }

  test::Office file_{office};
  test::Database db_ = file_.open();
};

TEST(AccountTypes, ChangeExactlyWhenAllowedAndKeepWhatTheyNeed) {
  const bool holds = rc::check([](const std::vector<Step>& steps) {
    Walk walk;
    for (const Step& step : steps) {
      walk.take(step);
      walk.look();
    }
    walk.check_all();
  });
  EXPECT_TRUE(holds);
}

}  // namespace
