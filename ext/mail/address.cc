#include "mail/address.h"

#include <idn2.h>

#include <algorithm>
#include <memory>

#include "mail/text.h"
#include "sqlite/error.h"

namespace crm::mail {
namespace {

bool is_alnum(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// dot-atom of RFC 5322: words of these characters, joined by single dots.
bool is_dot_atom(std::string_view text) {
  if (text.empty() || text.front() == '.' || text.back() == '.' || text.find("..") != std::string_view::npos) return false;
  return std::ranges::all_of(text, [](char c) { return is_alnum(c) || std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos; });
}

bool is_domain(std::string_view domain) {
  if (domain.empty() || domain.size() > 253) return false;
  while (true) {
    const std::string_view label = domain.substr(0, domain.find('.'));
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
    if (!std::ranges::all_of(label, [](char c) { return is_alnum(c) || c == '-'; })) return false;
    if (label.size() == domain.size()) return true;
    domain.remove_prefix(label.size() + 1);
  }
}

std::string ascii_domain(const std::string& domain) {
  if (is_ascii(domain)) return domain;
  char* made = nullptr;
  const int code = idn2_to_ascii_8z(domain.c_str(), &made, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
  const std::unique_ptr<char, void (*)(void*)> owned(made, idn2_free);
  if (code == IDN2_MALLOC) throw std::bad_alloc();
  if (code != IDN2_OK) throw sql::Error("'" + domain + "' is not a domain: " + idn2_strerror(code));
  return made;
}

// The name before <address>: bare words, or a quoted string.
std::string parse_name(std::string_view text, std::string_view whole) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') {
    if (text.find_first_of("<>@,;\"") == std::string_view::npos) return std::string(text);
    throw sql::Error("'" + std::string(whole) + "' is not one e-mail address; put a name with special characters in double quotes");
  }
  std::string name;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] == '\\' && i + 2 < text.size()) ++i;
    name += text[i];
  }
  return name;
}

}  // namespace

Mailbox parse_mailbox(std::string_view text) {
  text = trimmed(text);
  if (text.empty()) throw sql::Error("there is no e-mail address");
  if (has_control(text)) throw sql::Error("the e-mail address holds control characters");
  require_utf8(text, "the e-mail address");
  Mailbox mailbox;
  std::string_view address = text;
  if (text.back() == '>') {
    const std::size_t open = text.rfind('<');
    if (open == std::string_view::npos) throw sql::Error("'" + std::string(text) + "' is not an e-mail address: its < is missing");
    mailbox.name = parse_name(trimmed(text.substr(0, open)), text);
    address = text.substr(open + 1, text.size() - open - 2);
  }
  const std::size_t at = address.rfind('@');
  if (at == std::string_view::npos) throw sql::Error("'" + std::string(text) + "' is not an e-mail address: it has no @");
  const std::string_view local = address.substr(0, at);
  if (!is_ascii(local)) {
    throw sql::Error("'" + std::string(text) + "' has other characters than ASCII before the @, which needs SMTPUTF8; use another address");
  }
  if (!is_dot_atom(local) || local.size() > 64) throw sql::Error("'" + std::string(text) + "' is not an e-mail address: see what is before its @");
  mailbox.written = address;
  const std::string domain = ascii_domain(std::string(address.substr(at + 1)));
  if (!is_domain(domain)) throw sql::Error("'" + std::string(text) + "' is not an e-mail address: see what is behind its @");
  mailbox.address = std::string(local) + '@' + domain;
  return mailbox;
}

}  // namespace crm::mail
