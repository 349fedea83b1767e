// The frames of codec.h are cut into pieces, so that a large one can go in several files, and are put together again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "sqlite/statement.h"

namespace crm::sync {

// As in sync_piece.
struct Piece {
  std::int64_t position = 0, frame = 0;
  bool goes_on = false;
  std::string content;
};

// Its columns, from one on: position, frame, goes_on, content.
Piece piece_at(const sql::Statement& statement, int column);

class Frames {
 public:
  // The frame that this piece completes. A piece is passed over when one before it is missing: then a site has left a group, or come into it, between
  // two files, and gets the whole file, or has it taken away, by a later batch.
  std::optional<std::string> add(Piece piece);

 private:
  Piece so_far_;  // its content: that of all pieces of the frame until now
};

}  // namespace crm::sync
