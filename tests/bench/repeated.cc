// Hands what is measured to Google Benchmark, which sees to the random order of the repetitions.
#include "repeated.h"

#include <benchmark/benchmark.h>

namespace bench {

void add(const std::string& name, int repetitions, std::function<double()> once) {
  benchmark::RegisterBenchmark(name.c_str(),
                               [once](benchmark::State& state) {
                                 for ([[maybe_unused]] auto _ : state) state.SetIterationTime(once());
                               })
      ->UseManualTime()
      ->Iterations(1)
      ->Repetitions(repetitions)
      ->ReportAggregatesOnly()
      ->Unit(benchmark::kSecond);
}

}  // namespace bench
