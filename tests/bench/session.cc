// SQLite's session extension on the table that tests/bench/sync.py has made: what it costs an update, how fast a changeset is made, and how large it
// is. Hosts do not give it to extensions; it is here to compare with.
//   session DATABASE      prints: ratio of the updates, changes a second, bytes a change, and those compressed by zstd -3
#include <sqlite3.h>
#include <zstd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

void check(sqlite3* db, int code) {
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW) throw std::runtime_error(sqlite3_errmsg(db));
}

void run(sqlite3* db, const char* text) { check(db, sqlite3_exec(db, text, nullptr, nullptr, nullptr)); }

template <typename Work>
double seconds(Work work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::vector<std::string> keys(sqlite3* db) {
  sqlite3_stmt* all = nullptr;
  check(db, sqlite3_prepare_v2(db, "SELECT id FROM plain", -1, &all, nullptr));
  std::vector<std::string> found;
  while (sqlite3_step(all) == SQLITE_ROW) found.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(all, 0)));
  sqlite3_finalize(all);
  return found;
}

void update(sqlite3* db, const std::vector<std::string>& ids) {
  sqlite3_stmt* one = nullptr;
  check(db, sqlite3_prepare_v2(db, "UPDATE plain SET c1 = c1 + 1 WHERE id = ?", -1, &one, nullptr));
  run(db, "BEGIN");
  for (const std::string& id : ids) {
    sqlite3_bind_text(one, 1, id.data(), static_cast<int>(id.size()), SQLITE_STATIC);
    check(db, sqlite3_step(one));
    sqlite3_reset(one);
  }
  run(db, "COMMIT");
  sqlite3_finalize(one);
}

}  // namespace

int main(int, char** arguments) {
  sqlite3* db = nullptr;
  check(db, sqlite3_open(arguments[1], &db));
  std::vector<std::string> ids = keys(db);
  std::shuffle(ids.begin(), ids.end(), std::mt19937(1));
  const double plain = seconds([&] { update(db, ids); });
  sqlite3_session* session = nullptr;
  check(db, sqlite3session_create(db, "main", &session));
  check(db, sqlite3session_attach(session, "plain"));
  const double watched = seconds([&] { update(db, ids); });
  int size = 0;
  void* changes = nullptr;
  const double made = seconds([&] { check(db, sqlite3session_changeset(session, &size, &changes)); });
  std::string compressed(ZSTD_compressBound(static_cast<std::size_t>(size)), '\0');
  const std::size_t compressed_size = ZSTD_compress(compressed.data(), compressed.size(), changes, static_cast<std::size_t>(size), 3);
  const double count = static_cast<double>(ids.size());
  std::printf("%.2f %.0f %.1f %.1f\n", watched / plain, count / made, size / count, static_cast<double>(compressed_size) / count);
  sqlite3_free(changes);
  sqlite3session_delete(session);
  sqlite3_close(db);
}
