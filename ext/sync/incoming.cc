#include "sync/incoming.h"

#include <fmt/format.h>

#include "sync/bytes.h"
#include "sync/contents.h"
#include "sync/past.h"

namespace crm::sync {
namespace {

void apply_frame(const std::optional<std::string>& frame, Application& application, const std::function<void()>& has_applied) {
  if (!frame) return;
  FrameReader reader(*frame);
  for (Change change; reader.next(change);) application.apply(change, reader.alike());
  has_applied();
}

void forget(sql::Connection& connection, const std::string& site_code) {
  connection.prepare("DELETE FROM main.sync_incoming WHERE site_code = ?1").bind(site_code).run();
}

void require_next(sql::Connection& connection, const Link& link, const BatchHead& batch) {
  if (link.received_mark.value_or(batch.follows) != batch.follows)
    throw another_past(link, fmt::format("its batch {} does not go on from the one that was applied here before", batch.number));
  if (connection.prepare("SELECT 1 FROM main.sync_incoming WHERE site_code = ?1 AND mark <> ?2").bind(link.code, batch.mark).step())
    throw another_past(link, fmt::format("its batch {} is another than the one that has come in part", batch.number));
}

void keep_pieces(sql::Connection& connection, Opener& file, const std::string& site_code, std::int64_t mark) {
  sql::Statement insert = connection.prepare(
      "INSERT OR IGNORE INTO main.sync_incoming (site_code, mark, position, frame, goes_on, content) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  while (const auto piece = next_piece(file))
    insert.bind(site_code, mark, piece->position, piece->frame, piece->goes_on, sql::Blob{piece->content}).run();
}

void apply_kept(sql::Connection& connection, const std::string& site_code, Application& application, const std::function<void()>& has_applied) {
  sql::Statement kept = connection.prepare("SELECT position, frame, goes_on, content FROM main.sync_incoming WHERE site_code = ?1 ORDER BY position");
  Frames frames;
  for (kept.bind(site_code); kept.step();) apply_frame(frames.add(piece_at(kept, 0)), application, has_applied);
}

}  // namespace

std::int64_t held_of(sql::Connection& connection, const std::string& site_code) {
  sql::Statement held = connection.prepare("SELECT coalesce(max(position), 0) FROM main.sync_incoming WHERE site_code = ?1");
  held.bind(site_code).step();
  return held.get<std::int64_t>(0);
}

void apply_batches(sql::Connection& connection, Opener& file, Application& application, Link& link, const std::function<void()>& has_applied) {
  const Header& header = file.header();
  for (std::int64_t number = header.first; number <= header.last; ++number) {
    const BatchHead batch = next_batch(file);
    if (batch.number != number || (batch.extent == Extent::goes_on && number != header.last)) throw Bytes::damaged();
    if (number <= link.received) {
      while (next_piece(file)) continue;
      continue;
    }
    require_next(connection, link, batch);
    if (batch.extent != Extent::whole) keep_pieces(connection, file, link.code, batch.mark);
    if (batch.extent == Extent::goes_on) continue;
    application.begin(batch.author, number, batch.seen);
    if (batch.confirms > 1 && link.is_parent) application.confirms(static_cast<std::int64_t>(batch.confirms) - 1);
    if (batch.extent == Extent::ends) {
      apply_kept(connection, link.code, application, has_applied);
    } else {
      Frames frames;
      while (auto piece = next_piece(file)) apply_frame(frames.add(std::move(*piece)), application, has_applied);
    }
    application.end();
    forget(connection, link.code);
    link.received = number;
    link.received_mark = batch.mark;
  }
  file.require_end();
}

}  // namespace crm::sync
