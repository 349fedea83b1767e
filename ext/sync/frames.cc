#include "sync/frames.h"

#include "sync/value.h"

namespace crm::sync {

Piece piece_at(const sql::Statement& statement, int column) {
  return {statement.get<std::int64_t>(column), statement.get<std::int64_t>(column + 1), statement.get<bool>(column + 2),
          value_at(statement, column + 3).bytes};
}

std::optional<std::string> Frames::add(Piece piece) {
  if (piece.position != piece.frame) {
    if (piece.frame != so_far_.frame || piece.position != so_far_.position + 1) return std::nullopt;
    so_far_.content += piece.content;
    piece.content = std::move(so_far_.content);
  }
  so_far_ = std::move(piece);
  if (so_far_.goes_on) return std::nullopt;
  so_far_.frame = 0;
  return std::move(so_far_.content);
}

}  // namespace crm::sync
