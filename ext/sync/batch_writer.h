// Writes a batch into sync_batch and sync_piece, change by change:
//
//   BatchWriter batch(connection, tables, {origin, confirms, author});
//   batch.add(change);
//   batch.finish();   // one without changes is written when it confirms a neighbour's
//
// What concerns library files of a group is kept apart from what everybody gets (S7): each frame is for all, for a group, or for one site. Whoever
// has been told of a file later than others is told of it as a whole: a new member of its group, and all members when the file has come to another
// group. (Who has it no longer deletes it by himself: leave_groups() of sites.h.)
#pragma once

#include <map>

#include "sync/frames.h"
#include "sync/tables.h"

namespace crm::sync {

struct Batch {
  std::optional<std::string> origin;  // as in sync_batch
  std::int64_t confirms = 0;
  std::string author;
  std::int64_t seen = 0;  // as in sync_batch; of a new one it is found by itself
};

class BatchWriter {
 public:
  BatchWriter(sql::Connection& connection, Tables& tables, Batch batch);
  void add(const Change& change);
  // A library file that stands in a group, after a conflict: children that do not hold it may have it in another.
  void take_from_others(const Change& removal, const Value& group);
  void finish();

 private:
  using OnlyFor = std::optional<std::string>;
  FrameWriter frames_for(const OnlyFor& group, const OnlyFor& site);
  void write(std::string_view frame, std::int64_t changes, const OnlyFor& group, const OnlyFor& site);
  FrameWriter& of_group(const Value& name);
  void add_file(Table& files, const Change& change);
  void tell_member(Table& files, const std::string& group, const std::string& site, const Change& change);

  sql::Connection& connection_;
  Tables& tables_;
  Batch batch_;
  std::int64_t number_;
  std::int64_t position_ = 0;
  FrameWriter all_;
  std::map<std::string, FrameWriter> groups_;
};

// The number of the last batch that was made here.
std::int64_t last_batch(sql::Connection& connection);

}  // namespace crm::sync
