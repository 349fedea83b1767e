// crm_preload.so, for programs that use the system's SQLite and cannot load extensions, such as PHP's PDO: preloaded into one, it loads the
// extension that CRM_SO names, as it is then, into every connection that the program opens.
//
//   LD_PRELOAD=/path/crm_preload.so CRM_SO=/path/crm.so php report.php
#include <sqlite3.h>

#include <cstdlib>

namespace {

int load(sqlite3* db, char** error, const sqlite3_api_routines*) noexcept {
  const char* extension = std::getenv("CRM_SO");
  if (extension == nullptr) return SQLITE_OK;
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, nullptr);
  const int code = sqlite3_load_extension(db, extension, nullptr, error);
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
  return code;
}

__attribute__((constructor)) void preload() { sqlite3_auto_extension(reinterpret_cast<void (*)()>(load)); }

}  // namespace
