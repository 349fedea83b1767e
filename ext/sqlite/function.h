// A typed callable becomes an SQL function; arity, argument and result types are taken from its signature.
//
//   sql::define(connection, "crm_double", SQLITE_INNOCUOUS, [](std::int64_t x) { return 2 * x; });
//   sql::define(connection, "crm_install", SQLITE_DIRECTONLY, install_function);  // (sql::Connection&, std::optional<std::string_view>)
//
// A first parameter Connection& receives the connection, Call& this call. Trailing optional parameters may be left out in SQL. What the callable
// throws becomes the error "crm_double: ...".
#pragma once

#include <concepts>
#include <memory>
#include <tuple>
#include <utility>

#include "sqlite/connection.h"

namespace sql {

// One call of a function.
class Call {
 public:
  Call(Connection& caller, sqlite3_context* context) : connection(caller), context_(context) {}

  // What the calls of this place of the statement keep together while the statement runs, as long as that argument, a constant there, stays the same;
  // else it is new in each call. SQLite deletes it before the statement ends.
  template <class Kept>
  Kept& kept(int argument) const {
    if (sqlite3_get_auxdata(context_, argument) == nullptr) {
      sqlite3_set_auxdata(context_, argument, new Kept(), [](void* kept) { delete static_cast<Kept*>(kept); });
    }
    void* kept = sqlite3_get_auxdata(context_, argument);
    if (kept == nullptr) throw std::bad_alloc();
    return *static_cast<Kept*>(kept);
  }

  Connection& connection;

 private:
  sqlite3_context* context_;
};

namespace detail {

template <class First, class... A>
struct takes {
  using first = First;
  using arguments = std::tuple<A...>;
};

template <class F>
struct signature : signature<decltype(&F::operator())> {};
template <class C, class R, class... A>
struct signature<R (C::*)(A...) const> : takes<void, A...> {};
template <class C, class R, class... A>
struct signature<R (C::*)(Connection&, A...) const> : takes<Connection, A...> {};
template <class R, class... A>
struct signature<R (*)(A...)> : takes<void, A...> {};
template <class R, class... A>
struct signature<R (*)(Connection&, A...)> : takes<Connection, A...> {};
template <class R, class... A>
struct signature<R (*)(Call&, A...)> : takes<Call, A...> {};

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
  auto call([[maybe_unused]] sqlite3_context* context, int argc, sqlite3_value** argv, std::index_sequence<I...>) const {
    if constexpr (std::same_as<typename signature<F>::first, Call>) {
      Call this_call(connection, context);
      return body(this_call, argument<std::tuple_element_t<I, arguments>>(argc, argv, static_cast<int>(I))...);
    } else if constexpr (std::same_as<typename signature<F>::first, Connection>) {
      return body(connection, argument<std::tuple_element_t<I, arguments>>(argc, argv, static_cast<int>(I))...);
    } else {
      return body(argument<std::tuple_element_t<I, arguments>>(argc, argv, static_cast<int>(I))...);
    }
  }

  static void run(sqlite3_context* context, int argc, sqlite3_value** argv) noexcept {
    const auto& self = *static_cast<const Function*>(sqlite3_user_data(context));
    const int code = guard([&] { to_result(context, self.call(context, argc, argv, std::make_index_sequence<arity>())); },
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
