// Texts with digits in fixed places, as days and instants are.
#pragma once

#include <cstddef>
#include <string_view>

namespace crm {

// Is it digits where the shape has a 0, and else what the shape has?
inline bool has_shape(std::string_view text, std::string_view shape) {
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (shape[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != shape[i]) return false;
  }
  return true;
}

// The number in text[from, from + length), or -1 when that is not all digits.
inline int number_at(std::string_view text, std::size_t from, std::size_t length) {
  int value = 0;
  for (const char c : text.substr(from, length)) {
    if (c < '0' || c > '9') return -1;
    value = 10 * value + (c - '0');
  }
  return value;
}

}  // namespace crm
