// Errors inside the library are exceptions; at the C boundary each becomes "name: what was wrong; what to do".
#pragma once

#include <new>
#include <stdexcept>
#include <string>

#include "sqlite/api.h"

namespace sql {

class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& what, int code = SQLITE_ERROR) : std::runtime_error(what), code_(code) {}
  int code() const noexcept { return code_; }

 private:
  int code_;
};

// The connection's own words about the call that just failed.
inline Error error_of(sqlite3* db, int code) { return Error(sqlite3_errmsg(db), code); }

inline void check(sqlite3* db, int code) {
  if (code == SQLITE_NOMEM) throw std::bad_alloc();
  if (code != SQLITE_OK) throw error_of(db, code);
}

// Runs body; hands what it throws to report(code, message) and returns the code. Nothing passes.
template <class Body, class Report>
int guard(Body&& body, Report&& report) noexcept {
  try {
    body();
    return SQLITE_OK;
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  } catch (const Error& e) {
    if (e.code() != SQLITE_NOMEM) report(e.code(), e.what());
    return e.code();
  } catch (const std::exception& e) {
    report(SQLITE_ERROR, e.what());
    return SQLITE_ERROR;
  } catch (...) {
    report(SQLITE_ERROR, "an unknown exception");
    return SQLITE_ERROR;
  }
}

}  // namespace sql
