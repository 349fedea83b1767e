// Seconds that something took: by the clock, or of the processor, in which other processes have no part.
#pragma once

#include <chrono>
#include <ctime>

namespace bench {

template <typename Work>
double seconds_of(Work work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

inline double processor_seconds() {
  std::timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

template <typename Work>
double processor_seconds_of(Work work) {
  const double start = processor_seconds();
  work();
  return processor_seconds() - start;
}

}  // namespace bench
