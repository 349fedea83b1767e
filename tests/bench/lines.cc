// Prints what a benchmark measured beside what it may be.
#include "lines.h"

#include <cstdio>

namespace bench {

void print(const std::string& name, double measured) { std::printf("%-70s %8.3f\n", name.c_str(), measured); }

void print(const std::string& name, double measured, double allowed) {
  std::printf("%-70s %8.3f   <= %.3f   %s\n", name.c_str(), measured, allowed, measured <= allowed ? "holds" : "misses");
}

}  // namespace bench
