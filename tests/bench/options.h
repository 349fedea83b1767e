// The options of a benchmark's program.
#pragma once

#include <stdexcept>
#include <string>

namespace bench {

// Hands each --name=value to take(name, value), which says whether it knows the name.
template <typename Take>
void take_options(int count, char** arguments, Take take) {
  for (int i = 1; i < count; ++i) {
    const std::string argument = arguments[i];
    const std::size_t equals = argument.find('=');
    const std::string value = equals == std::string::npos ? "" : argument.substr(equals + 1);
    if (!take(argument.substr(0, equals), value)) throw std::runtime_error("unknown option " + argument);
  }
}

}  // namespace bench
