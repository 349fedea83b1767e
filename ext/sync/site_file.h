// The file of a new site while it is made, by a connection of our own: it has its name when it is whole, since before it is a second copy of this
// site. Its triggers are still, and its foreign keys, which some hosts check by default: what they would guard or queue is the parent's business.
#pragma once

#include <memory>
#include <string>
#include <system_error>

#include "sqlite/statement.h"

namespace crm::sync {

class SiteFile {
 public:
  explicit SiteFile(std::string path);
  SiteFile(const SiteFile&) = delete;
  SiteFile& operator=(const SiteFile&) = delete;
  ~SiteFile();

  sqlite3* handle() const { return db_.get(); }
  // A copy of what is committed there, which is the database of the site of this code and has this batch. Of what was deleted in it nothing is left.
  void copy_from(sqlite3* source, const std::string& code, std::int64_t batch);
  // What is deleted here is overwritten, and what SQLite has moved to and fro beside it is gone after this.
  void compact() { sql::execute(handle(), "VACUUM"); }
  void keep();

 private:
  struct Close {
    void operator()(sqlite3* db) const noexcept { sqlite3_close_v2(db); }
  };
  using Database = std::unique_ptr<sqlite3, Close>;
  static Database opened(const char* path, int flags, const char* vfs);
  static bool vacuum_into(const std::string& path, sqlite3* source, const std::string& code, std::int64_t batch);
  void open();
  void copy_pages(sqlite3* source);

  std::string path_, temporary_ = path_ + ".part";
  Database db_;
  std::error_code ignored_;
};

}  // namespace crm::sync
