#include "mail/encode.h"

#include <algorithm>

#include "mail/text.h"

namespace crm::mail {
namespace {

constexpr std::size_t longest_line = 76;
constexpr char hex_digits[] = "0123456789ABCDEF";

std::string base64(std::string_view bytes) {
  constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto byte = [&](std::size_t n) { return i + n < bytes.size() ? static_cast<unsigned char>(bytes[i + n]) : 0U; };
    const unsigned group = byte(0) << 16 | byte(1) << 8 | byte(2);
    out += digits[group >> 18];
    out += digits[group >> 12 & 63];
    out += i + 1 < bytes.size() ? digits[group >> 6 & 63] : '=';
    out += i + 2 < bytes.size() ? digits[group & 63] : '=';
  }
  return out;
}

// =?utf-8?B?...?=, each word of whole characters and short enough for its line.
std::string encoded_words(std::string_view text, std::size_t column) {
  constexpr std::size_t frame = std::string_view("=?utf-8?B?").size() + std::string_view("?=").size();
  std::string out;
  while (!text.empty()) {
    const std::size_t room = (std::max(longest_line, column + frame + 8) - column - frame) / 4 * 3;
    std::size_t taken = 0;
    while (taken < text.size()) {
      const std::size_t next = std::max<std::size_t>(character_length(text.substr(taken)), 1);
      if (taken + next > room && taken > 0) break;
      taken += next;
    }
    out += "=?utf-8?B?" + base64(text.substr(0, taken)) + "?=";
    text.remove_prefix(taken);
    if (!text.empty()) out += "\r\n ";
    column = 1;
  }
  return out;
}

bool stands_as_it_is(std::string_view text) {
  return is_ascii(text) && !has_control(text) && text.find("=?") == std::string_view::npos && trimmed(text).size() == text.size();
}

}  // namespace

std::string quoted_printable(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8 + 16);
  std::size_t column = 0;
  const auto ends_line = [&](std::size_t i) { return i == text.size() || text[i] == '\n' || text.substr(i, 2) == "\r\n"; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (ends_line(i)) {
      if (text[i] == '\r') ++i;
      out += "\r\n";
      column = 0;
      continue;
    }
    const auto c = static_cast<unsigned char>(text[i]);
    // White space that ends a line would be lost on the way, and a line that begins with "From " be changed by mail boxes.
    const bool plain =
        (c > 0x20 && c < 0x7f && c != '=' && !(column == 0 && (c == 'F' || c == '.'))) || ((c == ' ' || c == '\t') && !ends_line(i + 1));
    const std::size_t width = plain ? 1 : 3;
    if (column + width > longest_line - 1) {
      out += "=\r\n";
      column = 0;
    }
    if (plain) {
      out += static_cast<char>(c);
    } else {
      out += {'=', hex_digits[c >> 4], hex_digits[c & 15]};
    }
    column += width;
  }
  if (column > 0) out += "\r\n";
  return out;
}

std::string base64_lines(std::string_view bytes) {
  const std::string all = base64(bytes);
  std::string out;
  for (std::size_t i = 0; i < all.size(); i += longest_line) out += all.substr(i, longest_line) + "\r\n";
  return out;
}

std::string header_text(std::string_view text, std::size_t column) {
  return stands_as_it_is(text) && column + text.size() <= longest_line ? std::string(text) : encoded_words(text, column);
}

std::string header(std::string_view name, std::string_view text) { return std::string(name) + ": " + header_text(text, name.size() + 2) + "\r\n"; }

std::string phrase(std::string_view name, std::size_t column) {
  if (!stands_as_it_is(name) || column + name.size() > longest_line / 2) return encoded_words(name, column);
  std::string quoted = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || std::string_view("-._~").find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else {
      out += {'%', hex_digits[byte >> 4], hex_digits[byte & 15]};
    }
  }
  return out;
}

}  // namespace crm::mail
