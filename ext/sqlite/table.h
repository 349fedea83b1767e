// A class becomes an eponymous virtual table: table-valued, and writable where it says how.
//
//   struct Numbers {
//     static constexpr const char* name = "numbers";
//     static constexpr const char* declaration = "CREATE TABLE x(number INTEGER, up_to INTEGER HIDDEN)";
//     static constexpr int hidden = 1;         // the first HIDDEN column: those are the call's arguments, numbers(10)
//     static constexpr int arguments[] = {1};  // columns whose "= value" is handed to the cursor, hidden or not
//     class Cursor {
//      public:
//       Cursor(sql::Connection&, const sql::Arguments&);  // an argument that is not given is nullptr
//       bool next();                                      // to the first, then each further row; false at the end
//       void column(sqlite3_context*, int index) const;
//       std::int64_t rowid() const;
//     };
//     // Writable tables have any of these. An unchanged column's value satisfies sqlite3_value_nochange().
//     static void insert(sql::Connection&, const sql::Row&);
//     static void update(sql::Connection&, std::int64_t rowid, const sql::Row&);
//     static void remove(sql::Connection&, std::int64_t rowid);
//   };
//   sql::define_table<Numbers>(connection);
//
// A cursor over one statement inherits StatementRows. What a method throws becomes the statement's error, "numbers: ...".
#pragma once

#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

#include "sqlite/connection.h"

namespace sql {

using Arguments = std::vector<sqlite3_value*>;
using Row = std::span<sqlite3_value*>;

// The rows of one statement, for a Cursor to inherit: its first columns are those of the table, and it has no rows before read().
class StatementRows {
 public:
  bool next() {
    ++row_;
    return statement_ && statement_->step();
  }
  void column(sqlite3_context* context, int index) const {
    if (index < sqlite3_column_count(statement_->handle())) sqlite3_result_value(context, sqlite3_column_value(statement_->handle(), index));
  }
  std::int64_t rowid() const { return row_; }

 protected:
  // The values are kept as long as they are bound.
  template <class... Values>
  void read(Statement statement, Values... values) {
    auto kept = std::make_shared<std::tuple<Values...>>(std::move(values)...);
    std::apply([&statement](const auto&... value) { statement.bind(value...); }, *kept);
    statement_.emplace(std::move(statement));
    values_ = std::move(kept);
  }

 private:
  std::shared_ptr<void> values_;
  std::optional<Statement> statement_;
  std::int64_t row_ = 0;
};

namespace detail {

template <class T>
class Table {
 public:
  static const sqlite3_module* module() {
    static const sqlite3_module made = [] {
      sqlite3_module m{};
      m.iVersion = 1;
      m.xConnect = connect;  // no xCreate: eponymous only
      m.xDisconnect = disconnect;
      m.xBestIndex = best_index;
      m.xOpen = open;
      m.xClose = close;
      m.xFilter = filter;
      m.xNext = next;
      m.xEof = eof;
      m.xColumn = column;
      m.xRowid = rowid;
      if constexpr (inserts || updates || removes) m.xUpdate = write;
      return m;
    }();
    return &made;
  }

 private:
  static constexpr bool inserts = requires { &T::insert; };
  static constexpr bool updates = requires { &T::update; };
  static constexpr bool removes = requires { &T::remove; };

  struct Instance : sqlite3_vtab {
    explicit Instance(Connection* c) : sqlite3_vtab{}, connection(c) {}
    Connection* connection;
  };
  struct Scan : sqlite3_vtab_cursor {
    std::optional<typename T::Cursor> rows;
    bool on_row = false;
  };

  // Runs body; an exception becomes the table's error message.
  template <class Body>
  static int guarded(sqlite3_vtab* table, Body&& body) noexcept {
    return guard(body, [&](int, const char* what) {
      sqlite3_free(table->zErrMsg);
      table->zErrMsg = sqlite3_mprintf("%s: %s", T::name, what);
    });
  }

  static int connect(sqlite3* db, void* connection, int, const char* const*, sqlite3_vtab** table, char**) noexcept {
    int code = sqlite3_declare_vtab(db, T::declaration);
    if (code == SQLITE_OK) code = sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
    if (code != SQLITE_OK) return code;
    *table = new (std::nothrow) Instance(static_cast<Connection*>(connection));
    return *table == nullptr ? SQLITE_NOMEM : SQLITE_OK;
  }

  static int disconnect(sqlite3_vtab* table) noexcept {
    delete static_cast<Instance*>(table);
    return SQLITE_OK;
  }

  // idxNum: one bit an argument, set when it is given; arguments arrive at xFilter in the order of their bits.
  static int best_index(sqlite3_vtab*, sqlite3_index_info* info) noexcept {
    int position = 0;
    double rows = 1e6;
    for (std::size_t bit = 0; bit < std::size(T::arguments); ++bit) {
      for (int i = 0; i < info->nConstraint; ++i) {
        const auto& constraint = info->aConstraint[i];
        if (constraint.iColumn != T::arguments[bit]) continue;
        if (constraint.op != SQLITE_INDEX_CONSTRAINT_EQ && constraint.op != SQLITE_INDEX_CONSTRAINT_IS) continue;
        const bool is_hidden = constraint.iColumn >= T::hidden;
        if (!constraint.usable && is_hidden) return SQLITE_CONSTRAINT;  // another plan must give the argument
        if (!constraint.usable) continue;
        info->aConstraintUsage[i].argvIndex = ++position;
        info->aConstraintUsage[i].omit = is_hidden;
        info->idxNum |= 1 << bit;
        rows /= 1000;
        break;
      }
    }
    info->estimatedCost = rows;
    info->estimatedRows = static_cast<sqlite3_int64>(rows);
    return SQLITE_OK;
  }

  static int open(sqlite3_vtab*, sqlite3_vtab_cursor** cursor) noexcept {
    *cursor = new (std::nothrow) Scan();
    return *cursor == nullptr ? SQLITE_NOMEM : SQLITE_OK;
  }

  static int close(sqlite3_vtab_cursor* cursor) noexcept {
    delete static_cast<Scan*>(cursor);
    return SQLITE_OK;
  }

  static int filter(sqlite3_vtab_cursor* cursor, int given, const char*, int, sqlite3_value** argv) noexcept {
    return guarded(cursor->pVtab, [&] {
      Arguments arguments(std::size(T::arguments), nullptr);
      int position = 0;
      for (std::size_t bit = 0; bit < arguments.size(); ++bit) {
        if (given & (1 << bit)) arguments[bit] = argv[position++];
      }
      auto* scan = static_cast<Scan*>(cursor);
      scan->rows.emplace(*static_cast<Instance*>(cursor->pVtab)->connection, arguments);
      scan->on_row = scan->rows->next();
    });
  }

  static int next(sqlite3_vtab_cursor* cursor) noexcept {
    auto* scan = static_cast<Scan*>(cursor);
    return guarded(cursor->pVtab, [&] { scan->on_row = scan->rows->next(); });
  }

  static int eof(sqlite3_vtab_cursor* cursor) noexcept { return !static_cast<Scan*>(cursor)->on_row; }

  static int column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int index) noexcept {
    if (sqlite3_vtab_nochange(context)) return SQLITE_OK;  // an UPDATE asks for a column that it leaves alone
    return guarded(cursor->pVtab, [&] { static_cast<Scan*>(cursor)->rows->column(context, index); });
  }

  static int rowid(sqlite3_vtab_cursor* cursor, sqlite3_int64* rowid) noexcept {
    return guarded(cursor->pVtab, [&] { *rowid = static_cast<Scan*>(cursor)->rows->rowid(); });
  }

  static int write(sqlite3_vtab* table, int argc, sqlite3_value** argv, sqlite3_int64*) noexcept {
    return guarded(table, [&] {
      Connection& connection = *static_cast<Instance*>(table)->connection;
      const Row row = argc > 2 ? Row(argv + 2, static_cast<std::size_t>(argc - 2)) : Row();
      if (argc == 1) {
        if constexpr (removes) return T::remove(connection, sqlite3_value_int64(argv[0]));
        throw Error("rows cannot be deleted here");
      }
      if (sqlite3_value_type(argv[0]) == SQLITE_NULL) {
        if constexpr (inserts) return T::insert(connection, row);
        throw Error("rows cannot be inserted here");
      }
      if constexpr (updates) return T::update(connection, sqlite3_value_int64(argv[0]), row);
      throw Error("rows cannot be updated here");
    });
  }
};

}  // namespace detail

template <class T>
void define_table(Connection& connection) {
  check(connection.handle(), sqlite3_create_module_v2(connection.handle(), T::name, detail::Table<T>::module(), &connection, nullptr));
}

}  // namespace sql
