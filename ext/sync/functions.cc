// The SQL functions of the sync domain, in one place.
#include <sqlite3.h>

#include "core/core.h"
#include "sqlite/function.h"
#include "sync/ddl.h"
#include "sync/exchange.h"
#include "sync/inspect.h"
#include "sync/sync.h"

namespace crm {
namespace {

// sync_init(code, name, kind) -> code. Makes this database the main office (kind 'main'), and captures changes of its records from now on. Errors: it
// is a site already; another kind (offices and remote databases are cut by sync_cut).
std::string init_function(sql::Connection& connection, std::string_view code, std::string_view name, std::string_view kind) {
  require_schema(connection, this_release());
  sync::init(connection, code, name, kind);
  return std::string(code);
}

// sync_add_site(code, name, kind [, parent_code]) -> code. Registers a site, at the main office; kind 'office' or 'remote'; its parent is the main
// office where none is given. Errors: not the main office, no such parent.
std::string add_site_function(sql::Connection& connection, std::string_view code, std::string_view name, std::string_view kind,
                              std::optional<std::string_view> parent) {
  require_schema(connection, this_release());
  sync::add_site(connection, code, name, kind, parent);
  return std::string(code);
}

// sync_cut(code, path) -> path. Writes the database of a registered site, at its parent: a copy of this one with an identity and keys of its own.
// Again, it replaces the site: files of the old database are refused from then on. Errors: not registered, another parent, a file is there.
std::string cut_function(sql::Connection& connection, std::string_view code, std::string_view path) {
  require_schema(connection, this_release());
  sync::cut(connection, std::string(code), std::string(path));
  return std::string(path);
}

// sync_track(table) -> table. Synchronizes a table of your own, whose columns must be the same at every site; call it at each. Again, after its
// columns were changed. Its rows are announced to the other sites; what was deleted while it was not synchronized is not. Errors: no such table, no
// primary key, a unique index over an expression.
std::string track_function(sql::Connection& connection, std::string_view table) {
  require_schema(connection, this_release());
  sync::track(connection, std::string(table));
  return std::string(table);
}

// sync_untrack(table) -> table. What changes in it from now on stays here. Errors: it is not synchronized.
std::string untrack_function(sql::Connection& connection, std::string_view table) {
  require_schema(connection, this_release());
  sync::untrack(connection, std::string(table));
  return std::string(table);
}

// sync_ddl(statement) -> statement. Makes a schema change at the main office, which goes to every site in its order among the edits. A new table is
// synchronized. Errors: another site; no single CREATE, ALTER or DROP of a table, index, view or trigger; a part of sqlite-crm, or of a table that is
// not synchronized, or naming one; a table without primary key; a column that SQLite adds to empty tables only; what a view or trigger of your own,
// or REFERENCES of another table, still needs.
std::string ddl_function(sql::Connection& connection, std::string_view statement) {
  require_schema(connection, this_release());
  sync::change_schema(connection, std::string(statement));
  return std::string(statement);
}

// sync_send(folder) -> JSON object: sent and received (files), applied and conflicts (changes), refused (files), reasons (an object for each of
// those: file, reason). Writes a file for each neighbour that has not confirmed everything. Errors: a transaction is open, nothing can be rolled back
// (PRAGMA journal_mode = OFF), no such folder, a file cannot be written, a table was altered by hand.
std::string send_function(sql::Connection& connection, std::string_view folder) {
  require_schema(connection, this_release());
  sync::Summary summary("sync_send");
  sync::send(connection, std::string(folder), summary);
  return summary.finish(connection);
}

// sync_receive(folder) -> JSON object, as of sync_send. Applies the files for this site, each whole or not at all. What is refused changes nothing.
// Errors: a transaction is open, no such folder, a table was altered by hand.
std::string receive_function(sql::Connection& connection, std::string_view folder) {
  require_schema(connection, this_release());
  sync::Summary summary("sync_receive");
  sync::receive(connection, std::string(folder), summary);
  return summary.finish(connection);
}

// sync_exchange(folder) -> JSON object, as of sync_send. Receives, then sends. Errors: those of both.
std::string exchange_function(sql::Connection& connection, std::string_view folder) {
  require_schema(connection, this_release());
  sync::Summary summary("sync_exchange");
  sync::receive(connection, std::string(folder), summary);
  sync::send(connection, std::string(folder), summary);
  return summary.finish(connection);
}

}  // namespace

void register_sync(sql::Connection& connection) {
  sql::define(connection, "sync_init", SQLITE_DIRECTONLY, init_function);
  sql::define(connection, "sync_add_site", SQLITE_DIRECTONLY, add_site_function);
  sql::define(connection, "sync_cut", SQLITE_DIRECTONLY, cut_function);
  sql::define(connection, "sync_track", SQLITE_DIRECTONLY, track_function);
  sql::define(connection, "sync_untrack", SQLITE_DIRECTONLY, untrack_function);
  sql::define(connection, "sync_ddl", SQLITE_DIRECTONLY, ddl_function);
  sql::define(connection, "sync_send", SQLITE_DIRECTONLY, send_function);
  sql::define(connection, "sync_receive", SQLITE_DIRECTONLY, receive_function);
  sql::define(connection, "sync_exchange", SQLITE_DIRECTONLY, exchange_function);
  sync::define_inspect(connection);
}

}  // namespace crm
