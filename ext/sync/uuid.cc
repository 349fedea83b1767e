#include "sync/uuid.h"

namespace crm::sync {
namespace {

constexpr std::size_t length = 36, version_place = 14, variant_place = 19;
constexpr char hexadecimal[] = "0123456789abcdef";

constexpr bool is_dash(std::size_t place) { return place == 8 || place == 13 || place == 18 || place == 23; }

constexpr auto values = [] {
  std::array<signed char, 256> all{};
  all.fill(-1);
  for (signed char digit = 0; digit < 16; ++digit) all[static_cast<unsigned char>(hexadecimal[digit])] = digit;
  return all;
}();

int value_of(char digit) { return values[static_cast<unsigned char>(digit)]; }

}  // namespace

std::optional<Uuid> Uuid::of(std::string_view text) {
  if (text.size() != length) return std::nullopt;
  Uuid uuid;
  std::size_t count = 0;
  for (std::size_t i = 0; i < length; ++i) {
    if (is_dash(i)) {
      if (text[i] != '-') return std::nullopt;
      continue;
    }
    const int value = value_of(text[i]);
    if (value < 0) return std::nullopt;
    if (i == version_place || i == variant_place) continue;
    char& byte = uuid.digits[count / 2];
    byte = static_cast<char>(count % 2 == 0 ? value << 4 : byte | value);
    ++count;
  }
  const int variant = value_of(text[variant_place]) - 8;
  if (variant < 0 || variant > 3) return std::nullopt;
  uuid.type = static_cast<unsigned char>(0x40 | value_of(text[version_place]) << 2 | variant);
  return uuid;
}

void Uuid::write(std::string& text) const {
  text.clear();
  std::size_t count = 0;
  for (std::size_t i = 0; i < length; ++i) {
    if (is_dash(i)) {
      text += '-';
    } else if (i == version_place || i == variant_place) {
      text += hexadecimal[i == version_place ? type >> 2 & 15 : 8 + (type & 3)];
    } else {
      const auto byte = static_cast<unsigned char>(digits[count / 2]);
      text += hexadecimal[count % 2 == 0 ? byte >> 4 : byte & 15];
      ++count;
    }
  }
}

}  // namespace crm::sync
