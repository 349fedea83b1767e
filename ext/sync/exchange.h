// sync_send, sync_receive, sync_exchange: files to and from a folder (S2, S6, S8).
#pragma once

#include "sync/sites.h"

namespace crm::sync {

struct Summary {
  std::int64_t sent = 0, received = 0;                       // files
  std::int64_t applied = 0, conflicts = 0;                   // changes
  std::vector<std::pair<std::string, std::string>> refused;  // file, reason

  std::string json() const;
};

void send(sql::Connection& connection, const std::string& folder, Summary& summary);
void receive(sql::Connection& connection, const std::string& folder, Summary& summary);

}  // namespace crm::sync
