#include "support/database.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace test {
namespace {

int close_or_abort(sqlite3* db) {
  if (sqlite3_close(db) != SQLITE_OK) {
    std::fprintf(stderr, "a connection could not be closed: %s\n", sqlite3_errmsg(db));
    std::abort();
  }
  return SQLITE_OK;
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
  return parts;
}

std::string copy_of(const std::string& path) {
  static int count = 0;
  const std::string copy = scratch_folder() + "/" + std::to_string(++count) + ".db";
  std::filesystem::copy_file(path, copy);
  return copy;
}

// The files that every Office of a kind is a copy of.
std::string schema_template() {
  const std::string path = scratch_folder() + "/schema";
  Database(path).run("SELECT crm_install()");
  return path;
}

std::string office_template(const std::string& schema) {
  const std::string path = copy_of(schema);
  Database(path).run(read_file(CRM_SOURCE "/tests/conformance/office.sql"));
  return path;
}

}  // namespace

Database::Database(const std::string& path, With with) : handle_(nullptr, close_or_abort) {
  const sqlite3_api_routines* const api = routines();  // before parts of the library are called that no entry point led to
  sqlite3* raw = nullptr;
  const int code = sqlite3_open(path.c_str(), &raw);
  handle_.reset(raw);
  if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(raw));
  if (std::getenv("CRM_TEST_DEFENSIVE") != nullptr) sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  run("PRAGMA synchronous = OFF");
  if (const char* pragmas = std::getenv("CRM_TEST_PRAGMAS")) {
    for (const std::string& pragma : split(pragmas, ';')) run("PRAGMA " + pragma);
  }
  if (with == With::nothing) return;
  char* message = nullptr;
  if (sqlite3_crm_init(raw, &message, api) != SQLITE_OK) throw std::runtime_error(message);
}

std::vector<std::string> Database::rows(std::string_view text) const {
  std::vector<std::string> found;
  for (const char* rest = text.data(); rest < text.data() + text.size();) {
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(handle(), rest, static_cast<int>(text.data() + text.size() - rest), &raw, &rest) != SQLITE_OK) {
      throw std::runtime_error(sqlite3_errmsg(handle()));
    }
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement(raw, sqlite3_finalize);
    int code = SQLITE_DONE;
    while (raw != nullptr && (code = sqlite3_step(raw)) == SQLITE_ROW) {
      std::string row;
      for (int i = 0; i < sqlite3_column_count(raw); ++i) {
        const auto* value = reinterpret_cast<const char*>(sqlite3_column_text(raw, i));
        row += (i > 0 ? " | " : "") + std::string(value == nullptr ? "NULL" : value);
      }
      found.push_back(row);
    }
    if (code != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(handle()));
  }
  return found;
}

std::string Database::value(std::string_view text) const {
  const auto found = rows(text);
  if (found.size() != 1) throw std::runtime_error("expected one row, found " + std::to_string(found.size()) + ": " + std::string(text));
  return found.front();
}

void Database::run(std::string_view text) const { rows(text); }

std::vector<std::string> Database::everything() const {
  std::vector<std::string> all;
  for (const std::string& table : rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")) {
    for (const std::string& row : rows("SELECT * FROM \"" + table + '"')) all.push_back(table + ": " + row);
  }
  return all;
}

std::string Database::error(std::string_view text) const {
  try {
    rows(text);
    return "";
  } catch (const std::runtime_error& e) {
    return e.what();
  }
}

Office::Office(Holding holding) {
  static const std::string schema = schema_template(), office = office_template(schema);
  path_ = copy_of(holding == Holding::office ? office : schema);
}

Office::Office(const char* more) : Office(Holding::office) { open().run(more); }

Office::Office(const Office& other) : path_(copy_of(other.path_)) {}

Office::~Office() {
  std::error_code ignored;
  for (const char* suffix : {"", "-journal", "-wal", "-shm"}) std::filesystem::remove(path_ + suffix, ignored);
}

const sqlite3_api_routines* routines() {
  static const sqlite3_api_routines* found = nullptr;
  if (found != nullptr) return found;
  const auto entry = reinterpret_cast<void (*)()>(+[](sqlite3* db, char** message, const sqlite3_api_routines* api) {
    found = api;
    return sqlite3_crm_init(db, message, api);
  });
  sqlite3_auto_extension(entry);
  sqlite3* db = nullptr;
  sqlite3_open(":memory:", &db);
  sqlite3_close(db);
  sqlite3_cancel_auto_extension(entry);
  return found;
}

const std::string& scratch_folder() {
  struct Folder {
    std::string path = (std::filesystem::temp_directory_path() / "crm-test-XXXXXX").string();
    Folder() {
      if (mkdtemp(path.data()) == nullptr) throw std::runtime_error("no scratch folder can be made at " + path);
    }
    ~Folder() {
      std::error_code ignored;
      std::filesystem::remove_all(path, ignored);
    }
  };
  static const Folder folder;
  return folder.path;
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace test
