#include "sync/tables.h"

#include <fmt/format.h>

#include <algorithm>

namespace crm::sync {
namespace {

std::vector<std::string> names(const std::vector<Column>& columns) {
  std::vector<std::string> all;
  for (const Column& column : columns) all.push_back(column.name);
  return all;
}

}  // namespace

std::string in_quotes(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + '"';
}

Table::Table(sql::Connection& connection, std::int64_t a_number, std::string a_name)
    : number(a_number), name(std::move(a_name)), connection_(connection) {
  sql::Statement described =
      connection.prepare("SELECT number, name, key_position IS NOT NULL FROM main.sync_column WHERE table_name = ?1 ORDER BY key_position, number");
  for (described.bind(name); described.step();) {
    (described.get<bool>(2) ? key : columns).push_back({described.get<std::int64_t>(0), described.get<std::string>(1)});
  }
  for (const Column& column : key)
    where_ += fmt::format("{} {} = ?{}", where_.empty() ? " WHERE" : " AND", in_quotes(column.name), &column - key.data() + 1);
  inserted = std::make_shared<const Shape>(Kind::insert, name, names(key), names(columns));
  removed = std::make_shared<const Shape>(Kind::remove, name, names(key), names(columns));
  for (const Column& column : columns) updated.push_back(std::make_shared<const Shape>(Kind::update, name, names(key), std::vector{column.name}));
  update_.resize(columns.size());
}

std::size_t Table::place_of(const std::string& column) const {
  return static_cast<std::size_t>(std::ranges::find(columns, column, &Column::name) - columns.begin());
}

std::size_t Table::place_of(std::int64_t column_number) const {
  return static_cast<std::size_t>(std::ranges::find(columns, column_number, &Column::number) - columns.begin());
}

sql::Statement& Table::kept(std::optional<sql::Statement>& statement, const std::string& text) {
  if (!statement) statement.emplace(connection_.prepare(text));
  return *statement;
}

// The values must outlive the statement's next reset.
void Table::bind_all(sql::Statement& statement, const std::vector<Value>& values) {
  statement.reset();
  for (std::size_t i = 0; i < values.size(); ++i) sql::check(connection_.handle(), bind(statement.handle(), static_cast<int>(i) + 1, values[i]));
}

std::optional<std::vector<Value>> Table::row(const std::vector<Value>& row_key) {
  std::string list;
  if (!select_) {
    for (const auto* part : {&key, &columns}) {
      for (const Column& column : *part) list += (list.empty() ? "" : ", ") + in_quotes(column.name);
    }
  }
  sql::Statement& select = kept(select_, "SELECT " + list + " FROM main." + in_quotes(name) + where_);
  const sql::Reset reset(select);
  bind_all(select, row_key);
  if (!select.step()) return std::nullopt;
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (value_at(select, static_cast<int>(i)) != row_key[i]) return std::nullopt;  // the same only by the column's collation
  }
  std::vector<Value> values;
  for (std::size_t i = 0; i < columns.size(); ++i) values.push_back(value_at(select, static_cast<int>(key.size() + i)));
  return values;
}

void Table::insert(const std::vector<Value>& row_key, const std::vector<Value>& values) {
  std::string list, places;
  if (!insert_) {
    for (const auto* part : {&key, &columns}) {
      for (const Column& column : *part) {
        list += (list.empty() ? "" : ", ") + in_quotes(column.name);
        places += places.empty() ? "?" : ", ?";
      }
    }
  }
  sql::Statement& statement = kept(insert_, "INSERT INTO main." + in_quotes(name) + " (" + list + ") VALUES (" + places + ")");
  bind_all(statement, row_key);
  for (std::size_t i = 0; i < values.size(); ++i)
    sql::check(connection_.handle(), bind(statement.handle(), static_cast<int>(key.size() + i) + 1, values[i]));
  statement.run();
}

void Table::remove(const std::vector<Value>& row_key) {
  sql::Statement& statement = kept(remove_, "DELETE FROM main." + in_quotes(name) + where_);
  bind_all(statement, row_key);
  statement.run();
}

void Table::update(const std::vector<Value>& row_key, std::size_t place, const Value& value) {
  sql::Statement& statement = kept(
      update_[place], "UPDATE main." + in_quotes(name) + " SET " + in_quotes(columns[place].name) + " = ?" + std::to_string(key.size() + 1) + where_);
  bind_all(statement, row_key);
  sql::check(connection_.handle(), bind(statement.handle(), static_cast<int>(key.size()) + 1, value));
  statement.run();
}

void Table::update(const std::vector<Value>& row_key, const std::vector<std::pair<std::size_t, const Value*>>& values) {
  std::string list;
  for (const auto& [place, value] : values)
    list += (list.empty() ? "" : ", ") + in_quotes(columns[place].name) + fmt::format(" = ?{}", key.size() + columns.size() + place);
  sql::Statement statement = connection_.prepare("UPDATE main." + in_quotes(name) + " SET " + list + where_);
  bind_all(statement, row_key);
  for (const auto& [place, value] : values) {
    sql::check(connection_.handle(), bind(statement.handle(), static_cast<int>(key.size() + columns.size() + place), *value));
  }
  statement.run();
}

Tables::Tables(sql::Connection& connection) {
  sql::Statement tracked = connection.prepare("SELECT number, table_name FROM main.sync_table ORDER BY number");
  while (tracked.step()) tables_.push_back(std::make_unique<Table>(connection, tracked.get<std::int64_t>(0), tracked.get<std::string>(1)));
}

Table& Tables::of(const Change& change) {
  Table*& found = found_[change.shape.get()];
  if (found != nullptr) return *found;
  known_.push_back(change.shape);
  for (const auto& table : tables_) {
    if (table->name == change.table()) found = table.get();
  }
  if (found == nullptr) {
    throw sql::Error(fmt::format("it has changes of the table {}, which is not synchronized here; make it as it is there, and call sync_track('{}')",
                                 change.table(), change.table()));
  }
  const bool is_whole = change.kind() != Kind::update;
  if (change.shape->key != found->inserted->key || (is_whole && change.shape->columns != found->inserted->columns) ||
      (!is_whole && found->place_of(change.column()) == found->columns.size())) {
    throw sql::Error(
        fmt::format("its table {} has other columns than the one here; make them alike, and call sync_track('{}')", change.table(), change.table()));
  }
  return *found;
}

}  // namespace crm::sync
