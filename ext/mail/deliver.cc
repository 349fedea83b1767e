#include "mail/deliver.h"

#include <fmt/format.h>

#include "core/progress.h"
#include "mail/transaction.h"

namespace crm::mail {
namespace {

std::string in_words(const char* name, const Counts& counts) {
  return fmt::format("{}: {} sent, {} to be tried again, {} failed, {} unknown", name, counts.sent, counts.retried, counts.failed + counts.withheld,
                     counts.unknown);
}

[[noreturn]] void stop(Queue& queue, sqlite3* db, const Claim& claim, const Unavailable& problem) {
  Transaction transaction(db);
  queue.give_back(claim);
  transaction.commit();
  throw sql::Error(fmt::format("{} ({} sent by this call, {} waiting)", problem.what(), queue.counts().sent, queue.waiting()));
}

}  // namespace

std::string deliver(sql::Connection& connection, Carrier& carrier, std::int64_t limit, const char* name) {
  sqlite3* db = connection.handle();
  Queue queue(connection);
  Progress progress;
  std::optional<Claim> claim;
  std::optional<Outcome> outcome;
  do {
    // One transaction notes what became of a message and takes the next: half the commits, and at any moment one message in doubt at most.
    try {
      Transaction transaction(db);
      if (outcome) {
        queue.finish(*claim, *outcome);
      } else {
        queue.recover();
      }
      std::optional<Claim> following = queue.next(limit);
      transaction.commit();
      claim = std::move(following);
    } catch (const sql::Error& e) {
      if (!outcome) throw;
      throw sql::Error(fmt::format("what became of message {} could not be noted: {}; unless its row says more, it will be listed in mail_unknown",
                                   claim->id, e.what()),
                       e.code());
    }
    progress.show([&] { return in_words(name, queue.counts()); });
    if (!claim) break;
    try {
      outcome = carrier.carry(claim->letter);
    } catch (const Unavailable& problem) {
      stop(queue, db, *claim, problem);
    }
  } while (true);
  const Counts& counts = queue.counts();
  progress.finish([&] { return in_words(name, counts); });
  return fmt::format(R"({{"sent":{},"failed":{},"unknown":{},"retried":{},"withheld":{},"waiting":{}}})", counts.sent, counts.failed, counts.unknown,
                     counts.retried, counts.withheld, queue.waiting());
}

}  // namespace crm::mail
