#include "sync/codec.h"

#include <fmt/format.h>
#include <zstd.h>

#include <algorithm>

namespace crm::sync {
namespace {

constexpr std::size_t frame_size = 1 << 20;
constexpr std::size_t largest_frame = std::size_t{1} << 31;  // a row may hold what SQLite can: two values of a gigabyte do not fit
constexpr int level = 3;

std::uint64_t zigzag(std::int64_t number) { return (static_cast<std::uint64_t>(number) << 1) ^ static_cast<std::uint64_t>(number >> 63); }
std::int64_t unzigzag(std::uint64_t number) { return static_cast<std::int64_t>(number >> 1) ^ -static_cast<std::int64_t>(number & 1); }

std::int64_t difference(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
}
std::int64_t sum(std::int64_t a, std::int64_t b) { return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b)); }

void put_names(std::string& bytes, const std::vector<std::string>& names) {
  put_number(bytes, names.size());
  for (const std::string& name : names) put_text(bytes, name);
}

std::vector<std::string> names(Bytes& bytes) {
  std::vector<std::string> all;
  for (std::uint64_t count = bytes.number(); count > 0; --count) all.emplace_back(bytes.text());
  return all;
}

std::size_t values_of(const Shape& shape) {
  if (shape.kind == Kind::schema) return 1;
  return shape.kind == Kind::update ? 2 : shape.columns.size();
}

std::string decompressed(std::string_view frame) {
  const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > largest_frame) throw Bytes::damaged();
  std::string content(size, '\0');
  if (ZSTD_decompress(content.data(), content.size(), frame.data(), frame.size()) != size) throw Bytes::damaged();
  return content;
}

}  // namespace

std::string packed(const std::vector<Value>& key) {
  std::string bytes;
  for (const Value& value : key) {
    bytes += static_cast<char>(value.type);
    put_number(bytes, zigzag(value.number));
    put_text(bytes, value.bytes);
  }
  return bytes;
}

std::string row_name(std::string_view table, const std::vector<Value>& key) { return std::string(table) + '\0' + packed(key); }

std::string as_text(const std::vector<Value>& key) {
  std::string text;
  for (const Value& value : key) {
    if (!text.empty()) text += ',';
    text += value.type == SQLITE_INTEGER ? std::to_string(value.number) : value.type == SQLITE_FLOAT ? fmt::format("{}", value.real()) : value.bytes;
  }
  return text;
}

void FrameWriter::Stream::put(const Value& value) {
  types += static_cast<char>(value.type);
  switch (value.type) {
    case SQLITE_INTEGER:
      put_number(numbers, zigzag(difference(value.number, last_integer)));
      last_integer = value.number;
      break;
    case SQLITE_FLOAT:
      for (int shift = 0; shift < 64; shift += 8) bytes += static_cast<char>(value.number >> shift);
      break;
    case SQLITE_TEXT:
    case SQLITE_BLOB: {
      const auto same = std::mismatch(value.bytes.begin(), value.bytes.end(), last_text.begin(), last_text.end()).first - value.bytes.begin();
      put_number(numbers, static_cast<std::uint64_t>(same));
      put_number(numbers, value.bytes.size() - static_cast<std::size_t>(same));
      bytes.append(value.bytes, static_cast<std::size_t>(same));
      last_text = value.bytes;
      break;
    }
    default:
      break;
  }
}

void FrameWriter::Stream::stand_behind(const Value& value) {
  last_integer = value.type == SQLITE_INTEGER ? value.number : 0;
  last_text = value.bytes;
}

void FrameWriter::Stream::write(std::string& to) const {
  put_text(to, types);
  put_text(to, numbers);
  put_text(to, bytes);
}

FrameWriter::Block& FrameWriter::block_of(const std::shared_ptr<const Shape>& shape) {
  const auto found = std::ranges::find(blocks_.rbegin(), blocks_.rend(), shape, &Block::shape);  // mostly among the last
  if (found != blocks_.rend()) return *found;
  blocks_.push_back({shape, std::vector<Stream>(shape->key.size() + values_of(*shape) + 2), 0});
  return blocks_.back();
}

void FrameWriter::add(const Change& change) {
  Block& block = block_of(change.shape);
  std::size_t i = 0;
  for (const std::vector<Value>& values : {std::cref(change.key), std::cref(change.values)}) {
    for (const Value& value : values) {
      if (change.kind() == Kind::update && i == change.key.size() + 1) block.streams[i].stand_behind(change.values[0]);
      block.streams[i++].put(value);
      size_ += value.bytes.size() + 8;
    }
  }
  block.streams[i++].put(Value::text(change.at));
  block.streams[i].put(change.by.empty() ? Value() : Value::text(change.by));
  ++block.changes;
  ++changes_;
  if (size_ >= frame_size) finish();
}

void FrameWriter::finish() {
  if (changes_ == 0) return;
  // Rows that others refer to come before those, and go after them; tables come in that order.
  std::ranges::stable_sort(blocks_, {}, [](const Block& block) { return block.shape->kind; });
  std::string content;
  for (const Block& block : blocks_) {
    content += static_cast<char>(block.shape->kind);
    put_text(content, block.shape->table);
    put_names(content, block.shape->key);
    put_names(content, block.shape->columns);
    put_number(content, static_cast<std::uint64_t>(block.changes));
    for (const Stream& stream : block.streams) stream.write(content);
  }
  std::string frame(ZSTD_compressBound(content.size()), '\0');
  const std::size_t size = ZSTD_compress(frame.data(), frame.size(), content.data(), content.size(), level);
  if (ZSTD_isError(size)) throw std::bad_alloc();
  sink_(std::string_view(frame).substr(0, size), changes_);
  blocks_.clear();
  size_ = 0;
  changes_ = 0;
}

std::string one_frame(const Change& change) {
  std::string written;
  FrameWriter writer([&](std::string_view frame, std::int64_t) { written = frame; });
  writer.add(change);
  writer.finish();
  return written;
}

FrameReader::FrameReader(std::string_view frame) : content_(decompressed(frame)), rest_(content_) {}

void FrameReader::open_block() {
  Shape shape{static_cast<Kind>(rest_.take(1)[0]), std::string(rest_.text()), names(rest_), names(rest_)};
  if (shape.kind < Kind::insert || shape.kind > Kind::schema || shape.key.empty() != (shape.kind == Kind::schema) ||
      (shape.kind == Kind::update && shape.columns.size() != 1)) {
    throw Bytes::damaged();
  }
  left_ = rest_.number();
  streams_.clear();
  for (std::size_t count = shape.key.size() + values_of(shape) + 2; count > 0; --count) streams_.emplace_back(rest_);
  shape_ = std::make_shared<const Shape>(std::move(shape));
}

bool FrameReader::next(Change& change) {
  while (left_ == 0) {
    if (rest_.empty()) return false;
    open_block();
  }
  --left_;
  change.shape = shape_;
  change.key.resize(shape_->key.size());
  change.values.resize(values_of(*shape_));
  std::size_t i = 0;
  for (std::vector<Value>* values : {&change.key, &change.values}) {
    for (Value& value : *values) {
      if (shape_->kind == Kind::update && i == change.key.size() + 1) streams_[i].stand_behind(change.values[0]);
      value = streams_[i++].take();
    }
  }
  change.at = streams_[i++].take().bytes;
  change.by = streams_[i].take().bytes;
  return true;
}

void FrameReader::Stream::stand_behind(const Value& value) {
  last_integer = value.type == SQLITE_INTEGER ? value.number : 0;
  last_text = value.bytes;
}

Value FrameReader::Stream::take() {
  Value value{types.take(1)[0], 0, ""};
  switch (value.type) {
    case SQLITE_INTEGER:
      value.number = last_integer = sum(last_integer, unzigzag(numbers.number()));
      break;
    case SQLITE_FLOAT: {
      const std::string_view bits = bytes.take(8);
      std::uint64_t number = 0;
      for (std::size_t i = 0; i < 8; ++i) number |= static_cast<std::uint64_t>(static_cast<unsigned char>(bits[i])) << (8 * i);
      value.number = static_cast<std::int64_t>(number);
      break;
    }
    case SQLITE_TEXT:
    case SQLITE_BLOB: {
      const std::uint64_t same = numbers.number();
      if (same > last_text.size()) throw Bytes::damaged();
      value.bytes = last_text.substr(0, same);
      value.bytes += bytes.take(numbers.number());
      last_text = value.bytes;
      break;
    }
    case SQLITE_NULL:
      break;
    default:
      throw Bytes::damaged();
  }
  return value;
}

}  // namespace crm::sync
