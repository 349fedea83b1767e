#include "sync/codec.h"

#include <fmt/format.h>
#include <zstd.h>

#include <algorithm>
#include <memory>

#include "sync/instant.h"

namespace crm::sync {
namespace {

constexpr std::size_t frame_size = 1 << 20;
constexpr std::size_t largest_frame = std::size_t{1} << 31;  // a row may hold what SQLite can: two values of a gigabyte do not fit
constexpr std::size_t smallest_part = 1 << 12;
constexpr int level = 3;
constexpr int integer_type = 0x10, instant_type = 0x20;  // and how many bytes

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

// Each part of some size in blocks of its own, since the codes for its bytes are chosen for a block.
std::string compressed(std::string_view content, const std::vector<std::size_t>& parts) {
  const std::unique_ptr<ZSTD_CCtx, std::size_t (*)(ZSTD_CCtx*)> context(ZSTD_createCCtx(), ZSTD_freeCCtx);
  if (!context) throw std::bad_alloc();
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level);
  ZSTD_CCtx_setPledgedSrcSize(context.get(), content.size());
  std::string frame(ZSTD_compressBound(content.size()) + parts.size() * 16, '\0');
  ZSTD_outBuffer to{frame.data(), frame.size(), 0};
  std::size_t begin = 0;
  for (const std::size_t end : parts) {
    const bool is_last = end == content.size();
    if (end - begin < smallest_part && !is_last) continue;
    ZSTD_inBuffer from{content.data() + begin, end - begin, 0};
    if (ZSTD_compressStream2(context.get(), &to, &from, is_last ? ZSTD_e_end : ZSTD_e_flush) != 0) throw std::bad_alloc();
    begin = end;
  }
  frame.resize(to.pos);
  return frame;
}

}  // namespace

void put_value(std::string& bytes, const Value& value) {
  bytes += static_cast<char>(value.type);
  put_number(bytes, zigzag(value.number));
  put_text(bytes, value.bytes);
}

void take_value(Bytes& bytes, Value& value) {
  value.type = bytes.take(1)[0];
  value.number = unzigzag(bytes.number());
  value.bytes = bytes.text();
}

std::string packed(const std::vector<Value>& key) {
  std::string bytes;
  for (const Value& value : key) put_value(bytes, value);
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
  if (value.type == SQLITE_TEXT) return put(value.bytes);
  if (value.type == SQLITE_INTEGER) return put(integer_type, value.number);
  types += static_cast<char>(value.type);
  switch (value.type) {
    case SQLITE_FLOAT:
      for (int shift = 0; shift < 64; shift += 8) bytes += static_cast<char>(value.number >> shift);
      break;
    case SQLITE_BLOB:
      put_text_or_blob(value.bytes);
      break;
    default:
      break;
  }
}

void FrameWriter::Stream::put(int type, std::int64_t number) {
  std::size_t count = 0;
  for (std::uint64_t rest = zigzag(difference(number, last_integer)); rest != 0; rest >>= 8) integers[count++] += static_cast<char>(rest);
  types += static_cast<char>(static_cast<std::size_t>(type) + count);
  last_integer = number;
}

void FrameWriter::Stream::put(std::string_view text) {
  if (const auto instant = instant_of(text)) return put(instant_type, *instant);
  const std::optional<Uuid> uuid = Uuid::of(text);
  if (!uuid) {
    types += static_cast<char>(SQLITE_TEXT);
    return put_text_or_blob(text);
  }
  types += static_cast<char>(uuid->type);
  const auto same = std::ranges::mismatch(uuid->digits, last_uuid.digits).in1 - uuid->digits.begin();
  put_number(lengths, static_cast<std::uint64_t>(same));
  bytes.append(uuid->digits.begin() + same, uuid->digits.end());
  last_uuid = *uuid;
}

void FrameWriter::Stream::put_text_or_blob(std::string_view text) {
  const auto same = static_cast<std::size_t>(std::ranges::mismatch(text, last_text).in1 - text.begin());
  put_number(lengths, same);
  put_number(lengths, text.size() - same);
  bytes += text.substr(same);
  last_text = text;
}

void FrameWriter::Stream::write(std::string& to, std::vector<std::size_t>& parts) const {
  const auto write_part = [&](const std::string& part) {
    put_text(to, part);
    parts.push_back(to.size());
  };
  for (const std::string* part : {&types, &lengths, &bytes}) write_part(*part);
  for (const std::string& part : integers) write_part(part);
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
  block.streams[i++].put(change.at);
  if (change.by.empty()) {
    block.streams[i].put(Value());
  } else {
    block.streams[i].put(change.by);
  }
  ++block.changes;
  ++changes_;
  if (size_ >= frame_size) finish();
}

void FrameWriter::finish() {
  if (changes_ == 0) return;
  // Rows that others refer to come before those, and go after them; tables come in that order.
  std::ranges::stable_sort(blocks_, {}, [](const Block& block) { return block.shape->kind; });
  std::string content;
  std::vector<std::size_t> parts;  // where they end
  for (const Block& block : blocks_) {
    content += static_cast<char>(block.shape->kind);
    put_text(content, block.shape->table);
    put_names(content, block.shape->key);
    put_names(content, block.shape->columns);
    put_number(content, static_cast<std::uint64_t>(block.changes));
    for (const Stream& stream : block.streams) stream.write(content, parts);
  }
  sink_(compressed(content, parts), changes_);
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
      streams_[i++].take(value);
    }
  }
  for (std::string* text : {&change.at, &change.by}) {
    streams_[i++].take(text_);
    *text = text_.bytes;
  }
  change.sent_key.clear();
  return true;
}

void BeforeInStream::stand_behind(const Value& value) {
  last_integer = value.type == SQLITE_INTEGER ? value.number : instant_of(value.bytes).value_or(0);
  last_text = value.bytes;
}

FrameReader::Stream::Stream(Bytes& from) : types(from.text()), lengths(from.text()), bytes(from.text()) {
  for (std::size_t i = 0; i < 8; ++i) integers.emplace_back(from.text());
}

std::int64_t FrameReader::Stream::integer(std::size_t count) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < count; ++i) number |= static_cast<std::uint64_t>(static_cast<unsigned char>(integers[i].take(1)[0])) << (8 * i);
  return last_integer = sum(last_integer, unzigzag(number));
}

void FrameReader::Stream::take(Value& value) {
  value.type = types.take(1)[0];
  value.number = 0;
  value.bytes.clear();
  if (value.type >= integer_type && value.type <= integer_type + 8) {
    value.number = integer(static_cast<std::size_t>(value.type - integer_type));
    value.type = SQLITE_INTEGER;
    return;
  }
  if (value.type >= instant_type && value.type <= instant_type + 8) {
    write_instant(integer(static_cast<std::size_t>(value.type - instant_type)), value.bytes);
    value.type = SQLITE_TEXT;
    return;
  }
  switch (value.type) {
    case SQLITE_FLOAT: {
      const std::string_view bits = bytes.take(8);
      std::uint64_t number = 0;
      for (std::size_t i = 0; i < 8; ++i) number |= static_cast<std::uint64_t>(static_cast<unsigned char>(bits[i])) << (8 * i);
      value.number = static_cast<std::int64_t>(number);
      break;
    }
    case SQLITE_TEXT:
    case SQLITE_BLOB: {
      const std::uint64_t same = lengths.number();
      if (same > last_text.size()) throw Bytes::damaged();
      last_text.resize(same);
      last_text += bytes.take(lengths.number());
      value.bytes = last_text;
      break;
    }
    case SQLITE_NULL:
      break;
    default: {
      const std::uint64_t same = lengths.number();
      if (!Uuid::is_type(value.type) || same > last_uuid.digits.size()) throw Bytes::damaged();
      last_uuid.type = static_cast<unsigned char>(value.type);
      std::ranges::copy(bytes.take(last_uuid.digits.size() - same), last_uuid.digits.begin() + static_cast<std::ptrdiff_t>(same));
      value.type = SQLITE_TEXT;
      last_uuid.write(value.bytes);
      break;
    }
  }
}

}  // namespace crm::sync
