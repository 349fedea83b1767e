// Something that is measured as often as one asks, each time by itself.
#pragma once

#include <functional>
#include <string>

namespace bench {

// A benchmark whose every repetition is one call, which returns its time in seconds.
void add(const std::string& name, int repetitions, std::function<double()> once);

}  // namespace bench
