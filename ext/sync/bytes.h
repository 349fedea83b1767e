// Numbers and texts in a row of bytes: variable-length integers (7 bits a byte, the lowest first), texts behind their length.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sqlite/error.h"

namespace crm::sync {

inline void put_number(std::string& bytes, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) bytes += static_cast<char>(number | 0x80);
  bytes += static_cast<char>(number);
}

inline void put_text(std::string& bytes, std::string_view text) {
  put_number(bytes, text.size());
  bytes += text;
}

// Reads what the above have written; bytes that end too early, or say what cannot be, throw.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : rest_(bytes) {}
  bool empty() const { return rest_.empty(); }

  std::string_view take(std::size_t count) {
    if (count > rest_.size()) throw damaged();
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }
  std::uint64_t number() {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < rest_.size() && i < 10; ++i) {
      const auto byte = static_cast<unsigned char>(rest_[i]);
      number |= static_cast<std::uint64_t>(byte & 0x7f) << (7 * i);
      if (byte >= 0x80) continue;
      rest_.remove_prefix(i + 1);
      return number;
    }
    throw damaged();
  }
  std::string_view text() { return take(number()); }
  std::string_view rest() const { return rest_; }

  static sql::Error damaged() { return sql::Error("its content is damaged; have it sent again"); }

 private:
  std::string_view rest_;
};

}  // namespace crm::sync
