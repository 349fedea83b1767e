// Collects the medians of the repetitions; used by every benchmark of tests/bench/run.
#include "medians.h"

#include <stdexcept>

namespace bench {

void Medians::ReportRuns(const std::vector<Run>& runs) {
  for (const Run& run : runs) {
    if (run.aggregate_name == "median") medians_[run.run_name.function_name] = run.GetAdjustedRealTime();
  }
}

double Medians::of(const std::string& name) const {
  const auto found = medians_.find(name);
  if (found == medians_.end()) throw std::runtime_error(name + " was not measured");
  return found->second;
}

}  // namespace bench
