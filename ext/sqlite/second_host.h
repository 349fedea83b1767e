// A library runs all its connections on one table of routines, that of the SQLite which loaded it. A process may hold two SQLites (a driver with
// one of its own, and the system's): the second to load the same file would run the first one's connections by its own routines.
#pragma once

#include "sqlite/connection.h"

namespace sql {

// True, with the sentence in *error, when connections of another SQLite than that of api are open. Entry points ask before they take api.
inline bool refuse_second_host(const char* library, const sqlite3_api_routines* api, char** error) {
#ifdef SQLITE_CORE
  return (void)library, (void)api, (void)error, false;
#else
  if (Connection::open() == 0 || api == sqlite3_api) return false;
  if (error != nullptr) {
    *error = api->mprintf("%s: another SQLite in this process has loaded this file; load a copy of it under another name", library);
  }
  return true;
#endif
}

}  // namespace sql
