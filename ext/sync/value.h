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

inline Value value_at(const sql::Statement& statement, int column) {
  sqlite3_stmt* raw = statement.handle();
  Value value{sqlite3_column_type(raw, column), 0, ""};
  switch (value.type) {
    case SQLITE_INTEGER:
      value.number = sqlite3_column_int64(raw, column);
      break;
    case SQLITE_FLOAT:
      value.number = std::bit_cast<std::int64_t>(sqlite3_column_double(raw, column));
      break;
    case SQLITE_TEXT:
    case SQLITE_BLOB: {
      const void* bytes = value.type == SQLITE_TEXT ? static_cast<const void*>(sqlite3_column_text(raw, column)) : sqlite3_column_blob(raw, column);
      const int size = sqlite3_column_bytes(raw, column);
      if (bytes == nullptr && size > 0) throw std::bad_alloc();
      value.bytes.assign(static_cast<const char*>(bytes == nullptr ? "" : bytes), static_cast<std::size_t>(size));
      break;
    }
    default:
      break;
  }
  return value;
}

// Is it this value?
inline bool is_at(const Value& value, const sql::Statement& statement, int column) {
  sqlite3_stmt* raw = statement.handle();
  if (sqlite3_column_type(raw, column) != value.type) return false;
  if (value.type != SQLITE_TEXT) return value_at(statement, column) == value;
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(raw, column));
  return text != nullptr && value.bytes == std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(raw, column)));
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
