// Texts that are written as UUIDs are, 8-4-4-4-12 hexadecimal digits in lower case: the 13th digit is the version, the 17th one of 8, 9, a and b.
// These two are the type, 0x40 + 4 * version + variant; the other 30 are 15 bytes.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace crm::sync {

struct Uuid {
  unsigned char type = 0;
  std::array<char, 15> digits{};

  static bool is_type(int type) { return (type & ~0x3f) == 0x40; }
  static std::optional<Uuid> of(std::string_view text);  // nothing: it is another text
  void write(std::string& text) const;
};

}  // namespace crm::sync
