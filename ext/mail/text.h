// Small questions about text, asked by everything that writes headers.
//
//   if (has_control(subject)) ...
#pragma once

#include <string>
#include <string_view>

namespace crm::mail {

std::string_view trimmed(std::string_view text);  // without spaces at its ends
bool is_ascii(std::string_view text);
bool has_control(std::string_view text);  // CR, LF, NUL and their kind

// The length in bytes of the UTF-8 character at the beginning of text; 0: it begins with none.
std::size_t character_length(std::string_view text);

// Throws sql::Error "<what> is not valid UTF-8; ..." unless it is.
void require_utf8(std::string_view text, const std::string& what);

// Of a server's words: printable, valid, and not endless.
std::string readable(std::string_view words);

}  // namespace crm::mail
