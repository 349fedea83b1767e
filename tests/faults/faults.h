// Runs something again and again, with another of its allocations or writes failing each time.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "support/database.h"

namespace test {

// Runs body with the n-th allocation failing, for growing n, until it runs without reaching it. Small n one by one, larger ones in steps.
// Returns how many runs met their failure. steps: about how many n there are below a number and above half of it; fewer for what takes long.
int with_failing_allocations(const std::function<void()>& body, long steps = 15);

// Runs a statement on a copy of an office whose n-th write fails, for each n, alone or with all that follow, then looks at the file with an
// ordinary connection.
void with_failing_writes(Office::Holding holding, std::string_view prepare, std::string_view statement,
                         const std::function<void(const Database&, bool failed)>& look);

// The message of an expected error; "" for none. An exception of the test helper is how it shows.
std::string attempt(const Database& db, std::string_view text);

}  // namespace test
