// The closing lines of `tests/bench/run prompts`.
#include "targets.h"

#include <cmath>
#include <cstdio>
#include <string>

#include "edits.h"
#include "lines.h"

namespace bench {
namespace {

constexpr double may_ask_nothing = 1.05;
constexpr double may_ask = 1.25;
constexpr double may_load_ms = 2;

// The size is of the names of the benchmarks: small or large.
void print_edits(const Medians& medians, const std::string& size, int clients) {
  for (const Kind& kind : kinds) {
    const bool asks = kind.question != nullptr;
    const std::string name = kind.name + (", " + std::to_string(clients) + " clients: ours / ");
    print(name + (asks ? "bare edit and INSERT" : "bare edit"), medians.of(size + "/ours/" + kind.name) / medians.of(size + "/bare/" + kind.name),
          asks ? may_ask : may_ask_nothing);
  }
}

}  // namespace

void print_targets(const Medians& medians, int small, int large) {
  print_edits(medians, "small", small);
  if (large > 0) print_edits(medians, "large", large);
  const auto growth = [&medians](const std::string& side, const Kind& kind) {
    return medians.of("large/" + side + "/" + kind.name) / medians.of("small/" + side + "/" + kind.name);
  };
  for (const Kind& kind : kinds) {
    if (large == 0) break;
    print(kind.name + std::string(", large table / small: the ratio above"), growth("ours", kind) / growth("bare", kind),
          std::log(large) / std::log(small));
  }
  print("loading: ms over an empty extension", (medians.of("load/crm") - medians.of("load/empty")) * 1e3, may_load_ms);

  std::printf("For comparison:\n");
  for (const Kind& kind : kinds) {
    if (large == 0) break;
    print(kind.name + std::string(", large table / small: our time"), growth("ours", kind));
    print(kind.name + std::string(", large table / small: the bare time"), growth("bare", kind));
  }
  for (const Kind& kind : kinds) {
    print(kind.name + std::string(": PL/pgSQL in PostgreSQL / ours"),
          medians.of(std::string("postgres/") + kind.name) / medians.of(std::string("small/ours/") + kind.name));
  }
}

}  // namespace bench
