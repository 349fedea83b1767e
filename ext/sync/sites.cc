#include "sync/sites.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/core.h"
#include "sqlite/savepoint.h"
#include "sync/site_file.h"

namespace crm::sync {
namespace {

constexpr std::int64_t longest_key = 4;  // columns of sync_log

// Its own name, as the schema has it.
std::string table_called(sql::Connection& connection, const std::string& table) {
  sql::Statement found = connection.prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name = ?1 COLLATE NOCASE");
  if (!found.bind(table).step()) throw sql::Error(fmt::format("there is no table {}; make it at every site first", table));
  return found.get<std::string>(0);
}

// Keys that its column holds for one and the same, or the other way round: a row could not be found by its key.
void refuse_other_collation(sql::Connection& connection, const std::string& table) {
  sql::Statement compared =
      connection.prepare("SELECT x.name, x.coll FROM pragma_index_list(?1) i, pragma_index_xinfo(i.name) x WHERE i.origin = 'pk' AND x.key");
  for (compared.bind(table); compared.step();) {
    const std::string column = compared.get<std::string>(0), by = compared.get<std::string>(1);
    const char* own = nullptr;
    sql::check(connection.handle(),
               sqlite3_table_column_metadata(connection.handle(), "main", table.c_str(), column.c_str(), nullptr, &own, nullptr, nullptr, nullptr));
    if (sqlite3_stricmp(own, by.c_str()) != 0) {
      throw sql::Error(fmt::format("the primary key of {} compares {} by {}, the column itself compares by {}; give both the same COLLATE", table,
                                   column, by, own));
    }
  }
}

void refuse_blank_keys(sql::Connection& connection, const std::string& table) {
  sql::Statement blank = connection.prepare("SELECT group_concat(printf('\"%w\" IS NULL', name), ' OR ') FROM pragma_table_info(?1) WHERE pk");
  blank.bind(table).step();
  if (connection.prepare(fmt::format("SELECT 1 FROM main.{} WHERE {} LIMIT 1", sql::quoted(table), blank.get<std::string>(0))).step())
    throw sql::Error(fmt::format("{} has rows with NULL in their key, by which they could not be told apart; give them one", table));
}

// Each table is announced to the other sites row by row: they may have none of them, or the same, or others.
void log_all_rows(sql::Connection& connection, const std::string& table) {
  Tables tables(connection);
  const Table& described = *tables.called(table);
  std::string places, names;
  for (std::size_t i = 0; i < described.key.size(); ++i) {
    places += fmt::format(", k{}", i + 1);
    names += ", " + sql::quoted(described.key[i].name);
  }
  connection.execute(
      fmt::format("INSERT INTO main.sync_log (table_number, column_number, at{}) SELECT {}, 0, (SELECT now FROM main.clock){} FROM main.{}", places,
                  described.number, names, sql::quoted(table)));
}

void insert_identity(sql::Connection& connection, const std::string& code, const Keys& keys) {
  connection.prepare("INSERT INTO main.sync_identity (id, site_code, sign_secret, open_public, open_secret) VALUES (1, ?1, ?2, ?3, ?4)")
      .bind(code, sql::Blob{keys.sign_secret}, sql::Blob{keys.open_public}, sql::Blob{keys.open_secret})
      .run();
}

// A link whose two streams begin here: the copy holds what all batches so far came to.
void insert_link(sql::Connection& connection, const std::string& code, const char* role, const Keys& keys, const char* column, std::int64_t batch) {
  for (const char* table : {"sync_link", "sync_incoming"})
    connection.prepare(fmt::format("DELETE FROM main.{} WHERE site_code = ?1", table)).bind(code).run();
  connection.prepare(fmt::format("INSERT INTO main.sync_link (site_code, role, sign_public, seal_public, {}) VALUES (?1, ?2, ?3, ?4, ?5)", column))
      .bind(code, std::string_view(role), sql::Blob{keys.sign_public}, sql::Blob{keys.open_public}, batch)
      .run();
}

// What stays at its site is emptied where sync_scope says so; no key and nothing on its way is left.
void make_new_site(SiteFile& file, const std::string& code, const Keys& keys, const Identity& parent, std::int64_t last_batch) {
  sqlite3* db = file.handle();
  sql::execute(db, "BEGIN");
  sql::Statement emptied(db,
                         "SELECT printf('DELETE FROM \"%w\"', table_name) FROM sync_scope WHERE starts_empty AND column_name = '' "
                         "UNION ALL SELECT printf('UPDATE \"%w\" SET \"%w\" = NULL WHERE \"%w\" IS NOT NULL', table_name, column_name, column_name) "
                         "FROM sync_scope WHERE starts_empty AND column_name <> ''");
  std::vector<std::string> statements;
  while (emptied.step()) statements.push_back(emptied.get<std::string>(0));
  emptied.reset();
  for (const std::string& statement : statements) sql::execute(db, statement);
  sql::Connection& connection = sql::Connection::attach(db);
  insert_identity(connection, code, keys);
  insert_link(connection, parent.code, "parent", parent.keys, "received", last_batch);
  const bool has_left = leave_groups(connection, code);
  sql::execute(db, "COMMIT");
  if (has_left) file.compact();
}

}  // namespace

void refuse_unfit(sql::Connection& connection, const std::string& table) {
  sql::Statement kept = connection.prepare("SELECT reason FROM main.sync_scope WHERE table_name = ?1 AND column_name = '' AND NOT synchronized");
  if (kept.bind(table).step()) throw sql::Error(fmt::format("the table {} stays at its site: {}", table, kept.get<std::string>(0)));
  sql::Statement key = connection.prepare("SELECT count(*) FROM pragma_table_info(?1) WHERE pk");
  key.bind(table).step();
  if (key.get<std::int64_t>(0) == 0)
    throw sql::Error(fmt::format("the table {} has no primary key, by which its rows could be told apart; give it one", table));
  if (key.get<std::int64_t>(0) > longest_key)
    throw sql::Error(fmt::format("the primary key of {} has more than {} columns; give it a shorter one", table, longest_key));
  sql::Statement kind = connection.prepare("SELECT type FROM pragma_table_list(?1) WHERE schema = 'main' AND type IN ('virtual', 'shadow')");
  if (kind.bind(table).step()) {
    throw sql::Error(fmt::format(
        "{} is a virtual table or a part of one, which keeps what it has in a way of its own; synchronize the table that it is made from", table));
  }
  refuse_other_collation(connection, table);
  sql::Statement over_expression = connection.prepare(
      "SELECT i.name FROM pragma_index_list(?1) i WHERE i.\"unique\" AND EXISTS (SELECT 1 FROM pragma_index_info(i.name) WHERE name IS NULL)");
  if (over_expression.bind(table).step()) {
    throw sql::Error(
        fmt::format("the unique index {} of {} is over an expression, so what a REPLACE removes could not be told; make it one over a column",
                    over_expression.get<std::string>(0), table));
  }
}

void describe(sql::Connection& connection, const std::string& table) {
  refuse_unfit(connection, table);
  connection
      .prepare(
          "INSERT INTO main.sync_table (table_name, number) VALUES (?1, coalesce((SELECT position FROM main.sync_scope WHERE table_name = ?1 AND "
          "column_name = ''), (SELECT 1 + max(100, max(number)) FROM main.sync_table), 101)) ON CONFLICT (table_name) DO NOTHING")
      .bind(table)
      .run();
  connection.prepare("DELETE FROM main.sync_column WHERE table_name = ?1").bind(table).run();
  connection
      .prepare(
          "INSERT INTO main.sync_column (table_name, number, name, key_position, compares_types) "
          "SELECT ?1, row_number() OVER (ORDER BY cid), name, nullif(pk, 0), type = '' OR type LIKE '%BLOB%' OR type LIKE 'ANY' FROM "
          "pragma_table_xinfo(?1) x "
          "WHERE hidden = 0 AND NOT EXISTS (SELECT 1 FROM main.sync_scope s WHERE s.table_name = ?1 AND s.column_name = x.name)")
      .bind(table)
      .run();
}

bool is_site(sql::Connection& connection) { return connection.prepare("SELECT 1 FROM main.sync_identity").step(); }

bool is_main(sql::Connection& connection) {
  return connection.prepare("SELECT 1 FROM main.sync_identity i JOIN main.sync_site s ON s.code = i.site_code WHERE s.kind = 'main'").step();
}

Identity identity(sql::Connection& connection) {
  sql::Statement found = connection.prepare("SELECT site_code, sign_secret, open_public, open_secret FROM main.sync_identity");
  if (!found.step()) throw sql::Error("this database is no site yet; call sync_init() at the main office, and cut the others there with sync_cut()");
  Identity own{found.get<std::string>(0), {"", value_at(found, 1).bytes, value_at(found, 2).bytes, value_at(found, 3).bytes}};
  own.keys.sign_public = own.keys.sign_secret.substr(own.keys.sign_secret.size() - own.keys.open_public.size());  // an Ed25519 secret key ends in it
  return own;
}

std::vector<Link> links(sql::Connection& connection) {
  std::vector<Link> all;
  sql::Statement found = connection.prepare("SELECT site_code FROM main.sync_link ORDER BY role DESC, site_code");
  while (found.step()) all.push_back(link_to(connection, found.get<std::string>(0)));
  return all;
}

Link link_to(sql::Connection& connection, const std::string& code) {
  sql::Statement found = connection.prepare(
      "SELECT role = 'parent', received, confirmed, confirmed_piece, accepted, received_mark FROM main.sync_link WHERE site_code = ?1");
  found.bind(code).step();
  const auto number = [&](int column) { return found.get<std::int64_t>(column); };
  return {code, found.get<bool>(0), number(1), number(2), number(3), number(4), found.get<std::optional<std::int64_t>>(5)};
}

bool leave_groups(sql::Connection& connection, const std::string& code) {
  return connection
             .prepare(
                 "DELETE FROM main.library_file WHERE group_name IS NOT NULL AND group_name NOT IN (SELECT group_name FROM main.library_holder "
                 "WHERE site_code = ?1)")
             .bind(code)
             .run() > 0;
}

void init(sql::Connection& connection, std::string_view code, std::string_view name, std::string_view kind) {
  if (is_site(connection)) throw sql::Error(fmt::format("this database is the site {} already", identity(connection).code));
  if (kind != "main") throw sql::Error("only the main office begins here; an office or remote database is cut at its parent with sync_cut()");
  sql::Savepoint savepoint(connection.handle(), "crm_sync");
  connection.prepare("INSERT INTO main.sync_site (code, name, kind) VALUES (?1, ?2, 'main')").bind(code, name).run();
  insert_identity(connection, std::string(code), new_keys());
  sql::Statement shared = connection.prepare("SELECT table_name FROM main.sync_scope WHERE synchronized AND column_name = '' ORDER BY position");
  while (shared.step()) describe(connection, shared.get<std::string>(0));
  shared.reset();
  install(connection, this_release());
  savepoint.release();
}

void add_site(sql::Connection& connection, std::string_view code, std::string_view name, std::string_view kind,
              std::optional<std::string_view> parent) {
  const Identity own = identity(connection);
  if (!is_main(connection)) throw sql::Error("sites are registered at the main office; call it there");
  sql::Statement fit = connection.prepare("SELECT 1 FROM main.sync_site WHERE code = ?1 AND kind IN ('main', 'office')");
  const std::string above(parent.value_or(own.code));
  if (!fit.bind(above).step()) throw sql::Error(fmt::format("there is no office {}; register it first", above));
  connection.prepare("INSERT INTO main.sync_site (code, name, kind, parent_code) VALUES (?1, ?2, ?3, ?4)").bind(code, name, kind, above).run();
}

void cut(sql::Connection& connection, const std::string& code, const std::string& path) {
  if (sqlite3_get_autocommit(connection.handle()) == 0) throw sql::Error("it copies the database as it is on disk; call it outside a transaction");
  const Identity own = identity(connection);
  sql::Statement known = connection.prepare("SELECT parent_code FROM main.sync_site WHERE code = ?1");
  if (!known.bind(code).step()) throw sql::Error(fmt::format("there is no site {}; register it at the main office with sync_add_site()", code));
  const auto above = known.get<std::optional<std::string>>(0);
  if (above != own.code) throw sql::Error(fmt::format("the site {} belongs to {}; cut it there", code, above.value_or("nobody")));
  known.reset();

  SiteFile file(path);
  const Keys keys = new_keys();
  sql::Savepoint savepoint(connection.handle(), "crm_sync");
  close_log(connection, own.code);
  const std::int64_t last = last_batch(connection);
  insert_link(connection, code, "child", keys, "confirmed", last);
  savepoint.release();
  // From here on somebody else may write: what the copy has of that is in later batches too, and comes to nothing there.
  file.copy_from(connection.handle(), own.code, last);
  make_new_site(file, code, keys, own, last);
  file.keep();
}

void track(sql::Connection& connection, const std::string& given) {
  const Identity own = identity(connection);
  const std::string table = table_called(connection, given);
  sql::Savepoint savepoint(connection.handle(), "crm_sync");
  close_log(connection, own.code);  // by the numbers that the columns had
  describe(connection, table);
  refuse_blank_keys(connection, table);
  if (!links(connection).empty()) log_all_rows(connection, table);
  install(connection, this_release());
  savepoint.release();
}

void untrack(sql::Connection& connection, const std::string& table) {
  const Identity own = identity(connection);
  sql::Savepoint savepoint(connection.handle(), "crm_sync");
  // What was edited in one that was dropped by hand can be read no more.
  const bool is_there = connection.prepare("SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = ?1 COLLATE NOCASE").bind(table).step();
  if (is_there) close_log(connection, own.code);
  if (connection.prepare("DELETE FROM main.sync_table WHERE table_name = ?1 COLLATE NOCASE").bind(table).run() == 0) {
    throw sql::Error(fmt::format("the table {} is not synchronized", table));
  }
  connection.prepare("DELETE FROM main.sync_column WHERE table_name = ?1 COLLATE NOCASE").bind(table).run();
  install(connection, this_release());
  savepoint.release();
}

}  // namespace crm::sync
