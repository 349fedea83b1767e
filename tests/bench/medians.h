// Google Benchmark's results as medians by name. Prints nothing: the benchmark prints ratios, which is what can be promised.
#pragma once

#include <benchmark/benchmark.h>

#include <map>
#include <string>

namespace bench {

class Medians : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override;

  // Seconds. Throws std::runtime_error when there is no such benchmark.
  double of(const std::string& name) const;

 private:
  std::map<std::string, double> medians_;
};

}  // namespace bench
