// Runs the morning's tasks of a database in a process of its own, and prints the most memory that it had, in KiB.
#include <sqlite3.h>
#include <sys/resource.h>

#include <cstdio>

int main(int count, char** arguments) {
  sqlite3* db = nullptr;
  if (count != 3 || sqlite3_open(arguments[2], &db) != SQLITE_OK) return 1;
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, nullptr);
  int code = sqlite3_load_extension(db, arguments[1], nullptr, nullptr);
  if (code != SQLITE_OK) std::fprintf(stderr, "cannot load %s\n", arguments[1]);
  if (code == SQLITE_OK && (code = sqlite3_exec(db, "SELECT run_tasks()", nullptr, nullptr, nullptr)) != SQLITE_OK) {
    std::fprintf(stderr, "%s\n", sqlite3_errmsg(db));
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%ld\n", usage.ru_maxrss);
  sqlite3_close(db);
  return code == SQLITE_OK ? 0 : 1;
}
