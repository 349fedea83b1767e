// Entry points of crm_mail.so, which delivers outbox. (SQLite makes the entry point's name of the file's letters only: crmmail.)
//
//   sqlite> .load ./crm_mail
//   sqlite> SELECT send_mail('smtp://localhost:25');
#ifdef SQLITE_CORE
#include "sqlite/api.h"
#else
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT1
#endif

#include "mail/delivery.h"
#include "sqlite/second_host.h"

namespace {

constexpr int oldest_sqlite = 3040000;

bool is_loaded(sqlite3* db) {
  sqlite3_stmt* probe = nullptr;
  const bool loaded = sqlite3_prepare_v2(db, "SELECT send_mail('')", -1, &probe, nullptr) == SQLITE_OK;
  sqlite3_finalize(probe);
  if (!loaded) sqlite3_exec(db, "SELECT 1", nullptr, nullptr, nullptr);  // to sqlite3_auto_extension() an error left behind means that opening failed
  return loaded;
}

int load(sqlite3* db, char** error) noexcept {
  return sql::guard(
      [&] {
        if (sqlite3_libversion_number() < oldest_sqlite) {
          throw sql::Error(std::string("SQLite 3.40 or newer is needed, and this program has ") + sqlite3_libversion() +
                           "; use one with a newer SQLite");
        }
        if (is_loaded(db)) return;
        crm::mail::register_delivery(sql::Connection::attach(db, "crm_mail_statement_cache"));
      },
      [&](int, const char* what) {
        if (error != nullptr) *error = sqlite3_mprintf("sqlite-crm mail: %s", what);
      });
}

}  // namespace

extern "C" {

__attribute__((visibility("default"))) int sqlite3_crmmail_init(sqlite3* db, char** error, const sqlite3_api_routines* api) {
  if (sql::refuse_second_host("sqlite-crm mail", api, error)) return SQLITE_ERROR;
  SQLITE_EXTENSION_INIT2(api);
  return load(db, error);
}

#ifndef SQLITE_CORE
// The same under the name that hosts try first, so that the file may be renamed.
__attribute__((visibility("default"))) int sqlite3_extension_init(sqlite3* db, char** error, const sqlite3_api_routines* api) {
  return sqlite3_crmmail_init(db, error, api);
}
#endif
}
