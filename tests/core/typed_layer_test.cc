// The typed layer ext/sqlite/: functions, tables, statements, savepoints, and that no exception leaves.
#include <gtest/gtest.h>

#include <array>

#include "sqlite/function.h"
#include "sqlite/savepoint.h"
#include "sqlite/table.h"
#include "support/database.h"

namespace {

// Numbers 1 to up_to, and a log of what is written to it.
struct Numbers {
  static constexpr const char* name = "numbers";
  static constexpr const char* declaration = "CREATE TABLE x(number INTEGER, note TEXT, up_to INTEGER HIDDEN)";
  static constexpr int hidden = 2;
  static constexpr std::array<int, 1> arguments{2};
  static inline std::vector<std::string> written;

  class Cursor {
   public:
    Cursor(sql::Connection&, const sql::Arguments& given) : last_(given[0] == nullptr ? 3 : sql::from_value<std::int64_t>(given[0])) {}
    bool next() {
      if (number_ == 13) throw std::runtime_error("13 is refused");
      return ++number_ <= last_;
    }
    void column(sqlite3_context* context, int index) const {
      if (index == 0) sql::to_result(context, number_);
      if (index == 1) sql::to_result(context, std::string("n") + std::to_string(number_));
    }
    std::int64_t rowid() const { return number_; }

   private:
    std::int64_t number_ = 0, last_;
  };

  static void update(sql::Connection&, std::int64_t rowid, const sql::Row& row) {
    if (sqlite3_value_nochange(row[1])) throw sql::Error("only note is written");
    written.push_back(std::to_string(rowid) + "=" + sql::from_value<std::string>(row[1]));
  }
};

class TypedLayer : public testing::Test {
 protected:
  test::Database db{":memory:", test::Database::With::nothing};
  sql::Connection& connection = sql::Connection::attach(db.handle());
};

TEST_F(TypedLayer, ArityAndTypesComeFromTheCallable) {
  sql::define(connection, "twice", SQLITE_INNOCUOUS, [](std::int64_t x) { return 2 * x; });
  sql::define(connection, "glue", SQLITE_INNOCUOUS,
              [](std::string_view a, std::optional<std::string_view> b) { return std::string(a) + std::string(b.value_or("-")); });
  sql::define(connection, "half", SQLITE_INNOCUOUS, [](std::optional<double> x) { return x ? std::optional<double>(*x / 2) : std::nullopt; });
  EXPECT_EQ(db.value("SELECT twice(21)"), "42");
  EXPECT_EQ(db.value("SELECT glue('a') || glue('a', 'b') || glue('a', NULL)"), "a-aba-");
  EXPECT_EQ(db.value("SELECT half(5)"), "2.5");
  EXPECT_EQ(db.value("SELECT half(NULL)"), "NULL");
  EXPECT_EQ(db.error("SELECT twice()"), "wrong number of arguments to function twice()");
  EXPECT_EQ(db.error("SELECT twice('x')"), "twice: argument 1: expected an integer");
  EXPECT_EQ(db.error("SELECT glue('a', 7)"), "glue: argument 2: expected a text");
  EXPECT_EQ(db.error("SELECT half('x')"), "half: argument 1: expected a number");
}

TEST_F(TypedLayer, NoExceptionLeavesAFunction) {
  sql::define(connection, "fails", SQLITE_INNOCUOUS, [](std::int64_t how) -> std::int64_t {
    if (how == 1) throw std::bad_alloc();
    if (how == 2) throw 2;
    if (how == 3) throw std::runtime_error("no luck");
    throw sql::Error("no such thing; look elsewhere");
  });
  EXPECT_EQ(db.error("SELECT fails(1)"), "out of memory");
  EXPECT_EQ(db.error("SELECT fails(2)"), "fails: an unknown exception");
  EXPECT_EQ(db.error("SELECT fails(3)"), "fails: no luck");
  EXPECT_EQ(db.error("SELECT fails(4)"), "fails: no such thing; look elsewhere");
}

TEST_F(TypedLayer, AClassIsATable) {
  sql::define_table<Numbers>(connection);
  EXPECT_EQ(db.rows("SELECT number, note FROM numbers(2)"), (std::vector<std::string>{"1 | n1", "2 | n2"}));
  EXPECT_EQ(db.value("SELECT count(*) FROM numbers"), "3");
  EXPECT_EQ(db.value("SELECT group_concat(b.number) FROM numbers(3) a, numbers(a.number) b"), "1,1,2,1,2,3");
  EXPECT_EQ(db.value("SELECT group_concat(b.number) FROM numbers b, numbers(3) a WHERE b.up_to = a.number"), "1,1,2,1,2,3");
  EXPECT_EQ(db.error("SELECT * FROM numbers(20)"), "numbers: 13 is refused");
  EXPECT_EQ(db.error("SELECT * FROM numbers('x')"), "numbers: expected an integer");
}

TEST_F(TypedLayer, ATableSaysWhatIsWritten) {
  sql::define_table<Numbers>(connection);
  Numbers::written.clear();
  db.run("UPDATE numbers SET note = 'two' WHERE number = 2");
  EXPECT_EQ(Numbers::written, std::vector<std::string>{"2=two"});
  EXPECT_EQ(db.error("UPDATE numbers SET number = 5 WHERE number = 2"), "numbers: only note is written");
  EXPECT_EQ(db.error("DELETE FROM numbers"), "numbers: rows cannot be deleted here");
  EXPECT_EQ(db.error("INSERT INTO numbers(number) VALUES (1)"), "numbers: rows cannot be inserted here");
}

TEST_F(TypedLayer, StatementsBindStepAndSayWhatIsWrong) {
  sql::Statement sum(db.handle(), "SELECT ?1 + ?2, ?3");
  ASSERT_TRUE(sum.bind(1, 2.5, std::optional<std::string>()).step());
  EXPECT_EQ(sum.get<double>(0), 3.5);
  EXPECT_EQ(sum.get<std::optional<std::string>>(1), std::nullopt);
  EXPECT_FALSE(sum.step());
  EXPECT_THROW(sum.bind(1, 2, 3, 4), sql::Error);
  EXPECT_THROW(connection.prepare("SELEC"), sql::Error);
}

TEST_F(TypedLayer, ASavepointIsAllOrNothing) {
  db.run("CREATE TABLE t(x)");
  for (const bool in_transaction : {false, true}) {
    if (in_transaction) db.run("BEGIN");
    {
      const sql::Savepoint undone(db.handle(), "a");
      db.run("INSERT INTO t VALUES (1)");
      sql::Savepoint kept(db.handle(), "b");
      kept.release();
    }
    EXPECT_EQ(db.value("SELECT count(*) FROM t"), "0");
    {
      sql::Savepoint done(db.handle(), "a");
      db.run("INSERT INTO t VALUES (1)");
      done.release();
    }
    EXPECT_EQ(db.value("SELECT count(*) FROM t"), "1");
    if (in_transaction) db.run("ROLLBACK");
    db.run("DELETE FROM t");
  }
}

TEST_F(TypedLayer, CachedStatementsDoNotKeepAConnectionOpen) {
  sql::Statement& one = connection.cached("SELECT 1");
  EXPECT_EQ(&connection.cached("SELECT 1"), &one);
  EXPECT_TRUE(one.step());  // and is left in the middle; the fixture's close aborts the test when the connection is busy
}

TEST_F(TypedLayer, TheCacheServesOnAfterACloseThatWasRefused) {
  connection.cached("SELECT 1");
  sqlite3_stmt* own = nullptr;
  ASSERT_EQ(sqlite3_prepare_v2(db.handle(), "SELECT 2", -1, &own, nullptr), SQLITE_OK);
  ASSERT_EQ(sqlite3_close(db.handle()), SQLITE_BUSY);
  sqlite3_finalize(own);
  EXPECT_TRUE(connection.cached("SELECT 1").step());
}

}  // namespace
