// Carries what waits in outbox, message by message, and notes each outcome before the next is handed over.
//
//   Smtp server(route);
//   std::string summary = deliver(connection, server, limit, "send_mail");  // {"sent":3,...}
#pragma once

#include "mail/queue.h"

namespace crm::mail {

// Nothing can be carried at all: the server is not there, the password is wrong, the disk is full. No message's fault.
struct Unavailable : sql::Error {
  using sql::Error::Error;
};

class Carrier {
 public:
  virtual ~Carrier() = default;
  // Throws Unavailable when the letter was not handed over and no other can be.
  virtual Outcome carry(const Letter& letter) = 0;
};

// JSON object: sent, failed, unknown, retried, withheld (of this call), waiting (now). Throws Unavailable's words, with what was done before it.
std::string deliver(sql::Connection& connection, Carrier& carrier, std::int64_t limit, const char* name);

}  // namespace crm::mail
