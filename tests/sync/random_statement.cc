#include "sync/random_statement.h"

#include <fmt/format.h>

namespace test {
namespace {

// Values that a column of the type takes as they are, and others.
std::string any_value(const std::string& type, Draw& draw) {
  const std::vector<std::string> texts = {"'b'",
                                          "'B'",
                                          "'b '",
                                          "''",
                                          "'a longer text, with ''quotes'''",
                                          "'x' || char(0) || 'y'",
                                          "'1'",
                                          "'x' || char(0) || 'z'",
                                          "CAST(x'ff41' AS TEXT)",
                                          "'2026-03-02 09:00:00'"};
  const std::vector<std::string> blobs = {"x'01'", "x''", "x'62'", "x'0000'",
                                          draw.below(8) == 7 ? "CAST(replace(hex(zeroblob(50000)), '00', 'ab') AS BLOB)" : "x'ab'"};
  const std::vector<std::string> integers = {"1", "0", "2", "9223372036854775807", "-9223372036854775807", "9007199254740993", "5"};
  const std::vector<std::string> reals = {"1.0", "0.1", "-1e300", "-0.0", "5e-324", "9007199254740992.0", "1e999"};
  if (draw.below(6) == 5) return "NULL";
  if (type == "TEXT") return draw.any_of(texts);
  if (type == "BLOB") return draw.any_of(blobs);
  if (type == "INTEGER" || type == "INT") return draw.any_of(integers);
  if (type == "REAL") return draw.any_of(reals);
  switch (draw.below(4)) {
    case 0:
      return draw.any_of(integers);
    case 1:
      return draw.any_of(texts);
    case 2:
      return draw.any_of(reals);
    default:
      return draw.any_of(blobs);
  }
}

std::string any_key(const std::string& type, Draw& draw) {
  if (type == "INTEGER" || type == "INT") return draw.any_of({"1", "2", "3", "-1"});
  if (type == "REAL") return draw.any_of({"0.5", "1.0", "1e300"});
  if (type == "BLOB") return draw.any_of({"x'00'", "x'01'", "x''"});
  if (type == "TEXT") return draw.any_of({"'p'", "'q'", "'P'", "'p '", "''", "'p' || char(0) || 'q'"});
  return draw.any_of({"1", "'1'", "1.0", "x'31'", "'p'", "'P'"});
}

class Statement {
 public:
  Statement(const RandomTable& table, const std::vector<RandomTable>& all, Draw draw, std::string mark)
      : table_(table), all_(all), draw_(std::move(draw)), mark_(std::move(mark)), named_(as_name(table.name)) {}

  std::string text() {
    switch (draw_.below(16)) {
      case 0:
      case 1:
        return insert("INSERT");
      case 2:
        return insert("INSERT OR REPLACE");
      case 3:
        return insert("INSERT OR IGNORE");
      case 4:
        return insert("INSERT") + " ON CONFLICT DO UPDATE SET " + edits();
      case 5:
        return "UPDATE OR REPLACE " + named_ + " SET " + edits() + where();
      case 6:
        return "UPDATE OR IGNORE " + named_ + " SET " + edits() + where();
      case 7:
        return "DELETE FROM " + named_ + where();
      case 8:
        return "UPDATE" + draw_.any_of({"", " OR REPLACE", " OR IGNORE"}) + " " + named_ + " SET " + moves() + where();
      case 9:
        return all_or_nothing(swap());
      case 10:
        return many();
      case 11:
        return all_or_nothing(there_and_back());
      case 12:
        return "SAVEPOINT person; " + Statement(table_, all_, draw_, mark_).one() + "; ROLLBACK TO person; RELEASE person; " + one();
      case 13:
        return numbered();
      default:
        return "UPDATE " + named_ + " SET " + edits() + where();
    }
  }

 private:
  std::string one() { return draw_.below(2) == 0 ? insert("INSERT OR REPLACE") : "UPDATE " + named_ + " SET " + edits() + where(); }
  static std::string all_or_nothing(const std::string& statements) { return "BEGIN; " + statements + "; COMMIT"; }

  std::string value(const RandomColumn& column) {
    if (column.refers_to.empty()) return any_value(column.type, draw_);
    return draw_.below(4) == 0 ? "NULL" : any_key(column.type, draw_);
  }

  std::string row() {
    std::string values;
    for (const RandomColumn& column : table_.columns)
      values += (values.empty() ? "" : ", ") + (column.is_key ? any_key(column.type, draw_) : column.name == "e" ? mark_ : value(column));
    return "(" + values + ")";
  }

  std::string names() const {
    std::string all;
    for (const RandomColumn& column : table_.columns) all += (all.empty() ? "" : ", ") + as_name(column.name);
    return "(" + all + ")";
  }

  std::string insert(const std::string& verb) { return verb + " INTO " + named_ + " " + names() + " VALUES " + row(); }

  std::string where() {
    std::string all;
    for (const std::string& each : table_.key)
      all += (all.empty() ? " WHERE " : " AND ") + as_name(each) + " = " + any_key(table_.column(each).type, draw_);
    return all;
  }

  std::string edits() {
    std::string all;
    for (const RandomColumn& column : table_.edited()) {
      if (draw_.below(2) == 0) all += as_name(column.name) + " = " + value(column) + ", ";
    }
    return all.empty() || draw_.below(2) == 0 ? all + "e = " + mark_ : all.substr(0, all.size() - 2);
  }

  std::string moves() {
    const RandomColumn& column = table_.column(table_.key[draw_.below(table_.key.size())]);
    return as_name(column.name) + " = " + any_key(column.type, draw_) + (draw_.below(2) == 0 ? "" : ", " + edits());
  }

  // Two rows exchange their keys, or a value.
  std::string swap() {
    const std::vector<RandomColumn> edited = table_.edited();
    const bool of_key = edited.empty() || draw_.below(2) == 0;
    const RandomColumn& column = of_key ? table_.column(table_.key[0]) : edited[0];
    const std::string name = as_name(column.name);
    const auto taken = [&] { return of_key ? any_key(column.type, draw_) : any_value(column.type, draw_); };
    const std::string a = taken(), b = taken();
    const std::string between = column.type == "TEXT" ? "'between'" : column.type == "BLOB" ? "x'beef'" : "77";
    const auto step = [&](const std::string& from, const std::string& to) {
      return fmt::format("UPDATE {0} SET {1} = {3} WHERE {1} = {2}", named_, name, from, to);
    };
    return step(a, between) + "; " + step(b, a) + "; " + step(between, b);
  }

  std::string many() {
    switch (draw_.below(5)) {
      case 0: {
        std::string rows = row();
        for (int i = 0; i < 3; ++i) rows += ", " + row();
        return "INSERT OR REPLACE INTO " + named_ + " " + names() + " VALUES " + rows;
      }
      case 1:
        return "DELETE FROM " + named_;
      case 2: {
        const RandomTable& other = all_[draw_.below(all_.size())];
        return fmt::format("UPDATE {0} SET e = {1} || o.e FROM {2} AS o WHERE {0}.{3} = o.{4}", named_, mark_, as_name(other.name),
                           as_name(table_.key[0]), as_name(other.key[0]));
      }
      case 3:
        return fmt::format("UPDATE OR REPLACE {} SET {}, e = {} || quote({})", named_, moves(), mark_, as_name(table_.key[0]));
      default:
        return fmt::format("UPDATE OR REPLACE {} SET {}", named_, edits());
    }
  }

  std::string there_and_back() {
    const std::string at = where();
    const std::string before = fmt::format("CREATE TEMP TABLE before AS SELECT e FROM {}{}; ", named_, at);
    return before +
           fmt::format(
               "UPDATE {0} SET e = 'meanwhile'{1}; UPDATE {0} SET e = 'later'{1}; UPDATE {0} SET e = (SELECT e FROM before){1}; DROP TABLE before",
               named_, at);
  }

  // The number of another row.
  std::string numbered() {
    if (!table_.is_numbered) return one();
    const std::string number = draw_.any_of({"1", "2", "3"});
    if (draw_.below(2) == 0) return fmt::format("UPDATE OR REPLACE {} SET oid = {}, e = {}{}", named_, number, mark_, where());
    std::string columns = names();
    columns.insert(1, "oid, ");
    std::string values = row();
    values.insert(1, number + ", ");
    return fmt::format("INSERT OR REPLACE INTO {} {} VALUES {}", named_, columns, values);
  }

  const RandomTable& table_;
  const std::vector<RandomTable>& all_;
  Draw draw_;
  std::string mark_, named_;
};

}  // namespace

std::string random_statement(const RandomTable& table, const std::vector<RandomTable>& all, Draw draw, const std::string& mark) {
  return Statement(table, all, std::move(draw), mark).text();
}

}  // namespace test
