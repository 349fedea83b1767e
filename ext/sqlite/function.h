// A typed callable becomes an SQL function; arity, argument and result types are taken from its signature.
//
//   sql::define(connection, "crm_double", SQLITE_INNOCUOUS, [](std::int64_t x) { return 2 * x; });
//   sql::define(connection, "crm_install", SQLITE_DIRECTONLY, install_function);  // (sql::Connection&, std::optional<std::string_view>)
//
// A first parameter Connection& receives the connection. Trailing optional parameters may be left out in SQL. What the callable throws
// becomes the error "crm_double: ...".
#pragma once

#include <memory>
#include <tuple>
#include <utility>

#include "sqlite/connection.h"

namespace sql {
namespace detail {

template <bool connected, class... A>
struct takes {
  static constexpr bool with_connection = connected;
  using arguments = std::tuple<A...>;
};

template <class F>
struct signature : signature<decltype(&F::operator())> {};
template <class C, class R, class... A>
struct signature<R (C::*)(A...) const> : takes<false, A...> {};
template <class C, class R, class... A>
struct signature<R (C::*)(Connection&, A...) const> : takes<true, A...> {};
template <class R, class... A>
struct signature<R (*)(A...)> : takes<false, A...> {};
template <class R, class... A>
struct signature<R (*)(Connection&, A...)> : takes<true, A...> {};

template <class Arguments, std::size_t... I>
constexpr int required_arguments(std::index_sequence<I...>) {
  int required = 0;
  ((required = is_optional<std::tuple_element_t<I, Arguments>> ? required : static_cast<int>(I) + 1), ...);
  return required;
}

template <class F>
struct Function {
  Connection& connection;
  std::string name;
  F body;

  using arguments = typename signature<F>::arguments;
  static constexpr std::size_t arity = std::tuple_size_v<arguments>;

  template <class T>
  static T argument(int argc, sqlite3_value** argv, int index) {
    if constexpr (is_optional<T>) {
      if (index >= argc) return std::nullopt;
    }
    try {
      return from_value<T>(argv[index]);
    } catch (const Error& e) {
      throw Error("argument " + std::to_string(index + 1) + ": " + e.what());
    }
  }

  template <std::size_t... I>
  auto call(int argc, sqlite3_value** argv, std::index_sequence<I...>) const {
    if constexpr (signature<F>::with_connection) {
      return body(connection, argument<std::tuple_element_t<I, arguments>>(argc, argv, static_cast<int>(I))...);
    } else {
      return body(argument<std::tuple_element_t<I, arguments>>(argc, argv, static_cast<int>(I))...);
    }
  }

  static void run(sqlite3_context* context, int argc, sqlite3_value** argv) noexcept {
    const auto& self = *static_cast<const Function*>(sqlite3_user_data(context));
    const int code = guard([&] { to_result(context, self.call(argc, argv, std::make_index_sequence<arity>())); },
                           [&](int error, const char* what) {
                             char* text = sqlite3_mprintf("%s: %s", self.name.c_str(), what);
                             if (text == nullptr) return sqlite3_result_error_nomem(context);
                             sqlite3_result_error(context, text, -1);
                             sqlite3_result_error_code(context, error);
                             sqlite3_free(text);
                           });
    if (code == SQLITE_NOMEM) sqlite3_result_error_nomem(context);
  }
};

}  // namespace detail

// flags: SQLITE_DIRECTONLY for functions with an effect, SQLITE_INNOCUOUS for those without; SQLITE_DETERMINISTIC where it holds.
template <class F>
void define(Connection& connection, const char* name, int flags, F body) {
  using Function = detail::Function<F>;
  constexpr int most = static_cast<int>(Function::arity);
  constexpr int least = detail::required_arguments<typename Function::arguments>(std::make_index_sequence<Function::arity>());
  for (int arity = least; arity <= most; ++arity) {
    auto made = std::make_unique<Function>(Function{connection, name, body});
    check(connection.handle(), sqlite3_create_function_v2(connection.handle(), name, arity, SQLITE_UTF8 | flags, made.release(), Function::run,
                                                          nullptr, nullptr, [](void* p) { delete static_cast<Function*>(p); }));
  }
}

}  // namespace sql
