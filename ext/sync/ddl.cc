#include "sync/ddl.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "core/core.h"
#include "sync/batches.h"
#include "sync/other_sites.h"
#include "sync/sites.h"
#include "sync/words.h"

namespace crm::sync {
namespace {

struct Parsed {
  bool creates = false, drops = false;  // neither: ALTER TABLE
  std::string type, name;               // table, index, view or trigger
  bool adds_column = false;             // by change: what comes behind the name of the table
  std::string change;
  std::string column;  // that ALTER TABLE renames or drops
};

Parsed parse(const std::string& statement) {
  const sql::Error refused("it is no single CREATE, ALTER or DROP of a table, index, view or trigger; give one of those");
  Parsed parsed;
  Words words(statement);
  parsed.creates = words.take("CREATE");
  parsed.drops = !parsed.creates && words.take("DROP");
  if (!parsed.creates && !parsed.drops && !words.take("ALTER")) throw refused;
  if (words.word() == "TEMP" || words.word() == "TEMPORARY") throw sql::Error("a TEMP object is of one connection only; make it there");
  if (words.word() == "VIRTUAL")
    throw sql::Error("a virtual table keeps what it has in a way of its own, and cannot be synchronized; make it at each site");
  words.take("UNIQUE");
  for (const auto& [word, type] :
       {std::pair("TABLE", "table"), std::pair("INDEX", "index"), std::pair("VIEW", "view"), std::pair("TRIGGER", "trigger")}) {
    if (words.take(word)) parsed.type = type;
  }
  if (parsed.type.empty() || (!parsed.creates && !parsed.drops && parsed.type != "table")) throw refused;
  if (words.take("IF")) {
    words.take("NOT");
    words.take("EXISTS");
  }
  parsed.name = words.take_name();
  if (words.take(".")) {
    if (Words(parsed.name).word() != "MAIN") throw sql::Error("it is about an attached or TEMP database; only that of the site is synchronized");
    parsed.name = words.take_name();
  }
  if (parsed.creates && parsed.type == "table" && words.word() == "AS")
    throw sql::Error("CREATE TABLE AS has no primary key; name the columns, and fill it with INSERT afterwards");
  if (parsed.creates || parsed.drops) return parsed;
  parsed.change = words.from_here();
  parsed.adds_column = words.word() == "ADD";
  if (words.take("RENAME") || words.take("DROP")) {
    if (words.word() == "TO") throw sql::Error("a synchronized table keeps its name; make another, and fill it from this one");
    words.take("COLUMN");
    parsed.column = words.take_name();
  }
  return parsed;
}

// What a release has by itself, to be told from what an office has added to it. It is found out once in the life of a program.
class BuiltIn {
 public:
  static const BuiltIn& names() {
    static const BuiltIn once;
    return once;
  }
  bool has(const Parsed& object) const { return names_.contains(in_lower_case(object.type, object.name)); }
  bool has_column(const std::string& table, const std::string& column) const { return names_.contains(in_lower_case(table, column)); }

 private:
  BuiltIn() {
    sqlite3* raw = nullptr;
    const int code = sqlite3_open(":memory:", &raw);
    const std::unique_ptr<sqlite3, int (*)(sqlite3*)> db(raw, sqlite3_close_v2);
    sql::check(raw, code);
    install(sql::Connection::attach(raw), this_release());
    sql::Statement all(raw,
                       "SELECT type, name FROM sqlite_schema "
                       "UNION ALL SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_xinfo(t.name) c WHERE t.type = 'table'");
    while (all.step()) names_.insert(in_lower_case(all.get<std::string>(0), all.get<std::string>(1)));
  }
  static std::string in_lower_case(std::string_view of, std::string_view name) {
    std::string both = fmt::format("{} {}", of, name);
    for (char& c : both) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return both;
  }

  std::unordered_set<std::string> names_;
};

std::vector<std::string> columns_of(sql::Connection& connection, const std::string& table) {
  sql::Statement found = connection.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid");
  std::vector<std::string> all;
  for (found.bind(table); found.step();) all.push_back(found.get<std::string>(0));
  return all;
}

bool is_tracked(sql::Connection& connection, const std::string& table) {
  return connection.prepare("SELECT 1 FROM main.sync_table WHERE table_name = ?1").bind(table).step();
}

// The text of an object in the schema, and the table it is on; nothing: it is not there.
std::optional<std::pair<std::string, std::string>> object(sql::Connection& connection, const Parsed& parsed) {
  sql::Statement found = connection.prepare("SELECT sql, tbl_name FROM main.sqlite_schema WHERE type = ?1 AND name = ?2 COLLATE NOCASE");
  if (!found.bind(parsed.type, parsed.name).step()) return std::nullopt;
  return std::pair(found.get<std::string>(0), found.get<std::string>(1));
}

void execute_one(sql::Connection& connection, const std::string& statement) {
  sqlite3_stmt* raw = nullptr;
  const char* tail = nullptr;
  sql::check(connection.handle(), sqlite3_prepare_v2(connection.handle(), statement.c_str(), static_cast<int>(statement.size()), &raw, &tail));
  const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> prepared(raw, sqlite3_finalize);
  if (!Words(tail).name().empty()) throw sql::Error("it is more than one statement; call it for each");
  const int code = sqlite3_step(raw);
  if (code != SQLITE_DONE) throw sql::error_of(connection.handle(), code);
}

struct Alteration {
  std::string kind = "other";
  std::optional<std::string> table, old_column, new_column;
};

std::int64_t schema_number(sql::Connection& connection) {
  sql::Statement version = connection.prepare("PRAGMA main.schema_version");
  version.step();
  return version.get<std::int64_t>(0);
}

// Executes it, and describes the table anew. What came in a file may have been done by hand before.
Alteration alter(sql::Connection& connection, sql::Savepoint& savepoint, const std::string& statement, const Parsed& parsed, bool may_be_done) {
  const bool is_table = parsed.type == "table";
  const auto before = object(connection, parsed);
  const std::vector<std::string> columns = is_table ? columns_of(connection, parsed.name) : std::vector<std::string>();
  const BrokenObjects broken = broken_objects(connection, parsed.name);
  drop_triggers(connection, before ? before->second : parsed.name);  // they speak of the columns as they are
  const std::int64_t number = schema_number(connection);
  const bool is_done = may_be_done && (parsed.creates ? before && before->first == statement : parsed.drops && !before && !is_table);
  if (parsed.drops) savepoint.unwatch();
  if (!is_done) execute_one(connection, statement);
  if (parsed.drops) savepoint.watch();
  if (!is_done && schema_number(connection) == number)
    throw sql::Error("it changes nothing here; leave IF EXISTS and IF NOT EXISTS out to learn why");
  refuse_breaking(broken, broken_objects(connection, parsed.name));

  Alteration made;
  if (is_table && parsed.drops) {
    made = {"drop table", before->second, {}, {}};
    connection.prepare("DELETE FROM main.sync_column WHERE table_name = ?1").bind(*made.table).run();
    connection.prepare("DELETE FROM main.sync_table WHERE table_name = ?1").bind(*made.table).run();
  } else if (is_table && parsed.creates) {
    made = {"create table", object(connection, parsed)->second, {}, {}};
    describe(connection, *made.table);
  } else if (is_table) {
    made.table = before->second;
    const std::vector<std::string> now = columns_of(connection, parsed.name);
    std::vector<std::string> gone, fresh;
    std::ranges::copy_if(columns, std::back_inserter(gone), [&](const std::string& each) { return std::ranges::find(now, each) == now.end(); });
    std::ranges::copy_if(now, std::back_inserter(fresh), [&](const std::string& each) { return std::ranges::find(columns, each) == columns.end(); });
    if (!gone.empty()) made.old_column = gone.front();
    if (!fresh.empty()) made.new_column = fresh.front();
    if (made.old_column || made.new_column) made.kind = !made.old_column ? "add column" : made.new_column ? "rename column" : "drop column";
    if (is_tracked(connection, *made.table)) describe(connection, *made.table);
  }
  install(connection, this_release());
  connection
      .prepare(
          "INSERT INTO main.sync_alteration (after_batch, statement, kind, table_name, old_column, new_column, made_at) "
          "VALUES ((SELECT last_batch FROM main.sync_identity), ?1, ?2, ?3, ?4, ?5, (SELECT now FROM main.clock))")
      .bind(statement, made.kind, made.table, made.old_column, made.new_column)
      .run();
  return made;
}

void refuse_where_other_sites_differ(sql::Connection& connection, sql::Savepoint& savepoint, const std::string& statement, const Parsed& parsed) {
  const std::string table = object(connection, parsed)->second;
  if (parsed.creates && parsed.type != "view") refuse_unshared(connection, table);
  savepoint.unwatch();  // tables are made and renamed on trial
  if (parsed.adds_column) refuse_for_rows(connection, table, parsed.change);
  refuse_naming_unshared(connection, parsed.type, parsed.name, statement);
  savepoint.watch();
}

void refuse_unfit_index(sql::Connection& connection, const Parsed& parsed) {
  const std::string table = object(connection, parsed)->second;
  if (is_tracked(connection, table)) refuse_unfit(connection, table);
}

void refuse_ours(const Parsed& parsed) {
  if (parsed.creates || (!parsed.drops && parsed.column.empty())) return;
  const BuiltIn& built_in = BuiltIn::names();
  if (parsed.drops && built_in.has(parsed)) throw sql::Error(fmt::format("the {} {} is a part of sqlite-crm, and stays", parsed.type, parsed.name));
  if (built_in.has_column(parsed.name, parsed.column)) {
    throw sql::Error(fmt::format("the column {}.{} is a part of sqlite-crm, and stays as it is", parsed.name, parsed.column));
  }
}

}  // namespace

void tell_schema_change(sql::Connection& connection, Tables& tables, const std::optional<std::string>& origin, const std::string& author,
                        const std::string& statement) {
  BatchWriter batch(connection, tables, {origin, 0, author});
  batch.add({std::make_shared<const Shape>(Shape{Kind::schema, "", {}, {}}), {}, {Value::text(statement)}, "", ""});
  batch.finish();
}

void change_schema(sql::Connection& connection, const std::string& statement) {
  const Identity own = identity(connection);
  if (!is_main(connection)) throw sql::Error("schema changes are made at the main office, and come from there in files; call it there");
  const Parsed parsed = parse(statement);
  sql::Savepoint savepoint(connection.handle(), "crm_sync");
  close_log(connection, own.code);
  refuse_ours(parsed);
  const auto before = object(connection, parsed);
  if (before && !parsed.creates && parsed.type != "view") refuse_unshared(connection, before->second);
  if (parsed.drops && parsed.type == "table") refuse_referred(connection, parsed.name);
  const Alteration made = alter(connection, savepoint, statement, parsed, false);
  if (!parsed.drops) refuse_where_other_sites_differ(connection, savepoint, statement, parsed);
  if (parsed.type == "index" && parsed.creates) refuse_unfit_index(connection, parsed);
  Tables tables(connection);
  tell_schema_change(connection, tables, own.code, own.code, statement);
  if (made.kind == "rename column") {
    connection.prepare("UPDATE main.sync_rule SET column_name = ?3 WHERE table_name = ?1 AND column_name = ?2")
        .bind(*made.table, *made.old_column, *made.new_column)
        .run();
  }
  savepoint.release();
}

void make_schema_change(sql::Connection& connection, sql::Savepoint& savepoint, const std::string& statement) {
  try {
    alter(connection, savepoint, statement, parse(statement), true);
  } catch (const sql::Error& e) {
    throw sql::Error(
        fmt::format("its schema change cannot be made here: {}: {}; correct what is in its way, and receive it again", statement, e.what()));
  }
}

}  // namespace crm::sync
