// The targets of the prompts domain: which medians are compared, and what the ratio may be.
#pragma once

#include "medians.h"

namespace bench {

// One line a target: its name, the ratio measured, the ratio allowed, and whether it holds; then, without a verdict, what is to be read
// beside them. large is 0 when that table was not measured.
void print_targets(const Medians& medians, int small, int large);

}  // namespace bench
