// A VFS named "faulty" over the system's, whose n-th change of a file (write, truncate, sync, delete) fails with SQLITE_IOERR.
//
//   const test::FaultyVfs faults(5, test::FaultyVfs::Fault::once);   // the sixth fails
//   test::Database db("file:office.db?vfs=faulty");
#pragma once

#include <sqlite3.h>

namespace test {

class FaultyVfs {
 public:
  enum class Fault {
    once,             // that change alone
    all_that_follow,  // and all that follow, as if the disk had gone
    death             // the process ends there, as if it had been killed
  };
  FaultyVfs(long changes_before, Fault fault);
  ~FaultyVfs();
  FaultyVfs(const FaultyVfs&) = delete;
  FaultyVfs& operator=(const FaultyVfs&) = delete;
  bool met() const;      // has a change failed?
  static long synced();  // how often a file was brought to the disk until now
};

}  // namespace test
