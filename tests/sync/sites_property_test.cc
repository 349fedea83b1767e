// Whatever four sites do, with tables of any shape, from connections with and without the extension, and whatever happens to the files on their way:
// when files get through at last, all four hold the same data, nothing waits, and crm_check() is empty (S3, S6).
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

#include "sync/four_sites.h"

namespace {

namespace fs = std::filesystem;

// Each step is six numbers, so that counterexamples shrink.
using Step = std::array<unsigned, 6>;
rc::Gen<std::vector<Step>> steps() { return rc::gen::container<std::vector<Step>>(rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<Step>())); }

std::string pick(unsigned number, std::initializer_list<const char*> texts) { return texts.begin()[number % texts.size()]; }

std::string value(unsigned number) {
  return pick(number,
              {"NULL", "1", "1.0", "'1'", "x'01'", "0.1", "9223372036854775807", "-1e300", "'b'", "'B'", "''", "'a longer text, with ''quotes'''"});
}
std::string id(unsigned number) { return pick(number, {"'p'", "'q'", "'r'", "'P'"}); }

struct Shape {
  const char* table;
  std::string key, columns, values, edit;
};

// Too large for one file (sync.file_size of four_sites.cc), now and then.
std::string content(unsigned number) {
  std::string text;
  std::mt19937 random(number);
  for (std::size_t length = number % 4 == 0 ? 150'000 : 5; length > 0; --length) text += static_cast<char>('0' + random() % 64);
  std::ranges::replace(text, '\'', '-');
  return "'" + text + "'";
}

Shape shape(const Step& s) {
  switch (s[1] % 8) {
    case 7:
      return {"library_file", "id = " + id(s[2]), "id, kind, path, content, group_name",
              id(s[2]) + ", " + pick(s[3] / 4, {"'document'", "'document'", "'screen'"}) + ", 'a.html', " + content(s[3]) + ", " +
                  pick(s[4], {"NULL", "'g'", "'h'"}),
              pick(s[3] / 4, {"path = 'b'", "group_name = 'g'", "group_name = 'h'", "group_name = NULL", "modified_by = 'x', content = "}) +
                  (s[3] / 4 % 5 == 4 ? content(s[3]) : "")};
    case 0:
      return {"plain", "id = " + id(s[2]), "id, a, b, c",
              id(s[2]) + ", " + value(s[3]) + ", " + std::to_string(s[4] % 9) + ", " + pick(s[5], {"'x'", "'X'", "NULL"}),
              pick(s[3], {"a = ", "c = "}) + value(s[4]) + pick(s[5], {"", ", b = b + 1", ", b = 7"})};
    case 1:
      return {"counted", "id = " + std::to_string(s[2] % 4), "id, a, u",
              pick(s[2], {"0", "1", "2", "3"}) + ", " + pick(s[3], {"0.1", "2", "NULL"}) + ", " + pick(s[4], {"'k'", "'l'", "NULL"}),
              pick(s[3], {"a = 0.3", "u = 'k'", "u = 'l'", "u = NULL", "id = 1", "id = 2", "rowid = 3"})};
    case 2:
      return {"pair", "x = " + id(s[2]) + " AND y = " + std::to_string(s[3] % 2), "x, y, v, \"odd \"\"name\"",
              id(s[2]) + ", " + std::to_string(s[3] % 2) + ", " + value(s[4]) + ", " + value(s[5]),
              pick(s[4], {"v = ", "\"odd \"\"name\" = "}) + value(s[5])};
    case 3:
      return {"part", "id = " + id(s[2]), "id, plain_id, note",
              id(s[2]) + ", " + pick(s[3], {"NULL", "'p'", "'q'"}) + ", " + pick(s[4], {"'n'", "'m'", "'bad'"}),
              pick(s[3], {"plain_id = 'q', note = 'o'", "plain_id = NULL", "note = 'z'", "id = 'r'"})};
    case 4:
      return {"point", "id = " + id(s[2]), "id, counted_id, note", id(s[2]) + ", " + std::to_string(s[3] % 4) + ", 'n'",
              pick(s[4], {"note = 'o'", "counted_id = 1", "counted_id = NULL"})};
    case 5:  // what the main office makes, renames and drops
      return pick(s[3], {"plain", "fresh"}) == "plain"
                 ? Shape{"plain", "id = " + id(s[2]), "id, d, e", id(s[2]) + ", " + value(s[4]) + ", " + value(s[5]),
                         pick(s[4], {"d = ", "e = "}) + value(s[5])}
                 : Shape{"fresh", "id = " + std::to_string(s[2] % 3), "id, x", std::to_string(s[2] % 3) + ", " + value(s[4]), "x = " + value(s[5])};
    default:
      return {"client", "id = " + pick(s[2], {"'acme'", "'bolt'", "'new'"}), "id, name, hubzone",
              pick(s[2], {"'acme'", "'bolt'", "'new'"}) + ", 'N', " + pick(s[3], {"'Certified'", "NULL"}),
              pick(s[3], {"hubzone = 'Applied'", "hubzone = 'Certified', gross_sales = 5", "name = 'M'", "phone = '1', email = '2'"})};
  }
}

std::string statement(const Step& s) {
  const Shape t = shape(s);
  const std::string table = t.table;
  switch (s[0] / 16 % 8) {
    case 0:
      return "INSERT INTO " + table + " (" + t.columns + ") VALUES (" + t.values + ")";
    case 1:
      return "INSERT OR REPLACE INTO " + table + " (" + t.columns + ") VALUES (" + t.values + ")";
    case 2:
      return "INSERT OR IGNORE INTO " + table + " (" + t.columns + ") VALUES (" + t.values + ")";
    case 3:
      return "INSERT INTO " + table + " (" + t.columns + ") VALUES (" + t.values + ") ON CONFLICT DO UPDATE SET " + t.edit;
    case 4:
      return "UPDATE OR REPLACE " + table + " SET " + t.edit + " WHERE " + t.key;
    case 5:
      return "DELETE FROM " + table + " WHERE " + t.key;
    default:
      return "UPDATE " + table + " SET " + t.edit + " WHERE " + t.key;
  }
}

// The schema and the rules change, at the main office. What is not possible as things stand is refused.
void change(const test::Database& main, const Step& s) {
  const std::string changed =
      pick(s[2], {"ALTER TABLE plain ADD COLUMN d DEFAULT 5", "ALTER TABLE plain RENAME COLUMN a TO e", "ALTER TABLE plain RENAME COLUMN e TO a",
                  "ALTER TABLE plain DROP COLUMN d", "ALTER TABLE plain DROP COLUMN c", "ALTER TABLE plain ADD COLUMN c TEXT",
                  "CREATE TABLE fresh (id INTEGER PRIMARY KEY, x)", "DROP TABLE fresh", "CREATE INDEX plain_b ON plain (b)", "", "", "", "", ""});
  if (!changed.empty()) {
    main.error("SELECT sync_ddl('" + changed + "')");
    return;
  }
  if (s[3] % 3 > 0) {
    const std::string group = pick(s[4], {"'g'", "'h'"}), site = pick(s[5] / 4, {"'main'", "'ann'", "'north'", "'bob'"});
    main.error(s[3] % 3 == 1 ? "INSERT INTO site_group VALUES (" + group + ", " + site + ")"
                             : "DELETE FROM site_group WHERE name = " + group + " AND site_code = " + site);
    return;
  }
  main.error("DELETE FROM sync_rule WHERE table_name = 'plain'");
  main.error("INSERT INTO sync_rule (table_name, column_name, criterion) VALUES ('plain', " + pick(s[3], {"'b'", "NULL"}) + ", '" +
             pick(s[4], {"sum", "main", "remote", "larger", "most_recent"}) + "')");
}

// Something happens to one of the files.
void harm(const test::FourSites& sites, const Step& s) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(sites.folder())) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  if (files.empty()) return;
  const fs::path file = files[s[2] % files.size()];
  const fs::path kept = sites.folder() + "/../kept-" + file.filename().string();
  switch (s[1] % 5) {
    case 0:
      fs::remove(file);
      return;
    case 1:
      fs::copy_file(file, kept, fs::copy_options::overwrite_existing);
      return;
    case 2:  // one that was kept comes again, or late
      for (const auto& entry : fs::directory_iterator(sites.folder() + "/..")) {
        const std::string name = entry.path().filename();
        if (name.starts_with("kept-")) fs::copy_file(entry.path(), sites.folder() + "/" + name.substr(5), fs::copy_options::overwrite_existing);
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

void take(const test::FourSites& sites, const Step& s) {
  const std::size_t site = s[0] % 4;
  switch (s[0] / 4 % 4) {
    case 0:
      sites.call(site, s[1] % 2 == 0 ? "sync_send" : "sync_receive");
      return;
    case 1:
      if (s[5] % 2 == 0) return harm(sites, s);
      if (s[5] % 4 == 1) return change(sites.site(0), s);
      sites.call(site, "sync_exchange");
      return;
    default:  // what a constraint refuses is refused
      if (s[5] % 3 == 0) {
        sites.plain(site).error(statement(s));
      } else {
        sites.site(site).error(statement(s));
      }
  }
}

TEST(SyncSites, EndEqual) {
  const bool held = rc::check([] {
    const test::FourSites sites;
    for (const Step& step : *steps()) take(sites, step);
    sites.settle();
    for (std::size_t i = 0; i < sites.names.size(); ++i) {
      RC_ASSERT(i == 0 || sites.content(i) == sites.content(0, i));
      RC_ASSERT(sites.site(i).rows("SELECT * FROM sync_waiting") == std::vector<std::string>());
      RC_ASSERT(sites.site(i).value("SELECT (SELECT count(*) FROM sync_batch) + (SELECT count(*) FROM sync_piece) + (SELECT count(*) FROM "
                                    "sync_incoming) + (SELECT count(*) FROM sync_log)") == "0");
    }
    RC_ASSERT(sites.site(0).rows("SELECT * FROM crm_check()") == std::vector<std::string>());  // the others hold the same
  });
  EXPECT_TRUE(held);
}

}  // namespace
