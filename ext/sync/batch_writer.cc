#include "sync/batch_writer.h"

namespace crm::sync {
namespace {

constexpr std::size_t piece_size = 64 * 1024;

}  // namespace

std::int64_t last_batch(sql::Connection& connection) {
  sql::Statement& last = connection.cached("SELECT last_batch FROM main.sync_identity");
  const sql::Reset reset(last);
  last.step();
  return last.get<std::int64_t>(0);
}

BatchWriter::BatchWriter(sql::Connection& connection, Tables& tables, Batch batch)
    : connection_(connection),
      tables_(tables),
      batch_(std::move(batch)),
      number_(last_batch(connection) + 1),
      all_(frames_for(std::nullopt, std::nullopt)) {}

FrameWriter BatchWriter::frames_for(const OnlyFor& group, const OnlyFor& site) {
  return FrameWriter([=, this](std::string_view frame, std::int64_t changes) { write(frame, changes, group, site); });
}

void BatchWriter::write(std::string_view frame, std::int64_t changes, const OnlyFor& group, const OnlyFor& site) {
  sql::Statement insert = connection_.prepare(
      "INSERT INTO main.sync_piece (batch, position, frame, goes_on, changes, group_name, site_code, content) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, "
      "?8)");
  for (const std::int64_t first = position_ + 1; !frame.empty(); changes = 0) {
    const std::string_view piece = frame.substr(0, piece_size);
    frame.remove_prefix(piece.size());
    insert.bind(number_, ++position_, first, !frame.empty(), changes, group, site, sql::Blob{piece}).run();
  }
}

FrameWriter& BatchWriter::of_group(const Value& name) {
  if (name.type == SQLITE_NULL) return all_;
  const auto found = groups_.find(name.bytes);
  return found == groups_.end() ? groups_.emplace(name.bytes, frames_for(name.bytes, std::nullopt)).first->second : found->second;
}

void BatchWriter::add(const Change& change) {
  if (change.kind() != Kind::schema && change.table() == "library_file") return add_file(tables_.of(change), change);
  all_.add(change);
  if (change.kind() != Kind::insert || change.table() != "site_group") return;
  if (Table* files = tables_.called("library_file")) tell_member(*files, change.key[0].bytes, change.key[1].bytes, change);
}

void BatchWriter::add_file(Table& files, const Change& change) {
  const std::size_t place = files.place_of("group_name");
  if (change.kind() != Kind::update) return of_group(change.values[place]).add(change);
  const bool is_regrouped = change.column() == "group_name" && change.values[0] != change.values[1];
  of_group(is_regrouped ? change.values[0] : files.value(change.key, place).value_or(Value())).add(change);
  if (!is_regrouped) return;
  if (const auto row = files.row(change.key)) of_group(change.values[1]).add({files.inserted, change.key, *row, change.at, change.by});
}

void BatchWriter::take_from_others(const Change& removal, const Value& group) {
  if (group.type == SQLITE_NULL) return;
  sql::Statement found = connection_.prepare(
      "SELECT site_code FROM main.sync_link WHERE role = 'child' AND site_code NOT IN (SELECT site_code FROM main.library_holder WHERE group_name = "
      "?1)");
  for (found.bind(group.bytes); found.step();) {
    FrameWriter frames = frames_for(std::nullopt, found.get<std::string>(0));
    frames.add(removal);
    frames.finish();
  }
}

void BatchWriter::tell_member(Table& files, const std::string& group, const std::string& site, const Change& change) {
  FrameWriter frames = frames_for(std::nullopt, site);
  sql::Statement found = connection_.prepare("SELECT id FROM main.library_file WHERE group_name = ?1");
  for (found.bind(group); found.step();) {
    const std::vector<Value> key{value_at(found, 0)};
    if (const auto row = files.row(key)) frames.add({files.inserted, key, *row, change.at, change.by});
  }
  frames.finish();
}

void BatchWriter::finish() {
  all_.finish();
  for (auto& [name, frames] : groups_) frames.finish();
  if (position_ == 0 && batch_.confirms == 0) return;
  connection_
      .prepare(
          "INSERT INTO main.sync_batch (number, origin, confirms, author, made_at, seen, follows) VALUES (?1, ?2, ?3, ?4, (SELECT now FROM "
          "main.clock), coalesce((SELECT received FROM main.sync_link WHERE role = 'parent'), 0), (SELECT last_mark FROM main.sync_identity))")
      .bind(number_, batch_.origin, batch_.confirms, batch_.author)
      .run();
  connection_.prepare("UPDATE main.sync_identity SET (last_batch, last_mark) = (SELECT number, mark FROM main.sync_batch WHERE number = ?1)")
      .bind(number_)
      .run();
}

}  // namespace crm::sync
