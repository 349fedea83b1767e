#include "sync/site_file.h"

#include <fmt/format.h>

#include <filesystem>

namespace crm::sync {

SiteFile::SiteFile(std::string path) : path_(std::move(path)) {
  if (std::filesystem::exists(path_)) throw sql::Error(fmt::format("there is a file {} already; give another name", path_));
  const std::string folder = std::filesystem::path(path_).parent_path().string();
  if (!folder.empty() && !std::filesystem::is_directory(folder))
    throw sql::Error(fmt::format("there is no folder {}; make it, or give another", folder));
  std::filesystem::remove(temporary_, ignored_);  // of a process that was killed
}

SiteFile::~SiteFile() {
  db_.reset();
  std::filesystem::remove(temporary_, ignored_);
}

SiteFile::Database SiteFile::opened(const char* path, int flags, const char* vfs) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(path, &raw, flags, vfs);
  Database db(raw);
  if (code != SQLITE_OK) throw sql::Error(raw == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(raw), code);
  return db;
}

void SiteFile::open() {
  db_ = opened(temporary_.c_str(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  for (const int option : {SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_FKEY}) sqlite3_db_config(handle(), option, 0, nullptr);
}

void SiteFile::keep() {
  db_.reset();
  std::filesystem::rename(temporary_, path_, ignored_);
  if (ignored_) throw sql::Error(fmt::format("cannot write {}: {}", path_, ignored_.message()));
}

// False where a second connection does not see the same: a database in memory, a file that the host has locked, or encrypts, or has moved.
bool SiteFile::vacuum_into(const std::string& path, sqlite3* source, const std::string& code, std::int64_t batch) {
  const char* file = sqlite3_db_filename(source, "main");
  if (file == nullptr || *file == '\0') return false;
  sqlite3_vfs* vfs = nullptr;
  sqlite3_file_control(source, "main", SQLITE_FCNTL_VFS_POINTER, &vfs);
  try {
    const Database second = opened(file, SQLITE_OPEN_READWRITE, vfs == nullptr ? nullptr : vfs->zName);
    sql::Statement same(second.get(), "SELECT 1 FROM sync_identity WHERE site_code = ?1 AND last_batch >= ?2");
    if (!same.bind(code, batch).step()) return false;
    same.reset();
    sql::execute(second.get(), "PRAGMA synchronous = OFF");  // what is done to the copy is yet to come
    sql::Statement(second.get(), "VACUUM INTO ?1").bind(path).run();
    return true;
  } catch (const sql::Error&) {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    return false;
  }
}

void SiteFile::copy_pages(sqlite3* source) {
  sqlite3_backup* backup = sqlite3_backup_init(handle(), "main", source, "main");
  if (backup == nullptr) throw sql::error_of(handle(), sqlite3_errcode(handle()));
  const int code = sqlite3_backup_step(backup, -1);
  sqlite3_backup_finish(backup);
  if (code != SQLITE_DONE) throw sql::Error(sqlite3_errstr(code), code);
}

void SiteFile::copy_from(sqlite3* source, const std::string& code, std::int64_t batch) {
  const bool is_compact = vacuum_into(temporary_, source, code, batch);
  open();
  if (!is_compact) copy_pages(source);
  // Nothing is kept for a rollback, since a file that fails is thrown away.
  sql::execute(handle(), "PRAGMA journal_mode = OFF; PRAGMA secure_delete = ON");
  if (!is_compact) compact();
}

}  // namespace crm::sync
