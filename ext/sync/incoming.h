// Applies the batches of a file, each whole; what has come of one in part is kept in sync_incoming until the rest is there (S6).
#pragma once

#include <functional>

#include "sync/apply.h"
#include "sync/envelope.h"

namespace crm::sync {

// The last piece that is here of the neighbour's batch after link.received; 0: none.
std::int64_t held_of(sql::Connection& connection, const std::string& site_code);

// has_applied: called behind each frame of changes.
void apply_batches(sql::Connection& connection, Opener& file, Application& application, Link& link, const std::function<void()>& has_applied);

}  // namespace crm::sync
