#include "mail/text.h"

#include <algorithm>

#include "sqlite/error.h"

namespace crm::mail {

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](unsigned char c) { return c < 0x80; });
}

bool has_control(std::string_view text) {
  return std::ranges::any_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xc0) == 0x80; };
  const unsigned first = byte(0);
  if (text.empty()) return 0;
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first < 0xe0) return follows(1) ? 2 : 0;
  if (first >= 0xe0 && first < 0xf0) {
    const bool overlong = first == 0xe0 && byte(1) < 0xa0;
    const bool surrogate = first == 0xed && byte(1) > 0x9f;
    return follows(1) && follows(2) && !overlong && !surrogate ? 3 : 0;
  }
  if (first >= 0xf0 && first < 0xf5) {
    const bool outside = (first == 0xf0 && byte(1) < 0x90) || (first == 0xf4 && byte(1) > 0x8f);
    return follows(1) && follows(2) && follows(3) && !outside ? 4 : 0;
  }
  return 0;
}

void require_utf8(std::string_view text, const std::string& what) {
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    if (length == 0) throw sql::Error(what + " is not valid UTF-8; write it anew");
    text.remove_prefix(length);
  }
}

std::string readable(std::string_view words) {
  constexpr std::size_t longest = 500;
  std::string kept;
  while (!words.empty() && kept.size() < longest) {
    const std::size_t length = character_length(words);
    const auto first = static_cast<unsigned char>(words.front());
    if (length == 0 || first < 0x20 || first == 0x7f) {
      kept += length == 0 ? '?' : ' ';
    } else {
      kept += words.substr(0, length);
    }
    words.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return std::string(trimmed(kept));
}

}  // namespace crm::mail
