// One piece of the morning's work, all or nothing, that may fail alone (T7).
//
//   if (const auto problem = attempt(connection, [&] { run_task(...); })) report(*problem);
#pragma once

#include <exception>
#include <new>
#include <optional>
#include <string>

#include "sqlite/connection.h"
#include "sqlite/savepoint.h"

namespace crm {

// Failures of the database, not of the work: nothing further can be relied on.
inline bool is_of_the_database(int code) {
  switch (code & 0xff) {
    case SQLITE_ERROR:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
    case SQLITE_RANGE:
      return false;
    default:
      return true;
  }
}

// Does the work; returns why it failed, if it did. What is the database's failure is thrown.
template <class Work>
std::optional<std::string> problem_of(Work&& work) {
  try {
    work();
    return std::nullopt;
  } catch (const sql::Error& e) {
    if (is_of_the_database(e.code())) throw;
    return e.what();
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& e) {
    return e.what();
  }
}

// The same in a savepoint: when it failed, nothing was done.
template <class Work>
std::optional<std::string> attempt(sql::Connection& connection, Work&& work) {
  const bool inside = sqlite3_get_autocommit(connection.handle()) == 0;
  sql::Savepoint savepoint(connection.handle(), "crm_work");  // where there can be none, nothing can be attempted
  const std::optional<std::string> problem = problem_of([&] {
    work();
    savepoint.release();
  });
  // A trigger of the user's may have rolled back the host's own transaction.
  if (problem && inside && sqlite3_get_autocommit(connection.handle()) != 0) throw sql::Error(*problem, SQLITE_CONSTRAINT);
  return problem;
}

}  // namespace crm
