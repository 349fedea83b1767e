#include "sync/other_sites.h"

#include <fmt/format.h>

#include <vector>

#include "sqlite/option_off.h"
#include "sync/words.h"

namespace crm::sync {
namespace {

// What is tried is taken back. (SQLite looks through what names a table or column that is renamed, if this is not as it was long ago.)
class Trial {
 public:
  explicit Trial(sql::Connection& connection) : connection_(connection), as_long_ago_(connection.handle(), SQLITE_DBCONFIG_LEGACY_ALTER_TABLE) {
    connection.execute("SAVEPOINT crm_sync_trial");
  }
  Trial(const Trial&) = delete;
  Trial& operator=(const Trial&) = delete;
  ~Trial() { sqlite3_exec(connection_.handle(), "ROLLBACK TO crm_sync_trial; RELEASE crm_sync_trial", nullptr, nullptr, nullptr); }

 private:
  sql::Connection& connection_;
  sql::OptionOff as_long_ago_;
};

bool is_shared(sql::Connection& connection, const std::string& table) {
  return connection
      .prepare(
          "SELECT 1 FROM main.sync_table WHERE table_name = ?1 COLLATE NOCASE "
          "UNION ALL SELECT 1 FROM main.installed_object WHERE type = 'table' AND name = ?1 COLLATE NOCASE")
      .bind(table)
      .step();
}

std::string text_of(sql::Connection& connection, const std::string& type, const std::string& name) {
  sql::Statement found = connection.prepare("SELECT sql FROM main.sqlite_schema WHERE type = ?1 AND name = ?2 COLLATE NOCASE");
  return found.bind(type, name).step() ? found.get<std::string>(0) : "";
}

std::string event_of(const std::string& trigger) {
  Words words(trigger);
  while (!words.name().empty()) {
    for (const char* event : {"INSERT", "UPDATE", "DELETE"}) {
      if (words.take(event)) return event;
    }
    words.take_name();
  }
  return "";
}

// A statement that fires triggers, which are compiled with it.
std::string firing(sql::Connection& connection, const std::string& table, const std::string& event) {
  const std::string name = "main." + sql::quoted(table);
  if (event == "INSERT") return "INSERT INTO " + name + " DEFAULT VALUES";
  if (event == "DELETE") return "DELETE FROM " + name;
  sql::Statement columns = connection.prepare("SELECT group_concat(printf('\"%w\" = NULL', name), ', ') FROM pragma_table_info(?1)");
  columns.bind(table).step();
  return "UPDATE " + name + " SET " + columns.get<std::string>(0);
}

}  // namespace

void refuse_unshared(sql::Connection& connection, const std::string& table) {
  const bool is_view = connection.prepare("SELECT 1 FROM main.sqlite_schema WHERE type = 'view' AND name = ?1").bind(table).step();
  if (is_view || is_shared(connection, table)) return;
  throw sql::Error(
      fmt::format("the table {} is not synchronized, so other sites may have none; call sync_track('{}') at each, or alter it there", table, table));
}

void refuse_for_rows(sql::Connection& connection, const std::string& table, const std::string& change) {
  if (connection.prepare("SELECT 1 FROM main." + sql::quoted(table)).step()) return;  // SQLite has looked at its rows
  sql::Statement before = connection.prepare(  // the table with its other columns, and no constraint that a row could not meet
      "SELECT printf('CREATE TABLE temp.\"%w\" (', ?1) || group_concat(printf('\"%w\" ANY', x.name), ', ') || ')' || iif(t.strict, ' STRICT', '') "
      "FROM pragma_table_list(?1) t, (SELECT name, cid FROM pragma_table_xinfo(?1) ORDER BY cid) x "
      "WHERE t.schema = 'main' AND x.cid < (SELECT max(cid) FROM pragma_table_xinfo(?1))");
  before.bind(table).step();
  const std::string copied = before.get<std::string>(0), copy = "temp." + sql::quoted(table);
  before.reset();
  const Trial trial(connection);
  connection.execute(copied + "; INSERT INTO " + copy + " DEFAULT VALUES");
  try {
    connection.execute("ALTER TABLE " + copy + " " + change);
  } catch (const sql::Error& e) {
    throw sql::Error(fmt::format(
        "{} is empty here, and where it has rows, as it may at other sites, this cannot be done: {}; give the column a constant DEFAULT that "
        "its constraints allow (a generated one must be VIRTUAL, and may be NULL)",
        table, e.what()));
  }
}

// (SQLite, which knows, writes the other name into what names a table that is renamed.)
void refuse_naming_unshared(sql::Connection& connection, const std::string& type, const std::string& name, const std::string& statement) {
  sql::Statement mentioned = connection.prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT GLOB 'sqlite_*' "
      "AND instr(lower(?1), lower(name))");
  std::vector<std::string> tables;
  for (mentioned.bind(statement); mentioned.step();) tables.push_back(mentioned.get<std::string>(0));
  mentioned.reset();
  const std::string text = text_of(connection, type, name);
  for (const std::string& table : tables) {
    if (is_shared(connection, table)) continue;
    bool is_named = false;
    {
      const Trial trial(connection);
      connection.execute("ALTER TABLE main." + sql::quoted(table) + " RENAME TO crm_sync_trial");
      is_named = text_of(connection, type, name) != text;
    }
    if (is_named)
      throw sql::Error(
          fmt::format("it names the table {}, which is not synchronized, so other sites may have none; call sync_track('{}') at each, or make the {} "
                      "there by hand",
                      table, table, type));
  }
}

void refuse_referred(sql::Connection& connection, const std::string& table) {
  sql::Statement referring = connection.prepare(
      "SELECT t.name FROM main.sqlite_schema t, pragma_foreign_key_list(t.name) f "
      "WHERE t.type = 'table' AND t.name <> ?1 COLLATE NOCASE AND f.\"table\" = ?1 COLLATE NOCASE");
  if (!referring.bind(table).step()) return;
  throw sql::Error(fmt::format("the table {} refers to it; drop that first, or make it anew without REFERENCES", referring.get<std::string>(0)));
}

BrokenObjects broken_objects(sql::Connection& connection, const std::string& name) {
  sql::Statement mentioning = connection.prepare(
      "SELECT type, name, tbl_name, sql FROM main.sqlite_schema s WHERE type IN ('view', 'trigger') AND instr(lower(sql), lower(?1)) "
      "AND NOT EXISTS (SELECT 1 FROM main.installed_object o WHERE o.type = s.type AND o.name = s.name)");
  BrokenObjects broken;
  for (mentioning.bind(name); mentioning.step();) {
    const auto type = mentioning.get<std::string>(0), called = mentioning.get<std::string>(1), table = mentioning.get<std::string>(2);
    try {
      connection.prepare(type == "view" ? "SELECT * FROM main." + sql::quoted(called)
                                        : firing(connection, table, event_of(mentioning.get<std::string>(3))));
    } catch (const sql::Error& e) {
      broken.emplace(type + " " + called, e.what());
    }
  }
  return broken;
}

void refuse_breaking(const BrokenObjects& before, const BrokenObjects& after) {
  for (const auto& [object, reason] : after) {
    if (!before.contains(object)) throw sql::Error(fmt::format("with it the {} cannot be executed: {}; drop or correct that first", object, reason));
  }
}

}  // namespace crm::sync
