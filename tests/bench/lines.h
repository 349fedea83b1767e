// The closing lines of a benchmark: one a ratio.
#pragma once

#include <string>

namespace bench {

// Its name and the ratio measured, without a verdict.
void print(const std::string& name, double measured);

// The same with the ratio allowed, and whether it holds.
void print(const std::string& name, double measured, double allowed);

}  // namespace bench
