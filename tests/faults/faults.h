// Runs something again and again, with another of its allocations or writes failing each time: the first one by one, later ones in steps, which are
// the smaller the larger the environment's FAULT_DENSITY is (15 when it is not set).
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "support/database.h"

namespace test {

// The n to try after n. cost: how many times as large the steps are, for what takes long.
long next_fault(long n, long cost = 1);

// Runs body with the n-th allocation failing, for growing n, until it runs without reaching it. Returns how many runs met their failure.
int with_failing_allocations(const std::function<void()>& body, long cost = 1);

// That, with a statement on copies of an office, then looks at what is left.
int with_failing_statement(const Office& source, std::string_view statement, const std::function<void(const Database&, bool failed)>& look);

// Runs a statement on a copy of an office whose n-th write fails, for growing n, alone or with all that follow, then looks at the file with an
// ordinary connection.
void with_failing_writes(Office::Holding holding, std::string_view prepare, std::string_view statement,
                         const std::function<void(const Database&, bool failed)>& look, long cost = 1);

// The message of an expected error; "" for none. An exception of the test helper is how it shows.
std::string attempt(const Database& db, std::string_view text);

}  // namespace test
