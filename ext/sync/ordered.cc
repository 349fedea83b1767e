#include "sync/ordered.h"

#include <algorithm>
#include <limits>

#include "sync/uuid.h"

namespace crm::sync {
namespace {

constexpr char uuid_type = 0x40;  // shorter, and in the order of the time in it
constexpr char zero = '\0', end_of_text = '\1', zero_in_text = '\2';
constexpr std::int64_t sign = std::numeric_limits<std::int64_t>::min();

// Negative ones come first, the largest of them last.
std::int64_t order_of_real(std::int64_t bits) { return bits < 0 ? ~bits ^ sign : bits; }

}  // namespace

void put_ordered(std::string& bytes, std::int64_t number) {
  const auto ordered = static_cast<std::uint64_t>(number ^ sign);
  for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(ordered >> shift);
}

void put_ordered(std::string& bytes, sqlite3_value* value) {
  const int type = sqlite3_value_type(value);
  bytes += static_cast<char>(type);
  if (type == SQLITE_INTEGER) return put_ordered(bytes, sqlite3_value_int64(value));
  if (type == SQLITE_FLOAT) return put_ordered(bytes, order_of_real(std::bit_cast<std::int64_t>(sqlite3_value_double(value))));
  if (type == SQLITE_NULL) return;
  std::string_view text = bytes_of(value);
  if (const auto uuid = type == SQLITE_TEXT ? Uuid::of(text) : std::nullopt) {
    bytes.back() = uuid_type;
    bytes.append(uuid->digits.begin(), uuid->digits.end());
    bytes += static_cast<char>(uuid->type);
    return;
  }
  for (std::size_t found = text.find(zero); found != text.npos; found = text.find(zero)) {
    bytes += text.substr(0, found + 1);
    bytes += zero_in_text;
    text.remove_prefix(found + 1);
  }
  bytes += text;
  bytes += zero;
  bytes += end_of_text;
}

std::int64_t take_ordered(Bytes& bytes) {
  std::uint64_t ordered = 0;
  for (const char byte : bytes.take(8)) ordered = ordered << 8 | static_cast<unsigned char>(byte);
  return static_cast<std::int64_t>(ordered) ^ sign;
}

void take_ordered(Bytes& bytes, Value& value) {
  value.type = bytes.take(1)[0];
  value.number = 0;
  value.bytes.clear();
  if (value.type == SQLITE_INTEGER || value.type == SQLITE_FLOAT) {
    value.number = take_ordered(bytes);
    if (value.type == SQLITE_FLOAT) value.number = order_of_real(value.number);
  } else if (value.type == uuid_type) {
    Uuid uuid;
    std::ranges::copy(bytes.take(uuid.digits.size()), uuid.digits.begin());
    uuid.type = static_cast<unsigned char>(bytes.take(1)[0]);
    uuid.write(value.bytes);
    value.type = SQLITE_TEXT;
  } else if (value.type != SQLITE_NULL) {
    for (bool is_end = false; !is_end;) {
      const std::size_t found = bytes.rest().find(zero);
      if (found == std::string_view::npos) throw Bytes::damaged();
      value.bytes += bytes.take(found);
      is_end = bytes.take(2)[1] == end_of_text;
      if (!is_end) value.bytes += zero;
    }
  }
}

}  // namespace crm::sync
