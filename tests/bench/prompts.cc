// What questions cost: measures the targets of the prompts domain and prints them as ratios. Started by `tests/bench/run prompts`.
//
// All sides of all ratios are measured in one run, each transaction of 1,000 edits once, in random order. Medians are compared.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>

#include "edits.h"
#include "medians.h"
#include "options.h"
#include "postgres_office.h"
#include "repeated.h"
#include "sqlite_office.h"
#include "targets.h"

namespace bench {
namespace {

struct Options {
  std::string crm;
  std::string folder;
  std::string postgres;
  int small = 100'000;
  int large = 6'000'000;
  int repetitions = 80;
  SqliteOffice::Checkpoint checkpoint = SqliteOffice::Checkpoint::not_timed;
};

Options parse(int count, char** arguments) {
  Options options;
  take_options(count, arguments, [&options](const std::string& name, const std::string& value) {
    if (name == "--crm") {
      options.crm = value;
    } else if (name == "--folder") {
      options.folder = value;
    } else if (name == "--postgres") {
      options.postgres = value;
    } else if (name == "--large") {
      options.large = std::stoi(value);
    } else if (name == "--repetitions") {
      options.repetitions = std::stoi(value);
    } else if (name == "--checkpoint") {
      options.checkpoint = SqliteOffice::Checkpoint::timed;
    } else {
      return false;
    }
    return true;
  });
  return options;
}

// The two files of one size, and their benchmarks.
class Pair {
 public:
  Pair(const Options& options, const std::string& size, int clients)
      : bare_path_(options.folder + "/" + size + "-bare"),
        path_(options.folder + "/" + size),
        order_(clients, options.repetitions),
        bare_((make_offices(bare_path_, path_, clients, options.crm), bare_path_), SqliteOffice::Questions::by_inserts, options.checkpoint, order_),
        ours_(path_, SqliteOffice::Questions::by_triggers, options.checkpoint, order_) {
    for (const Kind& kind : kinds) {
      add(size + "/bare/" + kind.name, options.repetitions, [this, &kind] { return bare_.edit(kind); });
      add(size + "/ours/" + kind.name, options.repetitions, [this, &kind] { return ours_.edit(kind); });
    }
  }
  Pair(const Pair&) = delete;
  Pair& operator=(const Pair&) = delete;

  void verify() const { bench::verify(bare_path_, path_, ours_.questions_due()); }
  const Order& order() const { return order_; }

 private:
  std::string bare_path_;
  std::string path_;
  Order order_;
  SqliteOffice bare_;
  SqliteOffice ours_;
};

double load_time(const std::string& library) {
  const std::unique_ptr<FILE, int (*)(FILE*)> out(popen((LOAD_TIME " " + library).c_str(), "r"), pclose);
  double seconds = 0;
  if (out == nullptr || std::fscanf(out.get(), "%lf", &seconds) != 1) throw std::runtime_error("cannot load " + library);
  return seconds;
}

void measure(const Options& options) {
  const Pair small(options, "small", options.small);
  const std::unique_ptr<Pair> large = options.large > 0 ? std::make_unique<Pair>(options, "large", options.large) : nullptr;
  PostgresOffice postgres(options.postgres, small.order(), options.small);
  for (const Kind& kind : kinds) {
    add(std::string("postgres/") + kind.name, options.repetitions, [&postgres, &kind] { return postgres.edit(kind); });
  }
  add("load/crm", options.repetitions, [&options] { return load_time(options.crm); });
  add("load/empty", options.repetitions, [] { return load_time(EMPTY_SO); });

  Medians medians;
  benchmark::RunSpecifiedBenchmarks(&medians);
  small.verify();
  if (large) large->verify();
  postgres.verify();
  print_targets(medians, options.small, options.large);
}

}  // namespace
}  // namespace bench

int main(int count, char** arguments) {
  try {
    benchmark::Initialize(&count, arguments);
    bench::measure(bench::parse(count, arguments));
  } catch (const std::exception& e) {
    std::fprintf(stderr, "prompts: not measured: %s\n", e.what());
    return 1;
  }
}
