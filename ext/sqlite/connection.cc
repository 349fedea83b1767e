#include "sqlite/connection.h"

namespace sql {
namespace {

struct CacheTable : sqlite3_vtab {
  void* connection = nullptr;
};

}  // namespace

const sqlite3_module& Connection::cache_module() {
  static constexpr auto connect = [](sqlite3* db, void* connection, int, const char* const*, sqlite3_vtab** table, char**) noexcept -> int {
    if (const int code = sqlite3_declare_vtab(db, "CREATE TABLE x(unused)"); code != SQLITE_OK) return code;
    auto* made = new (std::nothrow) CacheTable();
    if (made == nullptr) return SQLITE_NOMEM;
    made->connection = connection;
    *table = made;
    return SQLITE_OK;
  };
  static constexpr auto disconnect = [](sqlite3_vtab* table) noexcept -> int {
    auto* made = static_cast<CacheTable*>(table);
    auto* connection = static_cast<Connection*>(made->connection);
    connection->cache_.clear();
    connection->watched_ = false;
    delete made;
    return SQLITE_OK;
  };
  static const sqlite3_module module = [] {
    sqlite3_module m{};
    m.xConnect = connect;  // no xCreate: eponymous only
    m.xDisconnect = disconnect;
    m.xBestIndex = [](sqlite3_vtab*, sqlite3_index_info*) noexcept -> int { return SQLITE_OK; };
    m.xOpen = [](sqlite3_vtab*, sqlite3_vtab_cursor** cursor) noexcept -> int {
      *cursor = new (std::nothrow) sqlite3_vtab_cursor();
      return *cursor == nullptr ? SQLITE_NOMEM : SQLITE_OK;
    };
    m.xClose = [](sqlite3_vtab_cursor* cursor) noexcept -> int {
      delete cursor;
      return SQLITE_OK;
    };
    m.xFilter = [](sqlite3_vtab_cursor*, int, const char*, int, sqlite3_value**) noexcept -> int { return SQLITE_OK; };
    m.xNext = [](sqlite3_vtab_cursor*) noexcept -> int { return SQLITE_OK; };
    m.xEof = [](sqlite3_vtab_cursor*) noexcept -> int { return 1; };
    m.xColumn = [](sqlite3_vtab_cursor*, sqlite3_context*, int) noexcept -> int { return SQLITE_OK; };
    m.xRowid = [](sqlite3_vtab_cursor*, sqlite3_int64*) noexcept -> int { return SQLITE_OK; };
    return m;
  }();
  return module;
}

Connection& Connection::attach(sqlite3* db, const char* cache_table) {
  std::unique_ptr<Connection> made(new Connection(db, cache_table));
  Connection& connection = *made;
  // SQLite calls the destructor also when the registration fails.
  check(db, sqlite3_create_module_v2(db, cache_table, &cache_module(), made.release(), [](void* p) { delete static_cast<Connection*>(p); }));
  return connection;
}

Statement& Connection::cached(const char* text) {
  if (!watched_) {
    Statement(db_, std::string("SELECT 1 FROM ") + cache_table_);
    watched_ = true;
  }
  if (const auto found = cache_.find(text); found != cache_.end()) {
    if (sqlite3_stmt_busy(found->second.handle())) throw Error("it cannot be called from inside itself");
    return found->second;
  }
  return cache_.emplace(text, Statement(db_, text, SQLITE_PREPARE_PERSISTENT)).first->second;
}

}  // namespace sql
