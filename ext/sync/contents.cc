#include "sync/contents.h"

#include "sync/bytes.h"

namespace crm::sync {

std::string bytes_of(const BatchHead& head) {
  std::string bytes;
  put_number(bytes, static_cast<std::uint64_t>(head.number));
  put_number(bytes, head.confirms);
  put_text(bytes, head.author);
  put_number(bytes, static_cast<std::uint64_t>(head.seen));
  put_number(bytes, static_cast<std::uint64_t>(head.extent));
  for (const std::int64_t mark : {head.mark, head.follows}) put_number(bytes, static_cast<std::uint64_t>(mark));
  return bytes;
}

std::string bytes_of(const Piece& piece) {
  std::string bytes;
  put_number(bytes, static_cast<std::uint64_t>(piece.position));
  put_number(bytes, static_cast<std::uint64_t>(piece.position - piece.frame));
  put_number(bytes, piece.goes_on ? 1 : 0);
  put_text(bytes, piece.content);
  return bytes;
}

std::string end_of_pieces() {
  std::string bytes;
  put_number(bytes, 0);
  return bytes;
}

BatchHead next_batch(Opener& file) {
  BatchHead head;
  head.number = static_cast<std::int64_t>(file.number());
  head.confirms = file.number();
  head.author = file.text();
  head.seen = static_cast<std::int64_t>(file.number());
  head.extent = static_cast<Extent>(file.number());
  if (head.extent > Extent::ends) throw Bytes::damaged();
  for (std::int64_t* mark : {&head.mark, &head.follows}) *mark = static_cast<std::int64_t>(file.number());
  return head;
}

std::optional<Piece> next_piece(Opener& file) {
  const auto position = static_cast<std::int64_t>(file.number());
  if (position == 0) return std::nullopt;
  const auto frame = position - static_cast<std::int64_t>(file.number());
  const bool goes_on = file.number() != 0;
  return Piece{position, frame, goes_on, file.text()};
}

}  // namespace crm::sync
