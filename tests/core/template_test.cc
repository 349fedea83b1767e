// How the .sql files become SQL (ext/core/sql_template.h).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/sql_template.h"
#include "support/database.h"

namespace {

using testing::ElementsAre;

class Template : public testing::Test {
 protected:
  std::string fill(std::string_view text) { return crm::fill_in(connection, {"test.sql", text}); }
  std::string error(std::string_view text) {
    try {
      fill(text);
      return "";
    } catch (const sql::Error& e) {
      return e.what();
    }
  }
  test::Database db{":memory:", test::Database::With::nothing};
  sql::Connection& connection = sql::Connection::attach(db.handle());
};

TEST_F(Template, RowsRepeatATextAndNothingIsEscaped) {
  EXPECT_EQ(fill("/*each row\nSELECT 'a<\"' AS x, NULL AS n UNION ALL SELECT 'b', 1\n*/\n{{#row}}{{x}}{{#n}}!{{/n}};{{/row}}"), "\na<\";b!;");
}

TEST_F(Template, RowsInsideRowsTakeTheOuterRowAsParameters) {
  EXPECT_EQ(fill("/*each row\nSELECT 'a,b' AS list UNION ALL SELECT 'c'\n*/\n"
                 "/*each item of row\nSELECT value AS v FROM json_each('[\"' || replace(:list, ',', '\",\"') || '\"]')\n*/\n"
                 "{{#row}}({{#item}}{{v}}{{/item}}){{/row}}"),
            "\n\n(ab)(c)");
}

TEST_F(Template, PartsAndMacros) {
  EXPECT_EQ(fill("{{#row}}{{/row}}{{>greeting}} {{now}}\n/*part greeting\nhello\n*/"),
            "hello coalesce(nullif((SELECT value FROM setting WHERE name = 'clock.pinned'), ''), datetime('now'))\n");
  EXPECT_EQ(fill("{{#is_count}}x{{/is_count}}"), "(x IS NULL OR (typeof(x) = 'integer' AND x >= 0))");
}

TEST_F(Template, ErrorsNameTheFile) {
  EXPECT_EQ(error("/*each row\nSELECT missing\n*/\n"), "test.sql: no such column: missing");
  EXPECT_EQ(error("/*part open\n"), "test.sql: a /*each or /*part has no */ at the start of a line");
  EXPECT_THAT(error("{{#row}}"), testing::StartsWith("test.sql: "));
}

TEST(Statements, AreSplitAsSqliteDoes) {
  EXPECT_THAT(crm::statements_of("-- one; two\nSELECT ';';\n\n-- trigger\nCREATE TRIGGER t AFTER INSERT ON x BEGIN\n  SELECT 1;\nEND;\n"),
              ElementsAre("SELECT ';'", "CREATE TRIGGER t AFTER INSERT ON x BEGIN\n  SELECT 1;\nEND"));
}

// The json macro gives what SQLite reads back as the same value; what JSON cannot hold is null.
TEST(Macros, JsonIsWhatSqliteReads) {
  const test::Database db(":memory:", test::Database::With::nothing);
  sql::Connection& connection = sql::Connection::attach(db.handle());
  const std::string expression = crm::fill_in(connection, {"test.sql", "{{#json}}x{{/json}}"});
  db.run("CREATE TABLE v(x)");
  db.run(
      "INSERT INTO v VALUES (NULL), (0), (-5), (1.5), (-1e300), (''), ('plain'), ('a \"quoted\" \\ path'), ('two' || char(13, 10) || 'lines' || "
      "char(9, 127)), ('Ł ä 漢 😀'), (']^[!#$'), ('{}'), ('null')");
  EXPECT_EQ(db.value("SELECT count(*) FROM v WHERE json_extract('[' || " + expression + " || ']', '$[0]') IS NOT x"), "0");
  EXPECT_EQ(db.value("SELECT count(*) FROM v WHERE typeof(json_extract('[' || " + expression + " || ']', '$[0]')) <> typeof(x)"), "0");
  db.run("DELETE FROM v; INSERT INTO v VALUES (x'00ff'), (9e999), (-9e999), ('bell' || char(7)), (char(1)), (char(31)), (char(11, 12, 14))");
  EXPECT_EQ(db.value("SELECT group_concat(DISTINCT " + expression + ") FROM v"), "null");
}

// is_day and is_instant accept exactly the days and moments that exist.
TEST(Macros, DaysAreDays) {
  const test::Database db(":memory:", test::Database::With::nothing);
  sql::Connection& connection = sql::Connection::attach(db.handle());
  const auto accepts = [&](const std::string& macro, const std::string& value) {
    return db.value("SELECT " + crm::fill_in(connection, {"test.sql", "{{#" + macro + "}}x{{/" + macro + "}}"}) + " FROM (SELECT " + value +
                    " AS x)") == "1";
  };
  for (const char* day : {"NULL", "'2025-01-31'", "'2024-02-29'", "'0001-01-01'", "'9999-12-31'"}) EXPECT_TRUE(accepts("is_day", day)) << day;
  for (const char* none : {"''", "'2025-02-29'", "'2025-02-30'", "'2025-13-01'", "'2025-00-10'", "'2025-1-1'", "'tomorrow'", "'now'",
                           "'2025-01-01 00:00:00'", "20250101", "2460000.5", "' 2025-01-01'", "x'323032352d30312d3031'"}) {
    EXPECT_FALSE(accepts("is_day", none)) << none;
  }
  EXPECT_TRUE(accepts("is_instant", "'2025-03-10 23:59:59'"));
  for (const char* none :
       {"'2025-03-10'", "'2025-03-10 24:00:00'", "'2025-03-10T09:00:00'", "'2025-02-30 09:00:00'", "'2025-03-10 09:60:00'", "'now'"}) {
    EXPECT_FALSE(accepts("is_instant", none)) << none;
  }
}

}  // namespace
