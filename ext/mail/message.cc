#include "mail/message.h"

#include <fmt/format.h>

#include <chrono>
#include <vector>

#include "mail/encode.h"
#include "mail/text.h"
#include "sqlite/error.h"

namespace crm::mail {
namespace {

constexpr std::size_t longest_header_value = 900;  // lines end at 998

std::string date_header(const std::string& now) {
  static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const int year = std::stoi(now.substr(0, 4)), month = std::stoi(now.substr(5, 2)), day = std::stoi(now.substr(8, 2));
  const std::chrono::sys_days date = std::chrono::year(year) / month / day;
  return fmt::format("Date: {}, {:02} {} {:04} {} +0000\r\n", days[std::chrono::weekday(date).c_encoding()], day, months[month - 1], year,
                     now.substr(11));
}

std::string address_header(const std::string& name, const Mailbox& mailbox) {
  std::string line = name + ": ";
  if (mailbox.name.empty()) return line + mailbox.address + "\r\n";
  return line + phrase(mailbox.name, line.size()) + "\r\n <" + mailbox.address + ">\r\n";
}

std::string unsubscribe_headers(const std::string& url, const Mailbox& sender, const Mailbox& recipient) {
  if (url.empty()) return "List-Unsubscribe: <mailto:" + sender.address + "?subject=unsubscribe%20" + percent_encoded(recipient.address) + ">\r\n";
  std::string filled = url;
  constexpr std::string_view place = "{address}";
  if (const std::size_t at = filled.find(place); at != std::string::npos) filled.replace(at, place.size(), percent_encoded(recipient.address));
  std::string lines = "List-Unsubscribe: <" + filled + ">\r\n";
  if (url.starts_with("https:")) lines += "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
  return lines;
}

// A part of the body: its headers, an empty line, its content.
std::string part(const std::string& type, const std::string& encoding, const std::string& content) {
  return "Content-Type: " + type + "\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n" + content;
}

std::string body(const Message& message, const std::string& now) {
  std::vector<std::string> parts{part("text/plain; charset=utf-8", "quoted-printable", quoted_printable(message.body_text))};
  if (message.body_html) parts.push_back(part("text/html; charset=utf-8", "quoted-printable", quoted_printable(*message.body_html)));
  if (message.invitation) {
    parts.push_back(
        part("text/calendar; charset=utf-8; method=" + message.invitation->method, "base64", base64_lines(calendar_text(*message.invitation, now))));
  }
  if (parts.size() == 1) return parts.front();
  const std::string boundary = "=_crm_alternative";  // no encoded line holds =_
  std::string text = "Content-Type: multipart/alternative; boundary=\"" + boundary + "\"\r\n\r\n";
  for (const std::string& alternative : parts) text += "--" + boundary + "\r\n" + alternative + "\r\n";
  return text + "--" + boundary + "--\r\n";
}

std::uint64_t fnv1a(std::string_view text, std::uint64_t hash = 14695981039346656037U) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return hash;
}

}  // namespace

std::string message_id_of(const Message& message, const Mailbox& sender) {
  std::string digits;
  for (const char c : message.created_at) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return fmt::format("<{}.{}.{:016x}@{}>", message.id, digits, fnv1a(message.body_text, fnv1a(message.subject, fnv1a(message.to_address))),
                     sender.domain());
}

std::string checked_unsubscribe_url(const std::string& url) {
  const std::string_view text = trimmed(url);
  if (text.empty()) return "";
  const bool known = text.starts_with("https://") || text.starts_with("http://") || text.starts_with("mailto:");
  if (!known || !is_ascii(text) || has_control(text) || text.find_first_of(" <>") != std::string_view::npos ||
      text.size() > longest_header_value / 2) {
    throw sql::Error(
        "the setting mail.unsubscribe_url is not an https, http or mailto address of at most 450 ASCII characters without spaces; correct it, or "
        "make it blank");
  }
  return std::string(text);
}

Letter write_letter(const Message& message, const Mailbox& sender, const std::string& unsubscribe_url, const std::string& now) {
  const Mailbox recipient = parse_mailbox(message.to_address);
  if (recipient.name.size() > longest_header_value) throw sql::Error("the name before the address is too long; shorten it");
  if (message.subject.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos) {
    throw sql::Error("the subject holds a line break or NUL; take it out");
  }
  require_utf8(message.subject, "outbox.subject");
  require_utf8(message.body_text, "outbox.body_text");
  if (message.body_html) require_utf8(*message.body_html, "outbox.body_html");
  const std::string id = message.message_id.value_or(message_id_of(message, sender));
  const bool is_id = id.size() > 4 && id.size() <= longest_header_value && id.front() == '<' && id.back() == '>' && is_ascii(id) &&
                     !has_control(id) && id.find('@') != std::string::npos && id.find_first_of(" <>", 1) == id.size() - 1;
  if (!is_id) throw sql::Error("outbox.message_id is not a Message-ID as <something@sbdc.example>; write the message anew");

  Letter letter{sender.address, recipient.address, id, ""};
  letter.text = date_header(now) + address_header("From", sender) + address_header("To", recipient) + header("Subject", message.subject) +
                "Message-ID: " + id + "\r\n" + "Auto-Submitted: auto-generated\r\n";
  if (message.list_mail) letter.text += unsubscribe_headers(unsubscribe_url, sender, recipient);
  letter.text += "MIME-Version: 1.0\r\n" + body(message, now);
  return letter;
}

}  // namespace crm::mail
