// Whatever up to six sites do, with tables of any shape, from connections with and without the extension, and whatever happens to the files on their
// way: when files get through at last, all hold the same data, nothing waits, crm_check() is empty (S3, S6), and no edit is lost: each stands, or was
// replaced by somebody who saw it, or is in the ledger (S5).
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>

#include "sync/apply.h"
#include "sync/random_statement.h"
#include "sync/random_world.h"

namespace {

namespace fs = std::filesystem;
using crm::sync::Application;
using test::as_literal;
using test::as_name;
using test::RandomTable;

// Each step is six numbers, so that counterexamples shrink.
using Step = std::array<unsigned, 6>;
rc::Gen<std::vector<Step>> steps() { return rc::gen::container<std::vector<Step>>(rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<Step>())); }

std::string pick(unsigned number, std::initializer_list<const char*> texts) { return texts.begin()[number % texts.size()]; }

// Too large for one file (sync.file_size of sites.cc), now and then.
std::string file(unsigned number) {
  std::string text;
  std::mt19937 random(number);
  for (std::size_t length = number % 4 == 0 ? 150'000 : 5; length > 0; --length) text += static_cast<char>('0' + random() % 64);
  std::ranges::replace(text, '\'', '-');
  return "'" + text + "'";
}

class History {
 public:
  explicit History(const test::RandomWorld& world) : world_(world), sites_(world.plan) {}

  void take(const Step& s) {
    const std::size_t site = s[0] % sites_.names.size();
    switch (s[0] / 8 % 4) {
      case 0:
        sites_.call(site, s[1] % 2 == 0 ? "sync_send" : "sync_receive");
        return;
      case 1:
        if (s[5] % 2 == 0) return harm(s);
        if (s[5] % 4 == 1) return by_a_person(0, [&] { change(s); });
        sites_.call(site, "sync_exchange");
        return;
      default:  // what a constraint refuses is refused
        by_a_person(site, [&] {
          if (s[5] % 3 == 0) {
            attempt(sites_.plain(site), statement(s));
          } else {
            attempt(sites_.site(site), statement(s));
          }
        });
    }
  }

  void expect_equal() const {
    sites_.settle();
    for (std::size_t i = 0; i < sites_.names.size(); ++i) {
      RC_ASSERT(i == 0 || sites_.content(i) == sites_.content(0, i));
      RC_ASSERT(sites_.site(i).rows("SELECT * FROM sync_waiting") == std::vector<std::string>());
      RC_ASSERT(sites_.site(i).value("SELECT (SELECT count(*) FROM sync_batch) + (SELECT count(*) FROM sync_piece) + (SELECT count(*) FROM "
                                     "sync_incoming) + (SELECT count(*) FROM sync_log)") == "0");
    }
    RC_ASSERT(sites_.site(0).rows("SELECT * FROM crm_check()") == std::vector<std::string>());  // the others hold the same
  }

  void expect_nothing_lost() const {
    std::set<std::string> kept = marks(0);
    for (const std::string& mark : sites_.site(0).rows("SELECT ours FROM sync_conflict UNION SELECT theirs FROM sync_conflict")) kept.insert(mark);
    for (const std::string& mark : made_) {
      if (!replaced_.contains(mark) && !kept.contains(mark)) RC_FAIL("the edit " + mark + " is lost");
    }
  }

 private:
  // The marks that stand at a site.
  std::set<std::string> marks(std::size_t site) const {
    std::string all;
    for (const std::string& table : sites_.site(site).rows("SELECT table_name FROM sync_column WHERE name = 'e'"))
      all += (all.empty() ? "SELECT e FROM " : " UNION SELECT e FROM ") + as_name(table);
    std::set<std::string> found;
    if (all.empty()) return found;
    for (const std::string& mark : sites_.site(site).rows(all)) {
      if (mark != "NULL") found.insert(mark);
    }
    return found;
  }

  // What disappears here was seen by him who has replaced it.
  template <typename Work>
  void by_a_person(std::size_t site, Work work) {
    const std::set<std::string> before = marks(site);
    work();
    const std::set<std::string> after = marks(site);
    std::ranges::set_difference(before, after, std::inserter(replaced_, replaced_.end()));
    std::ranges::set_difference(after, before, std::inserter(made_, made_.end()));
  }

  std::string mark() { return "'edit " + std::to_string(++marks_made_) + "'"; }

  std::string statement(const Step& s) {
    switch (s[1] % 8) {
      case 6:
        return of_client(s);
      case 7:
        return of_library(s);
      default:
        return of_table(world_.tables[s[1] % world_.tables.size()], s);
    }
  }

  std::string of_table(const RandomTable& table, const Step& s) {
    return test::random_statement(table, world_.tables, test::Draw({s[2], s[3], s[4], s[5] / 64, s[0] / 64, s[1] / 8}), mark());
  }

  static void attempt(const test::Database& site, const std::string& statement) {
    if (!site.error(statement).empty() && sqlite3_get_autocommit(site.handle()) == 0) site.run("ROLLBACK");
  }

  static std::string of_client(const Step& s) {
    const std::string id = pick(s[2], {"'acme'", "'bolt'", "'new'"});
    if (s[3] % 4 == 0) return "INSERT INTO client (id, name, hubzone) VALUES (" + id + ", 'N', " + pick(s[3] / 4, {"'Certified'", "NULL"}) + ")";
    if (s[3] % 4 == 1 && s[4] % 3 == 0) return "DELETE FROM client WHERE id = " + id;
    return "UPDATE client SET " +
           pick(s[3] / 4, {"hubzone = 'Applied'", "hubzone = 'Certified', gross_sales = 5", "name = 'M'", "phone = '1', email = '2'"}) +
           " WHERE id = " + id;
  }

  static std::string of_library(const Step& s) {
    const std::string id = pick(s[2], {"'p'", "'q'"});
    if (s[0] / 64 % 2 == 0) {
      return "INSERT OR REPLACE INTO library_file (id, kind, path, content, group_name) VALUES (" + id + ", " +
             pick(s[3] / 4, {"'document'", "'document'", "'screen'"}) + ", 'a.html', " + file(s[3]) + ", " + pick(s[4], {"NULL", "'g'", "'h'"}) + ")";
    }
    if (s[0] / 64 % 8 == 1) return "DELETE FROM library_file WHERE id = " + id;
    return "UPDATE library_file SET " +
           pick(s[3] / 4, {"path = 'b'", "group_name = 'g'", "group_name = 'h'", "group_name = NULL", "modified_by = 'x'"}) +
           (s[3] / 4 % 5 == 4 ? ", content = " + file(s[3]) : "") + " WHERE id = " + id;
  }

  // A trigger of the office's own would write what is no longer there.
  bool is_written_by_triggers(const RandomTable& table) const {
    return std::ranges::any_of(world_.tables,
                               [&](const RandomTable& each) { return each.definition.find("UPDATE " + as_name(table.name)) != std::string::npos; });
  }

  // The schema, the rules, the groups change, and conflicts are decided anew, at the main office. What is not possible as things stand is refused.
  void change(const Step& s) {
    const test::Database& main = sites_.site(0);
    const RandomTable& table = world_.tables[s[2] % world_.tables.size()];
    const std::string named = as_name(table.name), column = table.columns[s[4] % table.columns.size()].name;
    const std::string other = pick(s[5] / 4, {"\"d\"", "\"c1\"", "\"C One\""});
    const auto alter = [&](const std::string& statement) { main.error("SELECT sync_ddl(" + as_literal(statement) + ")"); };
    switch (s[3] % 10) {
      case 0:
        return alter("ALTER TABLE " + named + " ADD COLUMN " + other + pick(s[5] / 16, {"", " DEFAULT 5", " TEXT"}));
      case 1:
        if (column != "e") alter("ALTER TABLE " + named + " RENAME COLUMN " + as_name(column) + " TO " + other);
        return;
      case 2:
        if (column != "e" && column != "noted") alter("ALTER TABLE " + named + " DROP COLUMN " + as_name(column));
        return;
      case 3:
        if (s[4] % 4 == 0 && !is_written_by_triggers(table)) alter("DROP TABLE " + named);
        return;
      case 4:  // again, after it was dropped
        return alter("CREATE TABLE " + named + " (id INTEGER PRIMARY KEY, c0, e)");
      case 5:
        main.error("DELETE FROM sync_rule WHERE table_name = " + as_literal(table.name));
        main.error("INSERT INTO sync_rule (table_name, column_name, criterion) VALUES (" + as_literal(table.name) + ", " +
                   (s[4] % 2 == 0 ? "NULL" : as_literal(column)) + ", " +
                   pick(s[5] / 4, {"'sum'", "'main'", "'remote'", "'larger'", "'most_recent'"}) + ")");
        return;
      case 6:
        main.error(
            "UPDATE sync_conflict SET winner = CASE winner WHEN 'ours' THEN 'theirs' ELSE 'ours' END WHERE column_name IS NOT NULL AND rule <> "
            "'refused'");
        return;
      default: {
        const std::string group = pick(s[4], {"'g'", "'h'"}), site = "'" + sites_.names[s[5] / 4 % sites_.names.size()] + "'";
        main.error(s[3] % 10 == 9 ? "DELETE FROM site_group WHERE name = " + group + " AND site_code = " + site
                                  : "INSERT INTO site_group VALUES (" + group + ", " + site + ")");
      }
    }
  }

  // Something happens to one of the files.
  void harm(const Step& s) const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(sites_.folder())) files.push_back(entry.path());
    std::ranges::sort(files);
    if (files.empty()) return;
    const fs::path file = files[s[2] % files.size()];
    const fs::path kept = sites_.folder() + "/../kept-" + file.filename().string();
    switch (s[1] % 5) {
      case 0:
        fs::remove(file);
        return;
      case 1:
        fs::copy_file(file, kept, fs::copy_options::overwrite_existing);
        return;
      case 2:  // one that was kept comes again, or late
        for (const auto& entry : fs::directory_iterator(sites_.folder() + "/..")) {
          const std::string name = entry.path().filename();
          if (name.starts_with("kept-")) fs::copy_file(entry.path(), sites_.folder() + "/" + name.substr(5), fs::copy_options::overwrite_existing);
        }
        return;
      case 3:
        fs::resize_file(file, fs::file_size(file) * (s[3] % 100) / 100);
        return;
      default: {
        std::fstream bytes(file, std::ios::binary | std::ios::in | std::ios::out);
        bytes.seekp(static_cast<std::streamoff>(s[3] % std::max<std::uintmax_t>(1, fs::file_size(file))));
        bytes.put(static_cast<char>(s[4]));
      }
    }
  }

  const test::RandomWorld& world_;
  test::Sites sites_;
  unsigned marks_made_ = 0;
  std::set<std::string> made_, replaced_;
};

// How many worlds there are to choose from: each is made once, which takes a second.
unsigned worlds() {
  const char* given = std::getenv("SYNC_WORLDS");
  return given == nullptr ? 4 : static_cast<unsigned>(std::atoi(given));
}

TEST(SyncSites, EndEqualAndNothingIsLost) {
  const bool held = rc::check([] {
    Application::many = *rc::gen::element(0, 1000);  // edits of tables without triggers are applied without those that capture, or as all others are
    const test::RandomWorld world(*rc::gen::inRange(0u, worlds()));
    History history(world);
    for (const Step& step : *steps()) history.take(step);
    history.expect_equal();
    history.expect_nothing_lost();
  });
  EXPECT_TRUE(held);
}

}  // namespace
