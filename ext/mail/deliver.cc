#include "mail/deliver.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

#include "mail/transaction.h"

namespace crm::mail {
namespace {

// A line on the terminal, when there is one.
class Progress {
 public:
  explicit Progress(const char* name) : name_(name), shown_(isatty(STDERR_FILENO) != 0) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() {
    if (written_) std::fputc('\n', stderr);
  }

  void show(const Counts& counts) {
    const auto now = std::chrono::steady_clock::now();
    if (!shown_ || now - last_ < std::chrono::milliseconds(200)) return;
    last_ = now;
    written_ = true;
    std::fprintf(stderr, "\r%s: %lld sent, %lld to be tried again, %lld failed, %lld unknown", name_, static_cast<long long>(counts.sent),
                 static_cast<long long>(counts.retried), static_cast<long long>(counts.failed + counts.withheld),
                 static_cast<long long>(counts.unknown));
    std::fflush(stderr);
  }

 private:
  const char* name_;
  bool shown_, written_ = false;
  std::chrono::steady_clock::time_point last_;
};

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
  Progress progress(name);
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
    progress.show(queue.counts());
    if (!claim) break;
    try {
      outcome = carrier.carry(claim->letter);
    } catch (const Unavailable& problem) {
      stop(queue, db, *claim, problem);
    }
  } while (true);
  const Counts& counts = queue.counts();
  return fmt::format(R"({{"sent":{},"failed":{},"unknown":{},"retried":{},"withheld":{},"waiting":{}}})", counts.sent, counts.failed, counts.unknown,
                     counts.retried, counts.withheld, queue.waiting());
}

}  // namespace crm::mail
