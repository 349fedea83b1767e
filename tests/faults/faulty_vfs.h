// A VFS named "faulty" over the system's, whose n-th change of a file (write, truncate, sync, delete) fails with SQLITE_IOERR.
//
//   const test::FaultyVfs faults(5, false);          // the sixth fails; true: and all that follow, as if the process had been killed
//   test::Database db("file:office.db?vfs=faulty");
#pragma once

#include <sqlite3.h>

namespace test {

class FaultyVfs {
 public:
  FaultyVfs(int changes_before, bool all_that_follow);
  ~FaultyVfs();
  FaultyVfs(const FaultyVfs&) = delete;
  FaultyVfs& operator=(const FaultyVfs&) = delete;
  bool met() const;  // has a change failed?
};

}  // namespace test
