// What is sealed in a file: batches, each with its pieces behind it (sync/protocol.h tells the bytes).
#pragma once

#include <optional>
#include <string>

#include "sync/envelope.h"
#include "sync/frames.h"

namespace crm::sync {

// How a batch stands in a file.
enum class Extent : unsigned char { whole = 0, goes_on = 1, ends = 2 };

struct BatchHead {
  std::int64_t number = 0;
  std::uint64_t confirms = 0;  // of the receiver's batches the one that it is the outcome of, plus 1; 0: of none
  std::string author;
  std::int64_t seen = 0;
  Extent extent = Extent::whole;
  std::int64_t mark = 0, follows = 0;  // as in sync_batch
};

std::string bytes_of(const BatchHead& head);
std::string bytes_of(const Piece& piece);
std::string end_of_pieces();

BatchHead next_batch(Opener& file);
std::optional<Piece> next_piece(Opener& file);  // nothing: that was the last of the batch

}  // namespace crm::sync
