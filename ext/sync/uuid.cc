#include "sync/uuid.h"

#include <algorithm>
#include <utility>

namespace crm::sync {
namespace {

constexpr std::size_t length = 36, version_place = 14, variant_place = 19;
constexpr char hexadecimal[] = "0123456789abcdef";
constexpr std::array<std::size_t, 4> dashes{8, 13, 18, 23};

// Where the two digits of each byte are in the text.
constexpr auto places = [] {
  std::array<std::pair<std::size_t, std::size_t>, 15> all{};
  std::size_t count = 0;
  for (std::size_t place = 0; place < length; ++place) {
    if (std::ranges::find(dashes, place) != dashes.end() || place == version_place || place == variant_place) continue;
    (count % 2 == 0 ? all[count / 2].first : all[count / 2].second) = place;
    ++count;
  }
  return all;
}();

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
  for (const std::size_t place : dashes) {
    if (text[place] != '-') return std::nullopt;
  }
  Uuid uuid;
  const int version = value_of(text[version_place]), variant = value_of(text[variant_place]) - 8;
  int all = version | variant;  // negative: one of them is no digit
  for (std::size_t i = 0; i < places.size(); ++i) {
    const int value = value_of(text[places[i].first]) * 16 | value_of(text[places[i].second]);
    all |= value;
    uuid.digits[i] = static_cast<char>(value);
  }
  if (all < 0 || variant > 3) return std::nullopt;
  uuid.type = static_cast<unsigned char>(0x40 | version << 2 | variant);
  return uuid;
}

void Uuid::write(std::string& text) const {
  text.assign(length, '-');
  text[version_place] = hexadecimal[type >> 2 & 15];
  text[variant_place] = hexadecimal[8 + (type & 3)];
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto byte = static_cast<unsigned char>(digits[i]);
    text[places[i].first] = hexadecimal[byte >> 4];
    text[places[i].second] = hexadecimal[byte & 15];
  }
}

}  // namespace crm::sync
