// The encodings of MIME: whatever a message holds becomes short lines of ASCII.
//
//   quoted_printable("Zoë\n");            // "Zo=C3=AB\r\n"
//   header("Subject", "Grüße aus Köln");  // "Subject: =?utf-8?B?...?=\r\n"
#pragma once

#include <string>
#include <string_view>

namespace crm::mail {

// Lines of at most 76 characters, ended by CR LF. Line ends of the text (LF or CR LF) are line ends.
std::string quoted_printable(std::string_view text);
std::string base64_lines(std::string_view bytes);

// Text of a header as it can stand behind its name, in folded lines; as encoded words (RFC 2047) where ASCII does not do. column: how
// much of the first line is taken.
std::string header_text(std::string_view text, std::size_t column);

// A whole header line of free text.
std::string header(std::string_view name, std::string_view text);

// The name of a mailbox: a quoted string, or encoded words.
std::string phrase(std::string_view name, std::size_t column);

// Every byte but letters, digits and -._~ as %XX (RFC 3986).
std::string percent_encoded(std::string_view text);

}  // namespace crm::mail
