// For any sequence of edits on both sides, deletions, replacements, touch results, settings, workflows and synchronizations, both sides, the
// activities, the conflicts, the windows and what each call reports are those that an independent model predicts (C1 to C7). The model is Ledger.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "support/database.h"

namespace {

using Value = std::optional<std::string>;
using Record = std::map<std::string, Value>;
const std::vector<std::string> fields = {"company", "first_name", "phone", "status"};
const std::vector<std::string> all_fields = {"company", "entered_at", "first_name", "phone", "status"};  // entered_at is for criteria only
const std::vector<std::string> leads = {"l1", "l2", "l3", "l4"};

Value value_of(const std::string& field, unsigned choice) {
  if (field == "status") return std::vector<std::string>{"New", "Working", "Converted"}[choice % 3];
  if (choice % 4 == 0) return std::nullopt;
  return std::string(1, static_cast<char>('A' + choice % 4));
}
std::string literal(const Value& value) { return value ? fmt::format("'{}'", *value) : "NULL"; }

struct Lead {
  std::optional<Record> crm, prospect;
  std::map<std::string, Value> crm_before, cadence_before;  // of the changes that wait
  bool whole = false, prospect_whole = false;               // all of a side is looked at
  bool passed = false, in_cadence = false;
  bool is_held = false;  // all that waits: it is not looked at until something changes
  std::vector<std::string> touches;
  long position = 0;  // 0: nothing waits
};

struct Ledger {
  std::map<std::string, Lead> book;
  std::map<std::string, bool> touch_is_ticked;
  bool from_crm = true, updates = false, to_crm = true, activities = true, cadence_wins = false, workflow = false;
  long limit = 1000, frequency = 60, clock = 0, last_run = -1, window = -1, used = 0, next_position = 0;
  bool new_changes = false;
  std::set<std::string> made;  // activities
  std::vector<std::string> conflicts;

  bool is_on() const { return from_crm || to_crm || activities; }
  void changed(Lead& lead) {
    if (lead.position == 0) lead.position = ++next_position;
    new_changes = true;
    lead.is_held = false;
  }
  void rules_changed() {
    for (auto& [id, lead] : book) lead.is_held = false;
  }
  // Which directions are on. While none is, nothing is noted; with the first, all that is there.
  void turn(bool& direction, bool on) {
    const bool begins = !is_on() && on;
    direction = on;
    if (!begins) return;
    for (auto& [id, lead] : book) {
      if (lead.crm) lead.whole = true, changed(lead);
    }
    for (auto& [id, lead] : book) {
      if (lead.prospect) lead.prospect_whole = true, changed(lead);
    }
  }
  void edit_crm(Lead& lead, const std::string& field, const Value& value) {
    if ((*lead.crm)[field] == value) return;
    if (!is_on()) return void((*lead.crm)[field] = value);
    lead.crm_before.emplace(field, (*lead.crm)[field]);
    (*lead.crm)[field] = value;
    changed(lead);
  }
  void edit_prospect(Lead& lead, const std::string& field, const Value& value) {
    if ((*lead.prospect)[field] == value) return;
    if (!is_on()) return void((*lead.prospect)[field] = value);
    lead.cadence_before.emplace(field, (*lead.prospect)[field]);
    (*lead.prospect)[field] = value;
    changed(lead);
  }

  struct Result {
    long calls = 0, deferred = 0, held = 0, dropped = 0, conflicts = 0, actions = 0;
  };

  // One synchronization that is due.
  Result synchronize() {
    if (window >= 0 && clock >= window + 24 * 60) window = -1, used = 0;
    Result result;
    last_run = clock;
    const long left = std::max(0L, limit - used);
    if (!new_changes && left == 0) return result;
    new_changes = false;
    std::vector<Lead*> order;
    for (auto& [id, lead] : book) {
      if (lead.position > 0 && !lead.is_held) order.push_back(&lead);
    }
    std::ranges::sort(order, {}, [](const Lead* lead) { return lead->position; });
    long room = left;
    bool stopped = false;
    for (Lead* lead : order) take(*lead, left, room, stopped, result);
    if (result.calls > 0 && window < 0) window = clock, used = 0;
    used += result.calls;
    return result;
  }

 private:
  enum Fate { nothing, go, held, dropped };
  struct Item {
    std::string field;
    bool to_crm = false, is_conflict = false;
    Fate fate = nothing;
    long cost = 1;
    bool goes = false;
  };

  void take(Lead& lead, long left, long& room, bool& stopped, Result& result) {
    if (!lead.crm) {  // gone
      ++result.dropped;
      lead.crm_before.clear(), lead.cadence_before.clear(), lead.touches.clear();
      lead.whole = lead.prospect_whole = lead.passed = false, lead.position = 0;
      return;
    }
    const bool is_new = !lead.prospect && (lead.whole || !lead.crm_before.empty());
    const bool converted = (*lead.crm)["status"] == "Converted";
    std::map<std::string, std::pair<bool, bool>> changes;  // crm, cadence
    bool comes = is_new;
    for (const auto& field : all_fields) {
      const Value crm = (*lead.crm)[field], cadence = lead.prospect ? (*lead.prospect)[field] : std::nullopt;
      bool c = lead.crm_before.contains(field) && lead.crm_before[field] != crm;
      if (lead.whole || is_new) c = crm != cadence;
      bool d = lead.prospect && lead.cadence_before.contains(field) && lead.cadence_before[field] != cadence;
      if (lead.prospect_whole) d = field != "entered_at" && crm != cadence;
      changes[field] = {c, d};
      comes = comes || (c && !(d && cadence_wins && crm != cadence && !converted));
    }
    const bool gated = updates && workflow;
    const bool matches = from_crm && gated && !lead.passed && comes && (*lead.crm)["company"] == "A";
    const bool crm_goes = from_crm && (!gated || lead.passed || matches);

    std::vector<Item> items;
    if (is_new) items.push_back({"", false, false, crm_goes ? go : held, 0});
    std::vector<Item> back;
    for (const auto& touch : lead.touches) {
      Item item{touch, true};
      item.fate = converted || !activities ? held : touch_is_ticked[touch] ? go : nothing;
      back.push_back(item);
    }
    for (const auto& field : all_fields) {
      const auto [c, d] = changes[field];
      Item item{field};
      item.cost = field != "entered_at";
      const bool same = field != "entered_at" && lead.prospect && (*lead.crm)[field] == (*lead.prospect)[field];
      item.to_crm = d && !(c && (converted || !cadence_wins));
      item.is_conflict = c && d && !same;
      if ((!c && !d) || same) {
        item.fate = nothing;
      } else if (item.to_crm) {
        item.fate = to_crm && !converted ? go : held;
      } else {
        item.fate = crm_goes ? go : held;
      }
      (item.to_crm ? back : items).push_back(item);
    }
    items.insert(items.end(), back.begin(), back.end());

    long cost = 0;
    for (Item& item : items) {
      if (item.fate != go) item.cost = 0;
      cost += item.cost;
    }
    if (cost > room && !stopped && room == limit && left == limit) {  // more than a whole window: a part
      bool full = false;
      for (Item& item : items) {
        full = full || item.cost > room;
        item.goes = item.fate == go && !full;
        if (item.goes) room -= item.cost;
      }
      stopped = true, room = 0;
    } else if (!stopped && cost <= room) {
      for (Item& item : items) item.goes = item.fate == go;
      room -= cost;
    } else {
      stopped = true;
    }
    settle(lead, items, changes, is_new, matches, result);
  }

  void settle(Lead& lead, const std::vector<Item>& items, const std::map<std::string, std::pair<bool, bool>>& changes, bool is_new, bool matches,
              Result& result) {
    bool any_deferred = false, any_held = false, any_dropped = false, some_went = false, some_wait = false;
    Lead after = lead;
    after.crm_before.clear(), after.cadence_before.clear(), after.touches.clear();
    after.whole = after.prospect_whole = false;
    if (is_new && items[0].goes) after.prospect = Record();
    for (const Item& item : items) {
      const bool is_touch = item.field.starts_with("t");
      any_held = any_held || item.fate == held;
      any_dropped = any_dropped || item.fate == dropped;
      any_deferred = any_deferred || (item.fate == go && !item.goes);
      if (!item.to_crm) some_went = some_went || item.goes, some_wait = some_wait || (!item.goes && (item.fate == go || item.fate == held));
      if (item.goes) {
        result.calls += item.cost;
        if (is_touch) {
          made.insert(item.field);
        } else if (item.field != "" && item.field != "entered_at") {
          if (item.is_conflict) {
            ++result.conflicts;
            conflicts.push_back(fmt::format("{} {}", literal((*lead.crm)[item.field]), literal((*lead.prospect)[item.field])));
          }
          if (item.to_crm) {
            (*after.crm)[item.field] = (*lead.prospect)[item.field];
          } else {
            (*after.prospect)[item.field] = (*lead.crm)[item.field];
          }
        }
      } else if (item.fate == go || item.fate == held) {  // it waits on
        if (is_touch) {
          after.touches.push_back(item.field);
        } else if (item.field == "") {
          after.whole = true;
        } else {
          const Value before = lead.prospect ? (*lead.prospect)[item.field] : std::nullopt;
          const bool was_whole = lead.whole || is_new;
          if (changes.at(item.field).first) after.crm_before[item.field] = was_whole ? before : lead.crm_before.at(item.field);
          if (changes.at(item.field).second) {
            after.cadence_before[item.field] = lead.prospect_whole ? (*lead.crm)[item.field] : lead.cadence_before.at(item.field);
          }
        }
      }
    }
    after.passed = any_deferred && some_went;
    after.is_held = !any_deferred;
    if (after.crm_before.empty() && after.cadence_before.empty() && after.touches.empty() && !after.whole) after.position = 0;
    if (matches && (some_went || !some_wait) && after.in_cadence) after.in_cadence = false, ++result.actions;
    result.deferred += any_deferred, result.held += any_held, result.dropped += any_dropped;
    lead = after;
  }
};

using Step = std::array<unsigned, 4>;

class Walk {
 public:
  Walk() {
    db_.run(
        "UPDATE setting SET value = 1, modified_by = 'ann' WHERE name IN ('cadence.from_crm', 'cadence.to_crm', 'cadence.to_crm_activities');"
        "UPDATE setting SET value = 1000, modified_by = 'ann' WHERE name = 'cadence.api_limit';"
        "UPDATE touch_outcome SET create_activity = 1 WHERE name = 'Connected'; INSERT INTO cadence (id, name) VALUES ('calls', 'Calls')");
    for (const auto& id : leads) ledger_.book[id] = {};
  }

  void take(const Step& step) {
    const std::string& id = leads[step[1] % leads.size()];
    Lead& lead = ledger_.book[id];
    const std::string& field = fields[step[2] % fields.size()];
    const Value value = value_of(field, step[3]);
    switch (step[0] % 14) {
      case 0:
      case 1:
      case 2:
        return write_lead(id, lead, field, value);
      case 3:
      case 4:
        if (!lead.prospect) return;
        db_.run(fmt::format("UPDATE prospect SET {} = {} WHERE record_id = '{}'", field, literal(value), id));
        return ledger_.edit_prospect(lead, field, value);
      case 5:
        return replace(id, lead, field, value);
      case 6:
        return step[2] % 4 == 0 ? delete_lead(id, lead) : enter_cadence(id, lead);
      case 7:
        return touch(id, lead, step[2] % 3 > 0);
      case 8:
        return set(step[2], step[3]);
      default:
        ledger_.clock += std::array{30, 60, 60, 300, 1439, 1440, 1441}[step[2] % 7];
        return synchronize();
    }
  }

  void compare() const {
    std::vector<std::string> crm, prospects, in_cadence;
    for (const auto& [id, lead] : ledger_.book) {
      if (lead.crm) crm.push_back(line(id, *lead.crm));
      if (lead.prospect) prospects.push_back(line(id, *lead.prospect));
      if (lead.in_cadence) in_cadence.push_back(id);
    }
    const std::string values = "quote(company) || ' ' || quote(first_name) || ' ' || quote(phone) || ' ' || quote(status)";
    RC_ASSERT(db_.rows("SELECT id || ' ' || " + values + " FROM lead ORDER BY id") == crm);
    RC_ASSERT(db_.rows("SELECT record_id || ' ' || " + values + " FROM prospect ORDER BY record_id") == prospects);
    RC_ASSERT(db_.rows("SELECT touch_result_id FROM crm_activity ORDER BY 1") == std::vector<std::string>(ledger_.made.begin(), ledger_.made.end()));
    RC_ASSERT(db_.rows("SELECT quote(crm_value) || ' ' || quote(cadence_value) FROM cadence_conflict ORDER BY id") == ledger_.conflicts);
    RC_ASSERT(db_.rows("SELECT p.record_id FROM cadence_prospect c JOIN prospect p ON p.id = c.prospect_id WHERE c.status = 'active' ORDER BY 1") ==
              in_cadence);
  }

  // With everything on and nobody editing, both sides become equal, in the synchronizations that were forecast.
  void finish() {
    db_.run(
        "DELETE FROM cadence_workflow; UPDATE setting SET value = 1, modified_by = 'ann' WHERE name IN ('cadence.from_crm', 'cadence.to_crm', "
        "'cadence.to_crm_activities')");
    ledger_.rules_changed();
    ledger_.workflow = false;
    for (bool* direction : {&ledger_.from_crm, &ledger_.to_crm, &ledger_.activities}) ledger_.turn(*direction, true);
    if (ledger_.last_run >= 0) ledger_.clock = std::max(ledger_.clock, ledger_.last_run + ledger_.frequency);
    const auto forecast = db_.rows("SELECT goes_at || ' ' || record_id || ' ' || field FROM api_budget(" + now() + ") WHERE record_id IS NOT NULL");
    const std::string last = db_.value("SELECT coalesce(max(id), 0) FROM cadence_run");
    for (int windows = 0; windows < 100 && waits(); ++windows) {
      synchronize();
      compare();
      // What is left then waits for the next window, so the synchronizations until then are left out.
      const long rest = ledger_.window < 0 ? 0 : ledger_.window + 24 * 60 - ledger_.clock;
      ledger_.clock += std::max(1L, (rest + ledger_.frequency - 1) / ledger_.frequency) * ledger_.frequency;
    }
    RC_ASSERT(!waits());
    RC_ASSERT(db_.rows("SELECT r.at || ' ' || i.record_id || ' ' || i.field FROM cadence_run_item i JOIN cadence_run r ON r.id = i.run_id "
                       "WHERE i.outcome = 'done' AND r.id > " +
                       last + " ORDER BY i.rowid") == forecast);
    RC_ASSERT(db_.rows("SELECT * FROM crm_check()") == std::vector<std::string>());
    RC_ASSERT(db_.value("SELECT count(*) FROM lead l JOIN prospect p ON p.record_id = l.id WHERE l.status <> 'Converted' AND "
                        "(l.company, l.first_name, l.phone, l.status) IS NOT (p.company, p.first_name, p.phone, p.status)") == "0");
  }

 private:
  static std::string line(const std::string& id, const Record& record) {
    std::string text = id;
    for (const auto& field : fields) text += fmt::format(" {}", literal(record.contains(field) ? record.at(field) : std::nullopt));
    return text;
  }
  std::string now() const { return fmt::format("datetime('2026-03-02 08:00:00', '{} minutes')", ledger_.clock); }
  bool waits() const {
    return db_.value("SELECT EXISTS (SELECT 1 FROM cadence_change) OR EXISTS (SELECT 1 FROM cadence_waiting WHERE held IS NULL)") == "1";
  }

  void write_lead(const std::string& id, Lead& lead, const std::string& field, const Value& value) {
    if (lead.crm) {
      db_.run(fmt::format("UPDATE lead SET {} = {} WHERE id = '{}'", field, literal(value), id));
      return ledger_.edit_crm(lead, field, value);
    }
    db_.run(fmt::format("INSERT INTO lead (id, status, entered_at, {0}) VALUES ('{1}', 'New', '2026-01-01 00:00:00', {2})",
                        field == "status" ? "first_name" : field, id, literal(value)));
    lead.crm = Record{{"status", "New"}, {"entered_at", "2026-01-01 00:00:00"}};
    (*lead.crm)[field == "status" ? "first_name" : field] = value;
    if (ledger_.is_on()) lead.whole = true, ledger_.changed(lead);
  }
  void replace(const std::string& id, Lead& lead, const std::string& field, const Value& value) {
    if (!lead.crm) return;
    Record row = *lead.crm;
    row[field] = value;
    db_.run(fmt::format(
        "INSERT OR REPLACE INTO lead (id, company, first_name, phone, status, entered_at) VALUES ('{}', {}, {}, {}, {}, '2026-01-01 00:00:00')", id,
        literal(row["company"]), literal(row["first_name"]), literal(row["phone"]), literal(row["status"])));
    for (const auto& column : fields) ledger_.edit_crm(lead, column, row[column]);
  }
  void delete_lead(const std::string& id, Lead& lead) {
    if (!lead.crm) return;
    db_.run(fmt::format("DELETE FROM lead WHERE id = '{}'", id));
    lead.crm.reset();
    if (ledger_.is_on()) lead.whole = true, ledger_.changed(lead);
  }
  void enter_cadence(const std::string& id, Lead& lead) {
    if (!lead.prospect) return;
    db_.run(
        fmt::format("INSERT INTO cadence_prospect (cadence_id, prospect_id) SELECT 'calls', id FROM prospect WHERE record_id = '{}' "
                    "ON CONFLICT DO UPDATE SET status = 'active'",
                    id));
    lead.in_cadence = true;
  }
  void touch(const std::string& id, Lead& lead, bool ticked) {
    if (!lead.prospect) return;
    const auto name = fmt::format("t{:04}", ++touches_);
    db_.run(
        fmt::format("INSERT INTO touch_result (id, prospect_id, outcome, at) SELECT '{}', id, '{}', '2026-03-02 08:00:00' FROM prospect "
                    "WHERE record_id = '{}'",
                    name, ticked ? "Connected" : "No answer", id));
    ledger_.touch_is_ticked[name] = ticked;
    lead.touches.push_back(name);
    ledger_.changed(lead);
  }
  void set(unsigned which, unsigned choice) {
    const bool on = choice % 3 > 0, deletes_nothing = which % 8 == 6 && !on && !ledger_.workflow;
    if (!deletes_nothing) ledger_.rules_changed();
    const auto write = [&](const char* name, const std::string& value) {
      db_.run(fmt::format("UPDATE setting SET value = '{}', modified_by = 'ann' WHERE name = 'cadence.{}'", value, name));
    };
    const auto turn = [&](const char* name, bool& direction) {
      ledger_.turn(direction, on);
      write(name, on ? "1" : "0");
    };
    switch (which % 8) {
      case 0:
        return turn("from_crm", ledger_.from_crm);
      case 1:
        return write("from_crm_updates", std::to_string(ledger_.updates = on));
      case 2:
        return turn("to_crm", ledger_.to_crm);
      case 3:
        return turn("to_crm_activities", ledger_.activities);
      case 4:
        ledger_.cadence_wins = on;
        return write("conflict", on ? "cadence" : "crm");
      case 5:
        return write("sync_frequency", std::to_string(ledger_.frequency = std::array{5, 60, 240}[choice % 3]));
      case 6:
        ledger_.workflow = on;
        return db_.run(on ? "DELETE FROM cadence_workflow; INSERT INTO cadence_workflow (id, record_type, action) VALUES ('w', 'lead', 'exit'); "
                            "INSERT INTO cadence_criterion "
                            "(workflow_id, field, operator, value) VALUES ('w', 'company', 'equals', 'a')"
                          : "DELETE FROM cadence_workflow");
      default:
        return write("api_limit", std::to_string(ledger_.limit = std::array{2, 3, 5, 8, 1000}[choice % 5]));
    }
  }
  void synchronize() {
    const bool due = ledger_.is_on() && (ledger_.last_run < 0 || ledger_.clock >= ledger_.last_run + ledger_.frequency);
    const auto result = due ? ledger_.synchronize() : Ledger::Result();
    const auto said =
        db_.value("SELECT json_extract(r, '$.due', '$.deferred', '$.held', '$.dropped', '$.conflicts', '$.actions') FROM (SELECT cadence_sync(" +
                  now() + ") AS r)");
    RC_ASSERT(said == fmt::format("[{},{},{},{},{},{}]", int(due), result.deferred, result.held, result.dropped, result.conflicts, result.actions));
    if (due && ledger_.window >= 0) {
      RC_ASSERT(db_.value("SELECT used FROM api_window ORDER BY started_at DESC LIMIT 1") == std::to_string(ledger_.used));
    }
  }

  test::Office office_;
  test::Database db_ = office_.open();
  Ledger ledger_;
  int touches_ = 0;
};

TEST(Synchronizations, AreThoseThatTheModelPredicts) {
  const bool holds = rc::check([](const std::vector<Step>& steps) {
    Walk walk;
    for (const Step& step : steps) walk.take(step), walk.compare();
    walk.finish();
  });
  EXPECT_TRUE(holds);
}

}  // namespace
