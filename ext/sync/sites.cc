#include "sync/sites.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "core/core.h"
#include "sqlite/savepoint.h"

namespace crm::sync {
namespace {

constexpr std::int64_t longest_key = 4;  // columns of sync_log

void bind_blobs(sql::Connection& connection, sql::Statement& statement, int index, std::initializer_list<std::string_view> blobs) {
  for (const std::string_view blob : blobs) {
    sql::check(connection.handle(), sqlite3_bind_blob64(statement.handle(), index++, blob.data(), blob.size(), SQLITE_STATIC));
  }
}

bool is_site(sql::Connection& connection) { return connection.prepare("SELECT 1 FROM main.sync_identity").step(); }

// Its own name, as the schema has it.
std::string table_called(sql::Connection& connection, const std::string& table) {
  sql::Statement found = connection.prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name = ?1 COLLATE NOCASE");
  if (!found.bind(table).step()) throw sql::Error(fmt::format("there is no table {}; make it at every site first", table));
  return found.get<std::string>(0);
}

void refuse_unfit(sql::Connection& connection, const std::string& table) {
  sql::Statement kept = connection.prepare("SELECT reason FROM main.sync_scope WHERE table_name = ?1 AND column_name = '' AND NOT synchronized");
  if (kept.bind(table).step()) throw sql::Error(fmt::format("the table {} stays at its site: {}", table, kept.get<std::string>(0)));
  sql::Statement key = connection.prepare("SELECT count(*) FROM pragma_table_info(?1) WHERE pk");
  key.bind(table).step();
  if (key.get<std::int64_t>(0) == 0) throw sql::Error(fmt::format("the table {} has no primary key, by which its rows could be told apart; give it one", table));
  if (key.get<std::int64_t>(0) > longest_key) throw sql::Error(fmt::format("the primary key of {} has more than {} columns; give it a shorter one", table, longest_key));
  sql::Statement over_expression = connection.prepare(
      "SELECT i.name FROM pragma_index_list(?1) i WHERE i.\"unique\" AND EXISTS (SELECT 1 FROM pragma_index_info(i.name) WHERE name IS NULL)");
  if (over_expression.bind(table).step()) {
    throw sql::Error(fmt::format("the unique index {} of {} is over an expression, so what a REPLACE removes could not be told; make it one over a column",
                                 over_expression.get<std::string>(0), table));
  }
}

// The rows of sync_table and sync_column; the triggers come with crm_install().
void describe(sql::Connection& connection, const std::string& table, std::optional<std::int64_t> number) {
  refuse_unfit(connection, table);
  connection
      .prepare("INSERT INTO main.sync_table (table_name, number) VALUES (?1, coalesce(?2, (SELECT 1 + max(100, max(number)) FROM main.sync_table), 101)) "
               "ON CONFLICT (table_name) DO NOTHING")
      .bind(table, number)
      .run();
  connection.prepare("DELETE FROM main.sync_column WHERE table_name = ?1").bind(table).run();
  connection
      .prepare("INSERT INTO main.sync_column (table_name, number, name, key_position, compares_types) "
               "SELECT ?1, row_number() OVER (ORDER BY cid), name, nullif(pk, 0), type = '' OR type LIKE '%BLOB%' FROM pragma_table_xinfo(?1) x "
               "WHERE hidden = 0 AND NOT EXISTS (SELECT 1 FROM main.sync_scope s WHERE s.table_name = ?1 AND s.column_name = x.name)")
      .bind(table)
      .run();
}

// Each table is announced to the other sites row by row: they may have none of them, or the same, or others.
void log_all_rows(sql::Connection& connection, const std::string& table) {
  const Tables tables(connection);
  for (const auto& each : tables.all()) {
    if (each->name != table) continue;
    std::string places, names;
    for (std::size_t i = 0; i < each->key.size(); ++i) {
      places += fmt::format(", k{}", i + 1);
      names += ", " + quoted(each->key[i].name);
    }
    connection.execute(fmt::format("INSERT INTO main.sync_log (table_number, column_number, at{}) SELECT {}, 0, (SELECT now FROM main.clock){} FROM main.{}", places,
                                   each->number, names, quoted(table)));
  }
}

Keys insert_identity(sql::Connection& connection, const std::string& code) {
  Keys keys = new_keys();
  sql::Statement insert =
      connection.prepare("INSERT OR REPLACE INTO main.sync_identity (id, site_code, sign_secret, open_public, open_secret) VALUES (1, ?1, ?2, ?3, ?4)");
  insert.bind(code);
  bind_blobs(connection, insert, 2, {keys.sign_secret, keys.open_public, keys.open_secret});
  insert.run();
  return keys;
}

void insert_link(sql::Connection& connection, const std::string& code, const char* role, std::string_view sign_public, std::string_view seal_public,
                 std::int64_t received, std::int64_t confirmed) {
  sql::Statement insert = connection.prepare(
      "INSERT OR REPLACE INTO main.sync_link (site_code, role, sign_public, seal_public, received, told, confirmed, sent, files_sent) "
      "VALUES (?1, ?2, NULL, NULL, ?3, ?3, ?4, ?4, coalesce((SELECT files_sent FROM main.sync_link WHERE site_code = ?1), 0))");
  insert.bind(code, std::string_view(role), received, confirmed);
  throw sql::Error("unreachable");
}

}  // namespace
}  // namespace crm::sync
