// Entry points of crm.so: a version check, then each domain registers what it has.
//
//   sqlite> .load ./crm
//   sqlite> SELECT crm_install();
#ifdef SQLITE_CORE
#include "sqlite/api.h"
#else
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT1
#endif

#include "accounts/accounts.h"
#include "cadence/cadence.h"
#include "core/core.h"
#include "mail/mail.h"
#include "prompts/prompts.h"
#include "sqlite/second_host.h"
#include "sync/sync.h"
#include "tasks/tasks.h"

namespace {

constexpr int oldest_sqlite = 3040000;

// The version that this connection has loaded already. Asking leaves no error behind: to a host that loads by sqlite3_auto_extension() one means
// that opening failed.
std::optional<std::string> loaded_version(sqlite3* db) {
  try {
    sql::Statement version(db, "SELECT crm_version()");
    version.step();
    return version.get<std::string>(0);
  } catch (const sql::Error&) {
    sqlite3_exec(db, "SELECT 1", nullptr, nullptr, nullptr);
    return std::nullopt;
  }
}

int load(sqlite3* db, char** error) noexcept {
  return sql::guard(
      [&] {
        if (sqlite3_libversion_number() < oldest_sqlite) {
          throw sql::Error(std::string("SQLite 3.40 or newer is needed, and this program has ") + sqlite3_libversion() +
                           "; use one with a newer SQLite");
        }
        if (const auto version = loaded_version(db)) {
          if (*version == CRM_VERSION) return;  // loading again changes nothing
          throw sql::Error("this connection has version " + *version + " already, and this is " CRM_VERSION "; load one of them");
        }
        sql::Connection& connection = sql::Connection::attach(db);
        crm::register_core(connection);
        crm::register_prompts(connection);
        crm::register_mail(connection);
        crm::register_tasks(connection);
        crm::register_accounts(connection);
        crm::register_cadence(connection);
        crm::register_sync(connection);
        crm::register_version(connection);
      },
      [&](int, const char* what) {
        if (error != nullptr) *error = sqlite3_mprintf("sqlite-crm: %s", what);
      });
}

}  // namespace

extern "C" {

__attribute__((visibility("default"))) int sqlite3_crm_init(sqlite3* db, char** error, const sqlite3_api_routines* api) {
  if (sql::refuse_second_host("sqlite-crm", api, error)) return SQLITE_ERROR;
  SQLITE_EXTENSION_INIT2(api);
  return load(db, error);
}

#ifndef SQLITE_CORE
// The same under the name that hosts try first, so that crm.so may be renamed. Not in static builds, where others may have it too.
__attribute__((visibility("default"))) int sqlite3_extension_init(sqlite3* db, char** error, const sqlite3_api_routines* api) {
  return sqlite3_crm_init(db, error, api);
}
#endif
}
