#include "faults/faulty_vfs.h"

#include <unistd.h>

#include <cstring>

namespace test {
namespace {

long left = -1, syncs = 0;
bool failed = false;
FaultyVfs::Fault chosen = FaultyVfs::Fault::once;

bool fails() {
  if (failed && chosen == FaultyVfs::Fault::all_that_follow) return true;
  if (failed || left-- > 0) return false;
  if (chosen == FaultyVfs::Fault::death) _exit(9);
  return failed = true;
}

sqlite3_vfs* system_vfs() {
  static sqlite3_vfs* found = sqlite3_vfs_find("unix");
  return found;
}

// Our part of an open file; the system's stands behind it in the same memory.
struct File {
  sqlite3_file base;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
File* file(sqlite3_file* f) { return reinterpret_cast<File*>(f); }
sqlite3_file* real(sqlite3_file* f) { return file(f)->real(); }

const sqlite3_io_methods methods = [] {
  sqlite3_io_methods m{};
  m.iVersion = 2;
  m.xClose = [](sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); };
  m.xRead = [](sqlite3_file* f, void* to, int n, sqlite3_int64 at) { return real(f)->pMethods->xRead(real(f), to, n, at); };
  m.xWrite = [](sqlite3_file* f, const void* from, int n, sqlite3_int64 at) {
    return fails() ? SQLITE_IOERR_WRITE : real(f)->pMethods->xWrite(real(f), from, n, at);
  };
  m.xTruncate = [](sqlite3_file* f, sqlite3_int64 size) { return fails() ? SQLITE_IOERR_TRUNCATE : real(f)->pMethods->xTruncate(real(f), size); };
  m.xSync = [](sqlite3_file* f, int flags) {
    ++syncs;
    return fails() ? SQLITE_IOERR_FSYNC : real(f)->pMethods->xSync(real(f), flags);
  };
  m.xFileSize = [](sqlite3_file* f, sqlite3_int64* size) { return real(f)->pMethods->xFileSize(real(f), size); };
  m.xLock = [](sqlite3_file* f, int kind) { return real(f)->pMethods->xLock(real(f), kind); };
  m.xUnlock = [](sqlite3_file* f, int kind) { return real(f)->pMethods->xUnlock(real(f), kind); };
  m.xCheckReservedLock = [](sqlite3_file* f, int* out) { return real(f)->pMethods->xCheckReservedLock(real(f), out); };
  m.xFileControl = [](sqlite3_file* f, int op, void* arg) { return real(f)->pMethods->xFileControl(real(f), op, arg); };
  m.xSectorSize = [](sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); };
  m.xDeviceCharacteristics = [](sqlite3_file* f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); };
  m.xShmMap = [](sqlite3_file* f, int page, int size, int extend, void volatile** to) {
    return real(f)->pMethods->xShmMap(real(f), page, size, extend, to);
  };
  m.xShmLock = [](sqlite3_file* f, int offset, int n, int flags) { return real(f)->pMethods->xShmLock(real(f), offset, n, flags); };
  m.xShmBarrier = [](sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); };
  m.xShmUnmap = [](sqlite3_file* f, int remove) { return real(f)->pMethods->xShmUnmap(real(f), remove); };
  return m;
}();

sqlite3_vfs faulty;

}  // namespace

FaultyVfs::FaultyVfs(long changes_before, Fault fault) {
  left = changes_before;
  chosen = fault;
  failed = false;
  faulty = *system_vfs();
  faulty.zName = "faulty";
  faulty.szOsFile += static_cast<int>(sizeof(File));
  faulty.xOpen = [](sqlite3_vfs*, const char* name, sqlite3_file* f, int flags, int* out) {
    std::memset(f, 0, sizeof(File));
    const int code = system_vfs()->xOpen(system_vfs(), name, real(f), flags, out);
    if (code == SQLITE_OK) f->pMethods = &methods;
    return code;
  };
  faulty.xDelete = [](sqlite3_vfs*, const char* name, int sync) {
    return fails() ? SQLITE_IOERR_DELETE : system_vfs()->xDelete(system_vfs(), name, sync);
  };
  sqlite3_vfs_register(&faulty, 0);
}

FaultyVfs::~FaultyVfs() { sqlite3_vfs_unregister(&faulty); }

long FaultyVfs::synced() { return syncs; }
bool FaultyVfs::met() const { return failed; }

}  // namespace test
