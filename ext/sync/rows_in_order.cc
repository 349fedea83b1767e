#include "sync/rows_in_order.h"

#include <fmt/format.h>

#include <algorithm>

namespace crm::sync {
namespace {

constexpr std::uint32_t no_row = 0xffffffff, not_kept = no_row - 1;  // instead of a place in values_
constexpr std::size_t most_kept = 8 << 20;                           // bytes of values
constexpr std::size_t size_of_value = 16;                            // about
constexpr std::uint64_t most_passed_over = 8;                        // rows, instead of searching

// Columns may have taken some of its names, or all.
std::string name_of_number(sql::Connection& connection, const std::string& table) {
  sql::Statement free = connection.prepare(
      "SELECT column1 FROM (VALUES ('rowid'), ('_rowid_'), ('oid')) WHERE NOT (SELECT wr FROM pragma_table_list(?1) WHERE schema = 'main') "
      "AND column1 NOT IN (SELECT lower(name) FROM pragma_table_xinfo(?1))");
  return free.bind(table).step() ? free.get<std::string>(0) : "";
}

// What SQLite does for a statement; "": more than one thing.
std::string plan_of(sql::Connection& connection, const std::string& text) {
  sql::Statement plan = connection.prepare("EXPLAIN QUERY PLAN " + text);
  const std::string found = plan.step() ? plan.get<std::string>(3) : "";
  return plan.step() ? "" : found;
}

}  // namespace

RowsInOrder::RowsInOrder(sql::Connection& connection, const Table& table)
    : connection_(connection),
      table_(table),
      number_{0, name_of_number(connection, table.name), false},
      by_key_(table.columns.size() + 1),
      by_number_(table.columns.size() + 1) {
  std::string key, parameters;
  for (const Column& column : table.key) {
    key += (key.empty() ? "t." : ", t.") + sql::quoted(column.name);
    parameters += fmt::format("{}?{}", parameters.empty() ? "" : ", ", &column - table.key.data() + 1);
  }
  from_key_ = fmt::format(" WHERE ({0}) >= ({1}) ORDER BY {0}", key, parameters);
  if (number_.name.empty()) return;
  const std::string numbers = table.select_text({&number_}, from_key_);
  const std::string plan = plan_of(connection, numbers);
  if (plan.starts_with("SEARCH") && plan.find("USING COVERING INDEX") != plan.npos) numbers_.emplace(Reading{connection.prepare(numbers), true});
}

// Where SQLite has no index in this order at hand, or believes the table to be so small that it may sort all of it, each row is searched.
RowsInOrder::Reading& RowsInOrder::by_key(std::size_t place) {
  std::optional<Reading>& reading = by_key_[place];
  if (!reading) {
    const std::vector<const Column*> columns = table_.columns_at(place);
    const std::string from_here = table_.select_text(columns, from_key_);
    const bool goes_on = plan_of(connection_, from_here).starts_with("SEARCH");
    reading.emplace(Reading{connection_.prepare(goes_on ? from_here : table_.select_text(columns, table_.where_key())), goes_on});
  }
  return *reading;
}

RowsInOrder::Reading& RowsInOrder::by_number(std::size_t place) {
  std::optional<Reading>& reading = by_number_[place];
  if (!reading) {
    std::vector<const Column*> columns = table_.columns_at(place);
    columns.insert(columns.begin(), &number_);
    const std::string from_here = fmt::format(" WHERE t.{0} >= ?1 ORDER BY t.{0}", number_.name);
    reading.emplace(Reading{connection_.prepare(table_.select_text(columns, from_here)), true});
  }
  return *reading;
}

bool RowsInOrder::is_found(Reading& reading, const std::vector<Value>& key) const {
  auto& [statement, goes_on, is_at_row] = reading;
  if (goes_on && is_at_row && statement.step() && table_.is_of(statement, key)) return true;
  table_.bind_all(statement, key);
  is_at_row = statement.step();
  return is_at_row && table_.is_of(statement, key);
}

bool RowsInOrder::is_found(Reading& reading, std::int64_t number) const {
  sql::Statement& statement = reading.statement;
  bool& is_at_row = reading.is_at_row;
  const auto at = [&] { return number_at_row(statement); };
  if (is_at_row && static_cast<std::uint64_t>(number) - static_cast<std::uint64_t>(at()) <= most_passed_over) {
    while (is_at_row && at() < number) is_at_row = statement.step();
  } else {
    is_at_row = statement.bind(number).step();
  }
  return is_at_row && at() == number;
}

void RowsInOrder::ask(const std::vector<Value>& key, std::size_t place) {
  asked_.push_back({static_cast<std::uint32_t>(place), not_kept});
  size_ += sizeof(Asked) + sizeof found_[0] + count_at(place) * size_of_value;
  if (!numbers_) return;
  if (is_found(*numbers_, key)) {
    found_.emplace_back(number_at_row(numbers_->statement), asked_.size() - 1);
  } else {
    asked_.back().values = no_row;
  }
}

void RowsInOrder::read() {
  std::ranges::sort(found_);
  Value value;
  for (const auto& [number, which] : found_) {
    if (values_.size() > most_kept) return;
    auto& [place, values] = asked_[which];
    Reading& reading = by_number(place);
    if (!is_found(reading, number)) continue;
    values = static_cast<std::uint32_t>(values_.size());
    for (std::size_t i = 0; i < count_at(place); ++i) {
      sync::read(sqlite3_column_value(reading.statement.handle(), static_cast<int>(table_.key.size() + 1 + i)), value);
      put_value(values_, value);
    }
  }
}

bool RowsInOrder::next(const std::vector<Value>& key, std::vector<Value>& values) {
  if (next_ == 0) read();
  const auto [place, kept] = asked_[next_++];
  bool is_there = kept != no_row;
  values.resize(count_at(place));
  if (kept == not_kept) {
    Reading& reading = by_key(place);
    is_there = is_found(reading, key);
    for (std::size_t i = 0; is_there && i < values.size(); ++i)
      sync::read(sqlite3_column_value(reading.statement.handle(), static_cast<int>(key.size() + i)), values[i]);
  } else if (is_there) {
    Bytes bytes(std::string_view(values_).substr(kept));
    for (Value& value : values) take_value(bytes, value);
  }
  if (next_ == asked_.size()) {
    asked_.clear();
    found_.clear();
    values_.clear();
    size_ = next_ = 0;
  }
  return is_there;
}

}  // namespace crm::sync
