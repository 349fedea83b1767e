// One mailbox, with or without a name, as people write it; checked so that it can stand in a header and in an SMTP command.
//
//   Mailbox sender = parse_mailbox("SBDC <office@sbdc.example>");  // name "SBDC", address "office@sbdc.example"
//   parse_mailbox("zoe@bücher.example").address;                    // "zoe@xn--bcher-kva.example"
#pragma once

#include <string>
#include <string_view>

namespace crm::mail {

struct Mailbox {
  std::string name;     // UTF-8; empty: none
  std::string written;  // the address as it was written
  std::string address;  // the address in ASCII: its domain by IDNA
  std::string domain() const { return address.substr(address.rfind('@') + 1); }
};

// Throws sql::Error with what is wrong: not one address, characters that no address has, a part before the @ that is not ASCII (that would
// need SMTPUTF8, which few servers have and crm_mail does not use), a domain that cannot be.
Mailbox parse_mailbox(std::string_view text);

}  // namespace crm::mail
