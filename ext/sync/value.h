// One SQLite value, owned, compared exactly: by type, and bit by bit. (1 and 1.0 are different here, as are 'a' and 'A' in a NOCASE column.)
#pragma once

#include <bit>
#include <string>
#include <variant>

#include "sqlite/statement.h"

namespace crm::sync {

struct Value {
  int type = SQLITE_NULL;
  std::int64_t number = 0;  // of an integer; the bits of a real
  std::string bytes;        // of a text or BLOB

  bool operator==(const Value&) const = default;
  bool is_number() const { return type == SQLITE_INTEGER || type == SQLITE_FLOAT; }
  double real() const { return type == SQLITE_FLOAT ? std::bit_cast<double>(number) : static_cast<double>(number); }
  static Value text(std::string_view text) { return {SQLITE_TEXT, 0, std::string(text)}; }
  static Value of(double real) { return {SQLITE_FLOAT, std::bit_cast<std::int64_t>(real), ""}; }
  static Value of(std::int64_t integer) { return {SQLITE_INTEGER, integer, ""}; }
};

// The bytes of a text or BLOB.
inline std::string_view bytes_of(sqlite3_value* value) {
  const void* bytes = sqlite3_value_type(value) == SQLITE_TEXT ? static_cast<const void*>(sqlite3_value_text(value)) : sqlite3_value_blob(value);
  const int size = sqlite3_value_bytes(value);
  if (bytes == nullptr && size > 0) throw std::bad_alloc();
  return {static_cast<const char*>(bytes == nullptr ? "" : bytes), static_cast<std::size_t>(size)};
}

// In its place, whose memory is used again.
inline void read(sqlite3_value* from, Value& into) {
  into.type = sqlite3_value_type(from);
  into.number = into.type == SQLITE_INTEGER ? sqlite3_value_int64(from)
                : into.type == SQLITE_FLOAT ? std::bit_cast<std::int64_t>(sqlite3_value_double(from))
                                            : 0;
  into.bytes.assign(into.type == SQLITE_TEXT || into.type == SQLITE_BLOB ? bytes_of(from) : std::string_view());
}

// What a statement has in a column may be read as a value without asking for the connection's lock each time: our functions run while the host's call
// holds it.
inline Value value_at(const sql::Statement& statement, int column) {
  Value value;
  read(sqlite3_column_value(statement.handle(), column), value);
  return value;
}

// Is it this value?
inline bool is_at(const Value& value, const sql::Statement& statement, int column) {
  sqlite3_value* found = sqlite3_column_value(statement.handle(), column);
  switch (const int type = sqlite3_value_type(found); type == value.type ? type : 0) {
    case SQLITE_INTEGER:
      return sqlite3_value_int64(found) == value.number;
    case SQLITE_FLOAT:
      return std::bit_cast<std::int64_t>(sqlite3_value_double(found)) == value.number;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      return bytes_of(found) == value.bytes;
    default:
      return type == value.type;
  }
}

// The value must outlive the statement's next reset.
inline int bind(sqlite3_stmt* statement, int index, const Value& value) {
  switch (value.type) {
    case SQLITE_INTEGER:
      return sqlite3_bind_int64(statement, index, value.number);
    case SQLITE_FLOAT:
      return sqlite3_bind_double(statement, index, value.real());
    case SQLITE_TEXT:
      return sqlite3_bind_text64(statement, index, value.bytes.data(), value.bytes.size(), SQLITE_STATIC, SQLITE_UTF8);
    case SQLITE_BLOB:
      return sqlite3_bind_blob64(statement, index, value.bytes.data(), value.bytes.size(), SQLITE_STATIC);
    default:
      return sqlite3_bind_null(statement, index);
  }
}

}  // namespace crm::sync
