// What automated inactivation costs: measures the targets of the tasks domain and prints them as ratios. Started by `tests/bench/run tasks`.
//
// What is compared is measured in one run, in random order, in seconds of the processor; medians are compared. One part follows the other, since each
// changes the offices.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <stdexcept>
#include <string>

#include "activity_inserts.h"
#include "by_hand.h"
#include "lines.h"
#include "many_at_once.h"
#include "medians.h"
#include "options.h"
#include "repeated.h"
#include "stopwatch.h"
#include "tasks_office.h"

namespace bench {
namespace {

constexpr double may_find = 0.01;
constexpr double may_grow = 1.2;
constexpr double may_inactivate = 2;
constexpr double may_insert = 1.5;
constexpr double may_grow_in_memory = 1.05;

constexpr int runs = 11;   // mornings measured
constexpr int steady = 3;  // mornings before them
constexpr int mornings = runs + steady + 2;

struct Options {
  std::string crm;
  std::string folder;
  int clients = 1'000'000;
};

Options parse(int count, char** arguments) {
  Options options;
  take_options(count, arguments, [&options](const std::string& name, const std::string& value) {
    if (name == "--crm") {
      options.crm = value;
    } else if (name == "--folder") {
      options.folder = value;
    } else if (name == "--clients") {
      options.clients = std::stoi(value);
    } else {
      return false;
    }
    return true;
  });
  // 7919, by which the clients that fall due are scattered, must not divide it.
  if (options.clients < 10'000 || options.clients % 10'000 != 0 || options.clients % 7919 == 0) {
    throw std::runtime_error("--clients must be a multiple of 10000");
  }
  return options;
}

// Measures everything that was added since the last call.
void measure_added(Medians& medians) {
  benchmark::RunSpecifiedBenchmarks(&medians);
  benchmark::ClearRegisteredBenchmarks();
}

void measure_many(const Options& options, Medians& medians) {
  const ManyAtOnce many(options.folder, options.clients / 5, options.crm);
  add("many/ours", 3, [&many] { return many.run(); });
  add("many/bare", 3, [&many] { return many.by_statements(); });
  add("many/given", 3, [&many] { return many.by_statements(false); });
  measure_added(medians);
  many.verify();
  const std::string what = "inactivating " + std::to_string(many.inactivated()) + " clients at once: ours / bare statements";
  print(what, medians.of("many/ours") / medians.of("many/bare"), may_inactivate);
  print(what + " that are given whom", medians.of("many/ours") / medians.of("many/given"));
}

void add_mornings(const std::string& size, TasksOffice& office) {
  for (const std::string task : {any_activity, selected_sources}) {
    add(size + "/find/" + task, 3 * runs, [&office, task] { return office.find(task); });
  }
  add(size + "/preview", 3 * runs, [&office] { return office.preview(); });
  add(size + "/run", runs, [&office] { return office.run(); });
}

void print_growth(const Medians& medians) {
  const auto growth = [&medians](const std::string& what) { return medians.of("large/" + what) / medians.of("small/" + what); };
  for (const std::string task : {any_activity, selected_sources}) {
    print("finding what is due, " + task + ": 10 times the clients / small", growth("find/" + task), may_grow);
  }
  print("preview_tasks: 10 times the clients / small", growth("preview"), may_grow);
  print("run_tasks() of an ordinary morning: 10 times the clients / small", growth("run"));
}

std::string name_of(const char* whose, const InsertKind& kind, Committed committed) {
  return std::string(committed == Committed::many_in_one ? "many/" : "each/") + whose + "/" + kind.name;
}

void measure_inserts(const TasksOffice& office, const Size& size, Medians& medians) {
  ActivityInserts inserts(office, size);
  for (const InsertKind& kind : insert_kinds) {
    for (const Committed committed : {Committed::each_by_itself, Committed::many_in_one}) {
      add(name_of("ours", kind, committed), 25, [&inserts, &kind, committed] { return inserts.by_triggers(kind, committed); });
      add(name_of("bare", kind, committed), 25, [&inserts, &kind, committed] { return inserts.bare(kind, committed); });
    }
  }
  measure_added(medians);
  const auto ratio = [&medians](const InsertKind& kind, Committed committed) {
    return medians.of(name_of("ours", kind, committed)) / medians.of(name_of("bare", kind, committed));
  };
  for (const InsertKind& kind : insert_kinds) {
    const std::string words = std::string("entering: ") + kind.name;
    print(words + ": ours / without triggers", ratio(kind, Committed::each_by_itself), may_insert);
    print(words + ", 1000 in a transaction: ours / without triggers", ratio(kind, Committed::many_in_one));
  }
}

// Against the better of the query with the indexes that there are, and with its own.
void measure_by_hand(const TasksOffice& office, Medians& medians) {
  const auto add_all = [&office](const std::string& indexes) {
    for (const std::string task : {any_activity, selected_sources}) {
      const std::string query = "SELECT count(*) FROM (" + due_by_hand(office.db(), task) + ")";
      add("by hand" + indexes + "/" + task, 3, [&office, query] { return processor_seconds_of([&] { office.db().number(query); }); });
      add("find" + indexes + "/" + task, 9, [&office, task] { return office.find(task); });
    }
    add("find" + indexes + "/preview", 9, [&office] { return office.preview(); });
  };
  add_all("");
  measure_added(medians);
  index_by_hand(office.db());
  add_all(", indexed");
  measure_added(medians);

  const auto print_both = [&medians](const std::string& words, const std::string& indexes) {
    double both = 0;
    for (const std::string task : {any_activity, selected_sources}) {
      const double best = std::min(medians.of("by hand/" + task), medians.of("by hand, indexed/" + task));
      both += best;
      print("finding what is due, " + task + ": ours / query by hand" + words, medians.of("find" + indexes + "/" + task) / best, may_find);
    }
    print("preview_tasks: ours / both queries by hand" + words, medians.of("find" + indexes + "/preview") / both, may_find);
  };
  for (const std::string task : {any_activity, selected_sources}) require_same_clients(office.db(), task);
  print_both("", "");
  print_both(", its indexes there", ", indexed");  // which must not mislead the query planner in our own queries
}

// KiB.
double memory_of_run(const Options& options, const std::string& path) {
  FILE* out = popen((RUN_MEMORY " " + options.crm + " " + path).c_str(), "r");
  double size = 0;
  const bool printed = out != nullptr && std::fscanf(out, "%lf", &size) == 1;
  if (out == nullptr || pclose(out) != 0 || !printed) throw std::runtime_error("cannot run the tasks of " + path);
  return size;
}

void measure(const Options& options) {
  Medians medians;
  measure_many(options, medians);

  const int small_clients = options.clients / 10;
  const int due = std::min(200, small_clients / 200);
  const Size small_size{small_clients, due, mornings}, large_size{options.clients, due, mornings};
  const std::string small_path = options.folder + "/small", large_path = options.folder + "/large";
  {
    TasksOffice small(small_path, small_size, options.crm), large(large_path, large_size, options.crm);
    add_mornings("small", small);
    add_mornings("large", large);
    measure_added(medians);
    measure_by_hand(large, medians);
    print_growth(medians);
    large.db().run(large.db().text("SELECT group_concat('DROP INDEX ' || name, ';') FROM sqlite_schema WHERE name LIKE 'by_hand%'"));
    measure_inserts(large, large_size, medians);
  }
  const double small_memory = memory_of_run(options, small_path), large_memory = memory_of_run(options, large_path);
  print("memory of run_tasks(): 10 times the clients / small", large_memory / small_memory, may_grow_in_memory);
  std::printf("For comparison:\n");
  print("memory of run_tasks(), small: MiB", small_memory / 1024);
  print("memory of run_tasks(), 10 times the clients: MiB", large_memory / 1024);
  for (const char* what :
       {"small/find/any activity", "large/find/any activity", "find/any activity", "by hand/any activity", "by hand, indexed/any activity",
        "small/find/two funding sources", "large/find/two funding sources", "find/two funding sources", "by hand/two funding sources",
        "by hand, indexed/two funding sources", "small/preview", "large/preview", "small/run", "large/run", "many/ours", "many/bare", "many/given"}) {
    print(std::string(what) + ": ms", medians.of(what) * 1e3);
  }
}

}  // namespace
}  // namespace bench

int main(int count, char** arguments) {
  try {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);  // a line is shown when it is known
    benchmark::Initialize(&count, arguments);
    bench::measure(bench::parse(count, arguments));
  } catch (const std::exception& e) {
    std::fprintf(stderr, "tasks: not measured: %s\n", e.what());
    return 1;
  }
}
