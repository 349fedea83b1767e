#include "sync/outgoing.h"

#include <limits>

#include "sync/contents.h"

namespace crm::sync {
namespace {

std::int64_t largest_file(sql::Connection& connection) {
  sql::Statement size = connection.prepare("SELECT value * 1000 FROM main.setting WHERE name = 'sync.file_size'");
  const std::int64_t given = size.step() ? size.get<std::int64_t>(0) : 0;
  return given > 0 ? given : std::numeric_limits<std::int64_t>::max();
}

// The pieces of a batch, as far as they are still to be sent.
struct Sizes {
  std::vector<std::pair<std::int64_t, std::int64_t>> pieces;  // position, bytes
  std::int64_t total = 0;
};

class Parts {
 public:
  Parts(const Link& link, std::int64_t limit) : limit_(limit) { begin(link.confirmed + 1, link.confirmed_piece); }

  void add(std::int64_t batch, const Sizes& sizes) {
    Part& part = all_.back();
    const bool is_begun = part.first == batch && part.after > 0;
    if (!is_begun && used_ > 0 && sizes.total > limit_ - used_) begin(batch, 0);
    if (!is_begun && sizes.total <= limit_) {
      used_ += sizes.total;
    } else {
      cut(batch, sizes);
    }
    all_.back().last = batch;
  }
  std::vector<Part> take() { return std::move(all_); }

 private:
  void begin(std::int64_t batch, std::int64_t after) {
    all_.push_back({batch, after, batch - 1, 0});
    used_ = 0;
  }
  void cut(std::int64_t batch, const Sizes& sizes) {
    std::int64_t before = 0;
    for (const auto& [position, size] : sizes.pieces) {
      if (used_ > 0 && size > limit_ - used_) {
        all_.back().last = batch;
        all_.back().until = before;
        begin(batch, before);
      }
      used_ += size;
      before = position;
    }
  }

  std::int64_t limit_, used_ = 0;
  std::vector<Part> all_;
};

Extent extent_of(std::int64_t batch, const Part& part) {
  if (batch == part.last && part.until > 0) return Extent::goes_on;
  return batch == part.first && part.after > 0 ? Extent::ends : Extent::whole;
}

}  // namespace

std::vector<Part> parts_for(sql::Connection& connection, const Link& link) {
  Parts parts(link, largest_file(connection));
  sql::Statement batches = connection.prepare("SELECT number FROM main.sync_batch WHERE number > ?1 ORDER BY number");
  sql::Statement pieces = connection.prepare(
      "SELECT position, length(content) FROM main.sync_outgoing WHERE site = ?1 AND batch = ?2 AND position > ?3 ORDER BY position");
  for (batches.bind(link.confirmed); batches.step();) {
    const auto batch = batches.get<std::int64_t>(0);
    Sizes sizes;
    for (pieces.bind(link.code, batch, batch == link.confirmed + 1 ? link.confirmed_piece : 0); pieces.step();) {
      sizes.pieces.emplace_back(pieces.get<std::int64_t>(0), pieces.get<std::int64_t>(1));
      sizes.total += sizes.pieces.back().second;
    }
    parts.add(batch, sizes);
  }
  return parts.take();
}

void write_part(sql::Connection& connection, Sealer& file, const Link& link, const Part& part,
                const std::function<void(std::size_t size)>& has_written) {
  sql::Statement batches = connection.prepare(
      "SELECT number, origin IS ?3, confirms, author, seen, mark, follows FROM main.sync_batch WHERE number BETWEEN ?1 AND ?2 ORDER BY number");
  sql::Statement pieces = connection.prepare(
      "SELECT position, frame, goes_on, content FROM main.sync_outgoing WHERE site = ?1 AND batch = ?2 AND position > ?3 AND position <= ?4 "
      "ORDER BY position");
  std::int64_t next = part.first;
  for (batches.bind(part.first, part.last, link.code); batches.step(); ++next) {
    const auto number = batches.get<std::int64_t>(0);
    if (number != next) break;
    const Extent extent = extent_of(number, part);
    const std::uint64_t confirms = batches.get<bool>(1) ? batches.get<std::uint64_t>(2) + 1 : 0;
    file.write(bytes_of(BatchHead{number, confirms, batches.get<std::string>(3), batches.get<std::int64_t>(4), extent, batches.get<std::int64_t>(5),
                                  batches.get<std::int64_t>(6)}));
    pieces.bind(link.code, number, number == part.first ? part.after : 0,
                extent == Extent::goes_on ? part.until : std::numeric_limits<std::int64_t>::max());
    while (pieces.step()) {
      const std::string bytes = bytes_of(piece_at(pieces, 0));
      file.write(bytes);
      has_written(bytes.size());
    }
    file.write(end_of_pieces());
  }
  if (next != part.last + 1) throw sql::Error("another connection exchanges files with the same site at this moment; call it again afterwards");
}

}  // namespace crm::sync
