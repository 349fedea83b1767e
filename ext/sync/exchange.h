// sync_send, sync_receive, sync_exchange: files to and from a folder (S2, S6, S8).
#pragma once

#include "core/progress.h"
#include "sync/sites.h"

namespace crm::sync {

// What a call has done: on the terminal while it works, and as its result.
class Summary {
 public:
  explicit Summary(const char* function) : function_(function) {}
  // under_way: in words, what is not done yet; asked for when there is a terminal to see it.
  template <class Words>
  void show(const Words& under_way) {
    progress_.show([&] { return in_words(under_way()); });
  }
  std::string finish(sql::Connection& connection);

  std::int64_t sent = 0, received = 0;                       // files
  std::int64_t applied = 0, conflicts = 0;                   // changes
  std::vector<std::pair<std::string, std::string>> refused;  // file, reason

 private:
  std::string in_words(std::string_view under_way) const;
  const char* function_;
  Progress progress_;
};

void send(sql::Connection& connection, const std::string& folder, Summary& summary);
void receive(sql::Connection& connection, const std::string& folder, Summary& summary);

}  // namespace crm::sync
