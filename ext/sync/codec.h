// Changes as bytes: what batches are made of. A frame of Zstandard holds blocks; a block holds changes of one kind in one table (and one column,
// for edits), laid out column by column, so that like stands beside like:
//
//   FrameWriter writer([&](std::string_view frame, std::int64_t changes) { ... });   // about a megabyte before compression, each
//   writer.add(change);
//   writer.finish();
//   FrameReader reader(frame);
//   for (Change change; reader.next(change);) use(change);
//
// A schema change (S7) is the only change of its batch. A block: kind, table, names of the key's columns, names of the other columns, number of
// changes, then the streams: one for each column of the key, one for each value (an edit has two: old, new), one of times, one of persons. A stream
// has eleven parts, each behind its length:
//   types      of the values, a byte each: as SQLite numbers them, but for 0x10 + n: an integer of n bytes; 0x20 + n: a text
//              that is an instant, as seconds (instant.h), an integer of n bytes; 0x40 to 0x7f: a text that is a UUID (uuid.h)
//   lengths    of texts and BLOBs: how many bytes are those of the one before, and how many follow; of a UUID the first of these
//   bytes      those that follow, and reals
//   integers   eight parts: the lowest bytes, those above them, ...; of the difference from the integer before, zigzag
// The value before the new one of an edit is its old one. (Random numbers, as keys and amounts are, take no more than they have digits: no byte is a
// mixture of what is random and what is not, and each part of some size has blocks of Zstandard of its own.)
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "sync/bytes.h"
#include "sync/uuid.h"
#include "sync/value.h"

namespace crm::sync {

enum class Kind : char { insert = 1, update = 2, remove = 3, schema = 4 };

// The columns that changes of one kind are about; shared by them.
struct Shape {
  Kind kind;
  std::string table;
  std::vector<std::string> key, columns;
};

struct Change {
  std::shared_ptr<const Shape> shape;
  std::vector<Value> key;
  std::vector<Value> values;         // insert: of each column; remove: the same, before; update: old, new; schema: the statement
  std::string at;                    // instant, UTC
  std::string by;                    // the person; "" when not known
  std::vector<Value> sent_key = {};  // the key that the sender knows, where the row has got another number (renumbering.h); else empty

  Kind kind() const { return shape->kind; }
  const std::string& table() const { return shape->table; }
  const std::string& column() const { return shape->columns.front(); }  // of an update
};

// The values of a key as bytes that are equal when, and only when, the keys are.
std::string packed(const std::vector<Value>& key);
void put_value(std::string& bytes, const Value& value);
void take_value(Bytes& bytes, Value& value);

// A row among those of all tables.
std::string row_name(std::string_view table, const std::vector<Value>& key);
// For people: the columns of a composite key are separated by commas.
std::string as_text(const std::vector<Value>& key);

// What a value of a stream is written as the difference from.
struct BeforeInStream {
  void stand_behind(const Value& value);
  std::string last_text;
  std::int64_t last_integer = 0;
  Uuid last_uuid;
};

class FrameWriter {
 public:
  using Sink = std::function<void(std::string_view frame, std::int64_t changes)>;
  explicit FrameWriter(Sink sink) : sink_(std::move(sink)) {}
  void add(const Change& change);
  void finish();

 private:
  struct Stream : BeforeInStream {
    void put(const Value& value);
    void put(std::string_view text);
    void write(std::string& bytes, std::vector<std::size_t>& parts) const;
    std::string types, lengths, bytes;
    std::array<std::string, 8> integers;

   private:
    void put(int type, std::int64_t number);
    void put_text_or_blob(std::string_view text);
  };
  struct Block {
    std::shared_ptr<const Shape> shape;
    std::vector<Stream> streams;
    std::int64_t changes = 0;
  };

  Block& block_of(const std::shared_ptr<const Shape>& shape);

  Sink sink_;
  std::vector<Block> blocks_;  // in the order in which their shapes first came
  std::size_t size_ = 0;
  std::int64_t changes_ = 0;
};

// A change by itself.
std::string one_frame(const Change& change);

class FrameReader {
 public:
  explicit FrameReader(std::string_view frame);
  bool next(Change& change);                     // whose memory is used again
  std::uint64_t alike() const { return left_; }  // how many of the same kind, table and column come behind it

 private:
  struct Stream : BeforeInStream {
    explicit Stream(Bytes& from);
    std::int64_t integer(std::size_t count);
    void take(Value& value);
    Bytes types, lengths, bytes;
    std::vector<Bytes> integers;
  };
  void open_block();

  std::string content_;
  Bytes rest_;
  std::shared_ptr<const Shape> shape_;
  std::vector<Stream> streams_;
  std::uint64_t left_ = 0;
  Value text_;
};

}  // namespace crm::sync
