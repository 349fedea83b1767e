// C++ types and SQLite values, one to one: integer, real, text, optional for NULL. Used for arguments, results, parameters and columns.
//
//   sql::from_value<std::optional<std::int64_t>>(argv[0]);
//   sql::to_result(context, std::string("text"));
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "sqlite/error.h"

namespace sql {

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

// A parameter that must be given, but may be NULL. (An optional one may also be left out.)
template <class T>
struct Nullable {
  std::optional<T> value;
};
template <class T>
inline constexpr bool is_nullable = false;
template <class T>
inline constexpr bool is_nullable<Nullable<T>> = true;

// The name of what T accepts, for error messages.
template <class T>
constexpr const char* type_name() {
  if constexpr (std::integral<T>) return "an integer";
  if constexpr (std::floating_point<T>) return "a number";
  return "a text";
}

// Strict: a value of another type is refused, never converted.
template <class T>
T from_value(sqlite3_value* value) {
  const int type = sqlite3_value_type(value);
  if constexpr (is_optional<T>) {
    if (type == SQLITE_NULL) return std::nullopt;
    return from_value<typename T::value_type>(value);
  } else if constexpr (is_nullable<T>) {
    return {from_value<decltype(T::value)>(value)};
  } else if constexpr (std::integral<T>) {
    if (type == SQLITE_INTEGER) return static_cast<T>(sqlite3_value_int64(value));
    throw Error(std::string("expected ") + type_name<T>());
  } else if constexpr (std::floating_point<T>) {
    if (type == SQLITE_INTEGER || type == SQLITE_FLOAT) return sqlite3_value_double(value);
    throw Error(std::string("expected ") + type_name<T>());
  } else {
    static_assert(std::same_as<T, std::string_view> || std::same_as<T, std::string>);
    if (type != SQLITE_TEXT) throw Error(std::string("expected ") + type_name<T>());
    const unsigned char* text = sqlite3_value_text(value);
    if (text == nullptr) throw std::bad_alloc();
    return T(reinterpret_cast<const char*>(text), static_cast<std::size_t>(sqlite3_value_bytes(value)));
  }
}

template <class T>
void to_result(sqlite3_context* context, const T& result) {
  if constexpr (is_optional<T>) {
    if (result) return to_result(context, *result);
    sqlite3_result_null(context);
  } else if constexpr (std::integral<T>) {
    sqlite3_result_int64(context, static_cast<std::int64_t>(result));
  } else if constexpr (std::floating_point<T>) {
    sqlite3_result_double(context, result);
  } else {
    const std::string_view text = result;
    sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }
}

// An argument of a table-valued function, by its name; nothing for NULL.
inline std::optional<std::string> text_of(sqlite3_value* value, const char* name) {
  const int type = sqlite3_value_type(value);
  if (type != SQLITE_NULL && type != SQLITE_TEXT) throw Error(std::string(name) + ": expected a text");
  return from_value<std::optional<std::string>>(value);
}

// Bytes that are no text, to be bound.
struct Blob {
  std::string_view bytes;
};

// Parameters of a statement. A text or Blob must outlive the statement's next reset.
template <class T>
int bind_value(sqlite3_stmt* statement, int index, const T& value) {
  if constexpr (std::same_as<T, sqlite3_value*>) {
    return value == nullptr ? sqlite3_bind_null(statement, index) : sqlite3_bind_value(statement, index, value);
  } else if constexpr (std::same_as<T, Blob>) {
    return sqlite3_bind_blob64(statement, index, value.bytes.data(), value.bytes.size(), SQLITE_STATIC);
  } else if constexpr (is_optional<T>) {
    return value ? bind_value(statement, index, *value) : sqlite3_bind_null(statement, index);
  } else if constexpr (std::integral<T>) {
    return sqlite3_bind_int64(statement, index, static_cast<std::int64_t>(value));
  } else if constexpr (std::floating_point<T>) {
    return sqlite3_bind_double(statement, index, value);
  } else {
    const std::string_view text = value;
    return sqlite3_bind_text64(statement, index, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
}

// A column that is read as text may hold a BLOB, where a host has bound bytes: they are the text.
template <class T>
T column_value(sqlite3_stmt* statement, int index) {
  if constexpr (std::same_as<T, std::string> || std::same_as<T, std::optional<std::string>>) {
    if (sqlite3_column_type(statement, index) == SQLITE_BLOB) {
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, index));
      return std::string(bytes == nullptr ? "" : bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement, index)));
    }
  }
  return from_value<T>(sqlite3_column_value(statement, index));
}

}  // namespace sql
