// For any sequence of edits, undos, replacements, milestones, answers, deletions and rollbacks on several clients, the pending questions
// are exactly those that an independent model predicts. The model is Book: what a person with a notebook would keep.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "support/database.h"

namespace {

using Values = std::vector<std::string>;            // SQL literals
using Record = std::map<std::string, std::string>;  // column -> SQL literal
const Values clients = {"acme", "bolt", "core"};
const std::map<std::string, Values> fields = {
    {"hubzone", {"NULL", "'Applied'", "'Certified'"}},
    {"company_gender", {"NULL", "'Male-Owned'", "'EDWOSB Certified'", "'Woman-Owned (WOSB) Certified'"}},
    {"organization", {"NULL", "'LLC'", "'Corporation'"}},
    {"date_established", {"NULL", "'2020-01-01'", "'2021-12-31'"}},
    {"part_time_employees", {"NULL", "0", "1"}},
    {"full_time_employees", {"NULL", "0", "2"}},
    {"gross_sales", {"NULL", "10", "20.5"}},
    {"name", {"'Acme'", "'Other'"}},
};
const Values milestone_types = {"Started Business", "Change in Sales", "WOSB Certification Obtained", "Change in Staff"};

struct Rule {
  std::string slot;
  Values columns;
  std::string change;                     // any, filled, to
  std::map<std::string, std::string> to;  // value -> rule
};
const std::vector<Rule> rules = {
    {"P4", {"date_established"}, "filled", {}},
    {"P5", {"company_gender"}, "to", {{"'EDWOSB Certified'", "P5.EDWOSB"}, {"'Woman-Owned (WOSB) Certified'", "P5.WOSB"}}},
    {"P7", {"organization"}, "any", {}},
    {"P8", {"hubzone"}, "to", {{"'Certified'", "P8"}}},
    {"P9", {"part_time_employees", "full_time_employees"}, "any", {}},
    {"P11.sales", {"gross_sales"}, "any", {}},
};

struct Book {
  struct Question {
    std::string rule;
    Values before, after;
  };
  bool enabled = true;
  std::map<std::string, Record> records;                                          // client -> row
  std::map<std::string, std::pair<std::string, std::string>> milestones;          // id -> client, type
  std::map<std::pair<std::string, std::string>, Question> edits;                  // client, slot
  std::map<std::pair<std::string, std::string>, std::string> asked_by_milestone;  // milestone, rule -> client

  void edit(const std::string& client, const Record& changes) {
    Record& row = records[client];
    const Record old = row;
    for (const auto& [column, value] : changes) row[column] = value;
    for (const Rule& rule : rules) {
      Values before, after;
      for (const auto& column : rule.columns) before.push_back(old.at(column)), after.push_back(row.at(column));
      if (before == after) continue;
      const auto key = std::pair(client, rule.slot);
      const bool pending = edits.contains(key);
      bool asks = true, stands = true;
      if (rule.change == "to") asks = stands = rule.to.contains(after[0]);
      if (rule.change == "filled") stands = after[0] != "NULL", asks = stands && (before[0] == "NULL" || pending);
      if (pending && (!stands || edits[key].before == after)) {
        edits.erase(key);
      } else if (asks && (pending || enabled)) {
        edits[key] = {rule.change == "to" ? rule.to.at(after[0]) : rule.slot, pending ? edits[key].before : before, after};
      }
    }
  }
  void milestone(const std::string& id, const std::string& client, const std::string& type) {
    milestones[id] = {client, type};
    const std::map<std::string, std::string> asks = {
        {"Started Business", "P13.started"}, {"Change in Sales", "P19"}, {"WOSB Certification Obtained", "P14.WOSB"}};
    if (enabled && asks.contains(type)) asked_by_milestone[{id, asks.at(type)}] = client;
  }
  void forget_milestone(const std::string& id) {
    milestones.erase(id);
    std::erase_if(asked_by_milestone, [&](const auto& entry) { return entry.first.first == id; });
  }

  std::set<std::string> pending() const {
    const auto words = [](const std::string& slot, const Values& values) {
      const auto rule = std::find_if(rules.begin(), rules.end(), [&](const Rule& r) { return r.slot == slot; });
      std::string text;
      for (std::size_t i = 0; i < values.size(); ++i) text += (i > 0 ? ", " : "") + rule->columns[i] + " = " + values[i];
      return text;
    };
    std::set<std::string> found;
    for (const auto& [key, question] : edits) {
      found.insert(key.first + " " + question.rule + " " + words(key.second, question.before) + " -> " + words(key.second, question.after));
    }
    for (const auto& [key, client] : asked_by_milestone) found.insert(client + " " + key.second + " " + key.first);
    return found;
  }
};

std::set<std::string> pending_of(const test::Database& db) {
  const auto rows = db.rows(
      "SELECT client_id || ' ' || rule_id || ' ' || CASE action WHEN 'update client' THEN milestone_id ELSE "
      "old_values || ' -> ' || new_values END FROM prompt WHERE status = 'pending'");
  return {rows.begin(), rows.end()};
}

// Each step is four numbers, so that counterexamples shrink.
using Step = std::array<unsigned, 4>;

class Walk {
 public:
  void take(const Step& step) {
    const std::string client = clients[step[1] % clients.size()];
    const bool exists = book_.records.contains(client);
    switch (step[0] % 12) {
      case 0:
      case 1:
      case 2:
        return update(client, one_of(step[2]), exists);
      case 3: {  // several columns in one statement
        Record changes = one_of(step[2]);
        changes.merge(one_of(step[3]));
        return update(client, changes, exists);
      }
      case 4:
        return replace(client, one_of(step[2]));
      case 5:
        return update_all(one_of(step[2]));
      case 6:
        return enter_milestone(client, milestone_types[step[2] % milestone_types.size()], exists);
      case 7:
        return delete_milestone(step[2]);
      case 8:
      case 9:
        return answer(step[2], step[3] % 3 > 0);
      case 10:
        return step[2] % 3 == 0 ? delete_client(client, exists) : upsert(client, one_of(step[2]), step[3] % 2 == 0);
      default:
        return toggle(step[2] % 4 > 0);
    }
  }
  void roll_back(const std::vector<Step>& steps) {
    const Book book = book_;
    db_.run("SAVEPOINT undone");
    for (const Step& step : steps) take(step);
    db_.run("ROLLBACK TO undone; RELEASE undone");
    book_ = book;
  }
  void compare() const { RC_ASSERT(pending_of(db_) == book_.pending()); }
  std::vector<std::string> dump() const { return db_.everything(); }
  void finish() const { RC_ASSERT(db_.rows("SELECT * FROM crm_check()").empty()); }

  Walk() {
    for (const auto& client : clients) book_.records[client] = blank(client);
  }

 private:
  static Record blank(const std::string& name) {
    Record row;
    for (const auto& [column, values] : fields) row[column] = "NULL";
    row["name"] = "'" + name + "'";
    return row;
  }
  static Record one_of(unsigned choice) {
    const auto field = std::next(fields.begin(), choice % fields.size());
    return {{field->first, field->second[choice / fields.size() % field->second.size()]}};
  }
  static std::string assignments(const Record& changes) {
    std::string text;
    for (const auto& [column, value] : changes) text += (text.empty() ? "" : ", ") + column + " = " + value;
    return text;
  }
  std::string literal(const std::string& text) const { return "'" + text + "'"; }

  void update(const std::string& client, const Record& changes, bool exists) {
    db_.run("UPDATE client SET " + assignments(changes) + " WHERE id = " + literal(client));
    if (exists) book_.edit(client, changes);
  }
  void update_all(const Record& changes) {
    db_.run("UPDATE client SET " + assignments(changes));
    for (const auto& client : clients) {
      if (book_.records.contains(client)) book_.edit(client, changes);
    }
  }
  // The whole row is written again, with one column changed; or for the first time.
  void replace(const std::string& client, const Record& changes) {
    const bool exists = book_.records.contains(client);
    Record row = exists ? book_.records[client] : blank(client);
    for (const auto& [column, value] : changes) row[column] = value;
    std::string columns = "id", values = literal(client);
    for (const auto& [column, value] : row) columns += ", " + column, values += ", " + value;
    db_.run("INSERT OR REPLACE INTO client (" + columns + ") VALUES (" + values + ")");
    if (exists) {
      book_.edit(client, changes);
    } else {
      book_.records[client] = row;
    }
  }
  // The new row's values are not those that the conflict clause writes.
  void upsert(const std::string& client, const Record& changes, bool update_it) {
    const bool exists = book_.records.contains(client);
    db_.run("INSERT INTO client (id, name, hubzone) VALUES (" + literal(client) + ", " + literal(client) + ", 'Certified') ON CONFLICT (id) DO " +
            (update_it ? "UPDATE SET " + assignments(changes) : "NOTHING"));
    if (!exists) {
      book_.records[client] = blank(client);
      book_.records[client]["hubzone"] = "'Certified'";
    } else if (update_it) {
      book_.edit(client, changes);
    }
  }
  void enter_milestone(const std::string& client, const std::string& type, bool exists) {
    const std::string id = "m" + std::to_string(++milestones_entered_);
    const std::string insert = "INSERT INTO milestone (id, client_id, type, milestone_date, value) VALUES (" + literal(id) + ", " + literal(client) +
                               ", " + literal(type) + ", '2022-02-02', 10)";
    RC_ASSERT(db_.error(insert).empty() == exists);
    if (exists) book_.milestone(id, client, type);
  }
  void delete_milestone(unsigned choice) {
    if (book_.milestones.empty()) return;
    const std::string id = std::next(book_.milestones.begin(), choice % book_.milestones.size())->first;
    db_.run("DELETE FROM milestone WHERE id = " + literal(id));
    book_.forget_milestone(id);
  }
  void delete_client(const std::string& client, bool exists) {
    bool used = false;
    for (const auto& [id, milestone] : book_.milestones) used = used || milestone.first == client;
    RC_ASSERT(db_.error("DELETE FROM client WHERE id = " + literal(client)).empty() == !(exists && used));
    if (!exists || used) return;
    book_.records.erase(client);
    std::erase_if(book_.edits, [&](const auto& entry) { return entry.first.first == client; });
  }
  void toggle(bool on) {
    db_.run("UPDATE setting SET value = " + std::string(on ? "1" : "0") + " WHERE name = 'sync_prompts.enabled'");
    book_.enabled = on;
  }
  void answer(std::size_t choice, bool accept) {
    const std::size_t count = book_.edits.size() + book_.asked_by_milestone.size();
    if (count == 0) return;
    choice %= count;
    const auto give = [&](const std::string& which) {
      const std::string id = db_.value("SELECT id FROM prompt WHERE status = 'pending' AND " + which);
      db_.run("UPDATE prompt SET answer = '" + std::string(accept ? "accept" : "decline") + "' WHERE id = " + id);
      return id;
    };
    if (choice < book_.edits.size()) {
      const auto chosen = std::next(book_.edits.begin(), static_cast<std::ptrdiff_t>(choice));
      const auto [client, slot] = chosen->first;
      const std::string id = give("client_id = " + literal(client) + " AND slot = " + literal(slot));
      book_.edits.erase(chosen);
      if (accept) book_.milestones[db_.value("SELECT milestone_id FROM prompt WHERE id = " + id)] = {client, ""};
    } else {
      const auto chosen = std::next(book_.asked_by_milestone.begin(), static_cast<std::ptrdiff_t>(choice - book_.edits.size()));
      const auto [milestone, rule] = chosen->first;
      Record& row = book_.records[chosen->second];
      give("milestone_id = " + literal(milestone));
      book_.asked_by_milestone.erase(chosen);
      // What an accepted answer writes asks nothing and alters no question (P23).
      if (accept && rule == "P13.started") row["date_established"] = "'2022-02-02'";
      if (accept && rule == "P19") row["gross_sales"] = "10";
      if (accept && rule == "P14.WOSB") row["company_gender"] = "'Woman-Owned (WOSB) Certified'";
    }
  }

  test::Office office_;
  test::Database db_ = office_.open();
  Book book_;
  int milestones_entered_ = 0;
};

TEST(Questions, AreThoseThatTheModelPredicts) {
  const bool holds = rc::check([](const std::vector<Step>& first, const std::vector<Step>& undone, const std::vector<Step>& last) {
    Walk walk;
    for (const Step& step : first) walk.take(step), walk.compare();
    walk.roll_back(undone);
    walk.compare();
    for (const Step& step : last) walk.take(step), walk.compare();
    walk.finish();
  });
  EXPECT_TRUE(holds);
}

// G10: the same statements on the same database write the same rows, ids of milestones that answers create included.
TEST(Questions, AreTheSameForTheSameStatements) {
  const bool holds = rc::check([](const std::vector<Step>& steps) {
    Walk one, other;
    for (const Step& step : steps) one.take(step);
    for (const Step& step : steps) other.take(step);
    RC_ASSERT(one.dump() == other.dump());
  });
  EXPECT_TRUE(holds);
}

}  // namespace
