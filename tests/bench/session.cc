// SQLite's session extension on the table that tests/bench/sync.py has made: what it costs an update, how fast a changeset is made, and how large it
// is. Hosts do not give it to extensions; it is here to compare with.
//   session DATABASE      prints: ratio of the updates, changes a second, bytes a change, and those compressed by zstd -3
#include <zstd.h>

#include <algorithm>
#include <cstdio>
#include <random>
#include <stdexcept>
#include <vector>

#include "sqlite.h"
#include "stopwatch.h"

namespace {

void check(int code) {
  if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errstr(code));
}

std::vector<std::string> keys(const bench::Sqlite& db) {
  const auto all = db.prepare("SELECT id FROM plain");
  std::vector<std::string> found;
  while (sqlite3_step(all.get()) == SQLITE_ROW) found.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(all.get(), 0)));
  return found;
}

void update(const bench::Sqlite& db, const std::vector<std::string>& ids) {
  const auto one = db.prepare("UPDATE plain SET c1 = c1 + 1 WHERE id = ?");
  db.run("BEGIN");
  for (const std::string& id : ids) {
    sqlite3_bind_text(one.get(), 1, id.data(), static_cast<int>(id.size()), SQLITE_STATIC);
    db.step(one.get());
  }
  db.run("COMMIT");
}

}  // namespace

int main(int, char** arguments) {
  const bench::Sqlite db(arguments[1]);
  std::vector<std::string> ids = keys(db);
  std::shuffle(ids.begin(), ids.end(), std::mt19937(1));
  const double plain = bench::seconds_of([&] { update(db, ids); });
  sqlite3_session* session = nullptr;
  check(sqlite3session_create(sqlite3_db_handle(db.prepare("SELECT 1").get()), "main", &session));
  check(sqlite3session_attach(session, "plain"));
  const double watched = bench::seconds_of([&] { update(db, ids); });
  int size = 0;
  void* changes = nullptr;
  const double made = bench::seconds_of([&] { check(sqlite3session_changeset(session, &size, &changes)); });
  std::string compressed(ZSTD_compressBound(static_cast<std::size_t>(size)), '\0');
  const std::size_t compressed_size = ZSTD_compress(compressed.data(), compressed.size(), changes, static_cast<std::size_t>(size), 3);
  const double count = static_cast<double>(ids.size());
  std::printf("%.2f %.0f %.1f %.1f\n", watched / plain, count / made, size / count, static_cast<double>(compressed_size) / count);
  sqlite3_free(changes);
  sqlite3session_delete(session);
}
