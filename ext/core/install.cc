// crm_install(): creates or upgrades the schema, and brings changed rule rows into force (G2, G6, P26).
//
// Tables are created once and then only changed by migrations; triggers and views are derived, so they are removed and made anew
// from the first one on that differs from what this release makes of the database's rows: their order, in which SQLite fires triggers, stays that of
// a new database. installed_object tells which are ours.
#include <algorithm>
#include <charconv>
#include <iterator>
#include <sstream>
#include <unordered_set>

#include "core/core.h"
#include "core/sql_template.h"
#include "sqlite/savepoint.h"

namespace crm {
namespace {

// The name of a migration, schema/migrations/2.core.sql: the version it leads to, and which schema file it changes the tables of.
struct Migration {
  explicit Migration(std::string_view path) {
    const auto name = path.substr(path.rfind('/') + 1);
    const auto dot = name.find('.');
    std::from_chars(name.data(), name.data() + dot, version);
    schema_file = name.substr(dot + 1);
  }
  bool of(const SqlFile& file) const { return file.name.substr(file.name.rfind('/') + 1) == schema_file; }

  int version = 0;
  std::string_view schema_file;
};

bool has_table(sql::Connection& connection, const char* name) {
  sql::Statement& found = connection.cached("SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = ?1");
  const sql::Reset reset(found);
  return found.bind(std::string_view(name)).step();
}

// The name that a CREATE statement makes; empty for other statements.
std::string created_name(const std::string& statement) {
  std::istringstream words(statement);
  std::string create, kind, name;
  words >> create >> kind >> name;
  if (create != "CREATE") return "";
  if (kind == "UNIQUE") words >> name;  // CREATE UNIQUE INDEX name
  return name;
}

// A name of ours that is already taken would make a CREATE fail with SQLite's words; this says what to do about it.
void refuse_foreign_objects(sql::Connection& connection, const SqlFile& file) {
  sql::Statement taken = connection.prepare(
      "SELECT type, name FROM main.sqlite_schema WHERE name = ?1 COLLATE NOCASE "
      "UNION ALL SELECT 'TEMP ' || type, name FROM temp.sqlite_schema WHERE name = ?1 COLLATE NOCASE");
  for (const std::string& statement : statements_of(fill_in(connection, file))) {
    if (taken.bind(created_name(statement)).step()) {
      throw sql::Error("this database has " + taken.get<std::string>(0) + " " + taken.get<std::string>(1) +
                       ", which is not ours; rename it, or install into another file");
    }
  }
}

// A TEMP table or view named like one of ours hides it from this connection: what is meant for the office would go astray.
void refuse_hidden_objects(sql::Connection& connection) {
  sql::Statement& hiding = connection.cached(
      "SELECT t.type, t.name FROM temp.sqlite_schema t JOIN main.installed_object o ON o.name = t.name COLLATE NOCASE "
      "WHERE t.type IN ('table', 'view')");
  const sql::Reset reset(hiding);
  if (hiding.step()) {
    throw sql::Error("the TEMP " + hiding.get<std::string>(0) + " " + hiding.get<std::string>(1) +
                     " hides the office's own; drop it or give it another name");
  }
}

// Executes statements and notes in installed_object what they create, which is the last row of the schema then. (To look for it in all would take
// the square of their number.)
void create(sql::Connection& connection, const std::vector<std::string>& statements) {
  for (const std::string& statement : statements) {
    connection.execute(statement);
    if (!has_table(connection, "installed_object")) continue;
    connection
        .prepare(
            "INSERT INTO installed_object (type, name) SELECT type, name FROM (SELECT type, name, sql FROM main.sqlite_schema "
            "WHERE type <> 'index' ORDER BY rowid DESC LIMIT 1) WHERE sql = ?1 ON CONFLICT DO NOTHING")
        .bind(statement)
        .run();
  }
}

void run_schema_file(sql::Connection& connection, const SqlFile& file) {
  try {
    create(connection, statements_of(fill_in(connection, file)));
  } catch (const sql::Error& e) {
    throw sql::Error(std::string(file.name) + ": " + e.what(), e.code());
  }
}

// Is this schema file's first table ours already?
bool is_there(sql::Connection& connection, const SqlFile& file) {
  for (const std::string& statement : statements_of(fill_in(connection, file))) {
    if (!statement.starts_with("CREATE TABLE ")) continue;
    return connection.prepare("SELECT 1 FROM main.installed_object WHERE type = 'table' AND name = ?1").bind(created_name(statement)).step();
  }
  return false;
}

// A schema file that is new to the database is executed whole; of the others, the migrations of later versions are.
void make_schema(sql::Connection& connection, const Release& release, std::optional<int> version) {
  std::vector<SqlFile> migrations, whole;
  for (const SqlFile& file : release.schema) {
    if (!version || !is_there(connection, file)) {
      whole.push_back(file);
      continue;
    }
    for (const SqlFile& migration : release.migrations) {
      if (Migration(migration.name).version > *version && Migration(migration.name).of(file)) migrations.push_back(migration);
    }
  }
  std::ranges::stable_sort(migrations, {}, [](const SqlFile& file) { return Migration(file.name).version; });
  for (const SqlFile& file : migrations) run_schema_file(connection, file);
  for (const SqlFile& file : whole) {
    refuse_foreign_objects(connection, file);
    run_schema_file(connection, file);
  }
  connection.execute("DELETE FROM installed_object WHERE type = 'table' AND name NOT IN (SELECT name FROM sqlite_schema WHERE type = 'table')");
  connection.prepare("INSERT INTO schema_version (version) VALUES (?1)").bind(release.version()).run();
}

void refuse_wrong_rules(sql::Connection& connection, const Release& release) {
  for (const SqlFile& file : release.checks) {
    if (!is_about_rules(file)) continue;
    sql::Statement problems = connection.prepare(fill_in(connection, file));
    if (problems.step()) {
      throw sql::Error(problems.get<std::string>(1) + " '" + problems.get<std::string>(2) + "': " + problems.get<std::string>(3));
    }
  }
}

bool in_place(sql::Connection& connection, const std::vector<std::string>& expected) {
  if (!missing_objects(connection, expected).empty()) return false;
  sql::Statement count = connection.prepare("SELECT count(*) FROM installed_object WHERE type IN ('trigger', 'view')");
  count.step();
  return count.get<std::size_t>(0) == expected.size();
}

// How many of our triggers and views are those expected, in their order, before the first that is not.
std::size_t count_kept(sql::Connection& connection, const std::vector<std::string>& expected) {
  sql::Statement ours = connection.prepare(
      "SELECT s.sql FROM main.sqlite_schema s WHERE s.type IN ('trigger', 'view') "
      "AND EXISTS (SELECT 1 FROM installed_object o WHERE o.type = s.type AND o.name = s.name) ORDER BY s.rowid");
  std::size_t kept = 0;
  while (kept < expected.size() && ours.step() && ours.get<std::string>(0) == expected[kept]) ++kept;
  return kept;
}

struct Object {
  std::string type, name;
};

// Our triggers and views, but for the first ones.
std::vector<Object> objects_after(sql::Connection& connection, std::size_t kept) {
  sql::Statement ours = connection.prepare(
      "SELECT s.type, s.name FROM main.sqlite_schema s JOIN main.installed_object o ON o.type = s.type AND o.name = s.name "
      "WHERE s.type IN ('trigger', 'view') ORDER BY s.rowid LIMIT -1 OFFSET ?1");
  ours.bind(static_cast<std::int64_t>(kept));
  std::vector<Object> objects;
  while (ours.step()) objects.push_back({ours.get<std::string>(0), ours.get<std::string>(1)});
  return objects;
}

// Dropping a view drops the triggers on it, a user's own included: these are made again.
std::vector<std::string> users_triggers_on(sql::Connection& connection, const std::vector<Object>& objects) {
  sql::Statement triggers = connection.prepare(
      "SELECT sql FROM main.sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1 AND ?2 = 'view' "
      "AND name NOT IN (SELECT name FROM installed_object WHERE type = 'trigger')");
  std::vector<std::string> found;
  for (const Object& object : objects) {
    triggers.bind(object.name, object.type);
    while (triggers.step()) found.push_back(triggers.get<std::string>(0));
    triggers.reset();
  }
  return found;
}

void drop_objects(sql::Connection& connection, const std::vector<Object>& objects) {
  sql::Statement quoted = connection.prepare("SELECT printf('DROP %s IF EXISTS main.\"%w\"', ?1, ?2)");
  for (const Object& object : objects) {
    quoted.bind(object.type, object.name).step();
    const auto drop = quoted.get<std::string>(0);
    quoted.reset();
    connection.execute(drop);
  }
  connection.execute(
      "DELETE FROM installed_object WHERE type IN ('trigger', 'view') AND (type, name) NOT IN (SELECT type, name FROM main.sqlite_schema)");
}

}  // namespace

std::optional<int> installed_version(sql::Connection& connection) {
  if (!has_table(connection, "schema_version") || !has_table(connection, "installed_object")) return std::nullopt;
  sql::Statement& version = connection.cached("SELECT max(version) FROM main.schema_version");
  const sql::Reset reset(version);
  version.step();
  return version.get<std::optional<int>>(0);
}

void require_schema(sql::Connection& connection, const Release& release) {
  const std::optional<int> version = installed_version(connection);
  if (!version) throw sql::Error("this database has no schema of sqlite-crm; call SELECT crm_install()");
  refuse_hidden_objects(connection);
  if (*version != release.version()) {
    throw sql::Error("this database has schema version " + std::to_string(*version) + ", the extension " + std::to_string(release.version()) +
                     "; call SELECT crm_install(), or load the newer extension");
  }
}

std::vector<std::string> expected_objects(sql::Connection& connection, const Release& release) {
  std::vector<std::string> all;
  for (const auto& files : {release.views, release.triggers}) {
    for (const SqlFile& file : files) {
      for (std::string& statement : statements_of(fill_in(connection, file))) all.push_back(std::move(statement));
    }
  }
  return all;
}

std::vector<std::string> missing_objects(sql::Connection& connection, const std::vector<std::string>& expected) {
  sql::Statement objects = connection.prepare("SELECT sql FROM main.sqlite_schema WHERE type IN ('trigger', 'view')");
  std::unordered_set<std::string> present;
  while (objects.step()) present.insert(objects.get<std::string>(0));
  std::vector<std::string> missing;
  std::ranges::copy_if(expected, std::back_inserter(missing), [&](const std::string& object) { return !present.contains(object); });
  return missing;
}

void drop_triggers(sql::Connection& connection, std::string_view table) {
  sql::Statement naming = connection.prepare(
      "SELECT s.type, s.name FROM main.sqlite_schema s JOIN main.installed_object o ON o.type = s.type AND o.name = s.name "
      "WHERE s.type = 'trigger' AND (s.tbl_name = ?1 COLLATE NOCASE OR instr(lower(s.sql), lower(printf('\"%w\"', ?1))))");
  std::vector<Object> objects;
  for (naming.bind(table); naming.step();) objects.push_back({naming.get<std::string>(0), naming.get<std::string>(1)});
  naming.reset();
  drop_objects(connection, objects);
}

int Release::version() const {
  int latest = 1;
  for (const SqlFile& migration : migrations) latest = std::max(latest, Migration(migration.name).version);
  return latest;
}

int install(sql::Connection& connection, const Release& release, bool rehearse) {
  const std::optional<int> version = installed_version(connection);
  if (version) refuse_hidden_objects(connection);
  if (version == release.version()) {
    refuse_wrong_rules(connection, release);
    if (in_place(connection, expected_objects(connection, release))) return release.version();  // nothing to write, so nothing to lock
  }
  if (version > release.version()) {
    throw sql::Error("this database has schema version " + std::to_string(*version) + ", newer than version " + std::to_string(release.version()) +
                     " of this extension; load a newer sqlite-crm");
  }
  sql::Savepoint savepoint(connection.handle(), "crm_install");
  std::vector<std::string> expected, users;
  std::size_t kept = 0;
  if (version == release.version()) {
    expected = expected_objects(connection, release);
    kept = count_kept(connection, expected);
  }
  if (version) {
    const std::vector<Object> changed = objects_after(connection, kept);
    users = users_triggers_on(connection, changed);
    drop_objects(connection, changed);
  }
  if (version != release.version()) {
    if (version) savepoint.unwatch();  // migrations may drop tables
    make_schema(connection, release, version);
  }
  refuse_wrong_rules(connection, release);
  if (!version) {
    for (const SqlFile& file : release.views) refuse_foreign_objects(connection, file);
  }
  if (version != release.version()) expected = expected_objects(connection, release);
  expected.erase(expected.begin(), expected.begin() + static_cast<std::ptrdiff_t>(kept));
  create(connection, expected);
  for (const std::string& trigger : users) connection.execute(trigger);
  if (!rehearse) savepoint.release();
  return release.version();
}

Release this_release() { return {schema_files(), migrations_files(), views_files(), triggers_files(), checks_files()}; }

}  // namespace crm
