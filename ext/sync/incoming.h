// Applies the batches of a file, each whole; what has come of one in part is kept in sync_incoming until the rest is there (S6).
#pragma once

#include "sync/apply.h"
#include "sync/envelope.h"
#include "sync/frames.h"
#include "sync/protocol.h"

namespace crm::sync {

// The last piece that is here of the neighbour's batch after link.received; 0: none.
std::int64_t held_of(sql::Connection& connection, const std::string& site_code);

void apply_batches(sql::Connection& connection, Opener& file, Application& application, Link& link);

// A batch as it stands in a file. The pieces that follow must be read before the next.
struct IncomingBatch {
  explicit IncomingBatch(Opener& file);
  std::int64_t number;
  std::uint64_t confirms;  // of the receiver's batches the one that it is the outcome of, plus 1; 0: of none
  std::string author;
  std::int64_t seen;
  Extent extent;
};
std::optional<Piece> next_piece(Opener& file);  // nothing: that was the last of the batch

}  // namespace crm::sync
