// Prints how many seconds sqlite3_load_extension() takes for the library named, in a process that has not loaded it before.
#include <sqlite3.h>

#include <chrono>
#include <cstdio>

int main(int count, char** arguments) {
  sqlite3* db = nullptr;
  if (count != 2 || sqlite3_open(":memory:", &db) != SQLITE_OK) return 1;
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, nullptr);
  const auto start = std::chrono::steady_clock::now();
  const int code = sqlite3_load_extension(db, arguments[1], nullptr, nullptr);
  std::printf("%.9f\n", std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  sqlite3_close(db);
  return code == SQLITE_OK ? 0 : 1;
}
