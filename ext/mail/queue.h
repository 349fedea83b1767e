// outbox as a queue: which message is next, and what became of it. Every call belongs into a Transaction.
//
//   Queue queue(connection);
//   std::optional<Claim> claim = queue.next();   // in a transaction; committed before the message is handed over
//   queue.finish(*claim, {Fate::sent, ""});      // in the next one
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "mail/message.h"
#include "sqlite/connection.h"

namespace crm::mail {

enum class Fate {
  sent,     // accepted
  failed,   // refused for good
  later,    // not accepted now: to be tried again
  unknown,  // handed over, and no answer
};
struct Outcome {
  Fate fate;
  std::string words;  // the server's, or what happened instead
};

// How many messages of this call came to what.
struct Counts {
  std::int64_t sent = 0, failed = 0, unknown = 0, retried = 0, withheld = 0;
};

// A message that this sender has taken, and nobody else.
struct Claim {
  std::int64_t id = 0, attempts = 0;
  Letter letter;
};

class Queue {
 public:
  // Reads the settings. Throws what to do when they do not allow to send.
  explicit Queue(sql::Connection& connection);

  // Messages taken more than 15 minutes ago by a sender that did not say what became of them are unknown from now on.
  void recover();

  // Takes the next message that is due and can be sent; those before it that cannot be, or are withheld, are failed. Each message is met
  // once in the life of a Queue. limit: how many messages it may look at in all.
  std::optional<Claim> next(std::int64_t limit);

  void finish(const Claim& claim, const Outcome& outcome);

  // As if it had not been taken: the mail server did not see the message.
  void give_back(const Claim& claim);

  const Counts& counts() const { return counts_; }
  std::int64_t waiting() const;  // messages that wait, due or not

 private:
  std::string setting(const char* name) const;
  std::optional<std::string> withheld(const Message& message, const std::optional<std::string>& client);
  void fail(std::int64_t id, const std::string& reason);

  sql::Connection& connection_;
  Mailbox sender_;
  std::string unsubscribe_url_;
  std::int64_t max_attempts_, retry_minutes_;
  std::int64_t last_ = INT64_MIN, met_ = 0;
  Counts counts_;
};

}  // namespace crm::mail
