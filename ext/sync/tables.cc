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

// A column that is renamed or dropped by hand would be sent as something else.
void refuse_altered(sql::Connection& connection) {
  sql::Statement altered = connection.prepare(
      "SELECT c.table_name, c.name FROM main.sync_column c LEFT JOIN (main.sync_table t CROSS JOIN pragma_table_info(t.table_name) x) "
      "ON t.table_name = c.table_name AND x.name = c.name AND nullif(x.pk, 0) IS c.key_position WHERE x.name IS NULL");
  if (altered.step()) {
    throw sql::Error(
        fmt::format("the table {0} was altered by hand: its column {1} is not as it was, so nothing of it could be sent rightly; take that "
                    "back, and alter it by sync_ddl() at the main office",
                    altered.get<std::string>(0), altered.get<std::string>(1)));
  }
}

}  // namespace

Table::Table(sql::Connection& connection, std::int64_t a_number, std::string a_name)
    : number(a_number), name(std::move(a_name)), connection_(connection) {
  sql::Statement described = connection.prepare(
      "SELECT number, name, compares_types, key_position IS NOT NULL FROM main.sync_column WHERE table_name = ?1 ORDER BY key_position, number");
  for (described.bind(name); described.step();) {
    (described.get<bool>(3) ? key : columns).push_back({described.get<std::int64_t>(0), described.get<std::string>(1), described.get<bool>(2)});
  }
  sql::Statement& scope = connection.cached("SELECT at_main FROM main.sync_scope WHERE table_name = ?1 AND column_name = ''");
  const sql::Reset reset(scope);
  at_main = scope.bind(name).step() && scope.get<bool>(0);
  sql::Statement counted = connection.prepare(
      "SELECT count(*) = 1 AND max(upper(type)) = 'INTEGER' AND NOT (SELECT wr FROM pragma_table_list(?1) WHERE schema = 'main') "
      "FROM pragma_table_info(?1) WHERE pk");
  counts_ids = counted.bind(name).step() && counted.get<bool>(0);
  for (const Column& column : key)
    where_ += fmt::format("{} {} = ?{}", where_.empty() ? " WHERE" : " AND", sql::quoted(column.name), &column - key.data() + 1);
  inserted = std::make_shared<const Shape>(Shape{Kind::insert, name, names(key), names(columns)});
  removed = std::make_shared<const Shape>(Shape{Kind::remove, name, names(key), names(columns)});
  for (const Column& column : columns) updated.push_back(std::make_shared<const Shape>(Shape{Kind::update, name, names(key), {column.name}}));
  update_.resize(columns.size());
  value_.resize(columns.size());
  replace_.resize(columns.size());
}

std::size_t Table::place_of(const std::string& column) const {
  return static_cast<std::size_t>(std::ranges::find(columns, column, &Column::name) - columns.begin());
}

std::size_t Table::place_of(std::int64_t column_number) const {
  return static_cast<std::size_t>(std::ranges::find(columns, column_number, &Column::number) - columns.begin());
}

// The values must outlive the statement's next reset.
void Table::bind_all(sql::Statement& statement, const std::vector<Value>& values) const {
  statement.reset();
  for (std::size_t i = 0; i < values.size(); ++i) sql::check(connection_.handle(), bind(statement.handle(), static_cast<int>(i) + 1, values[i]));
}

// The columns of the key come first. (A bare name that is no column might be taken for a text.)
std::string Table::select_text(const std::vector<const Column*>& wanted, const std::string& where) const {
  std::string list;
  for (const Column& column : key) list += (list.empty() ? "t." : ", t.") + sql::quoted(column.name);
  for (const Column* column : wanted) list += ", t." + sql::quoted(column->name);
  return "SELECT " + list + " FROM main." + sql::quoted(name) + " AS t" + where;
}

std::vector<const Column*> Table::columns_at(std::size_t place) const {
  std::vector<const Column*> found;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i == place || place == columns.size()) found.push_back(&columns[i]);
  }
  return found;
}

// Or is its key the same only by the column's collation?
bool Table::is_of(const sql::Statement& statement, const std::vector<Value>& row_key) const {
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (!is_at(row_key[i], statement, static_cast<int>(i))) return false;
  }
  return true;
}

// The parameters of the key come first, in the WHERE, and then those of the values.
std::string Table::update_text(const std::vector<std::pair<std::size_t, const Value*>>& values) const {
  std::string list;
  std::size_t parameter = key.size();
  for (const auto& [place, value] : values)
    list += fmt::format("{}{} = ?{}", list.empty() ? "" : ", ", sql::quoted(columns[place].name), ++parameter);
  return "UPDATE main." + sql::quoted(name) + " SET " + list + where_;
}

std::string Table::insert_text() const {
  std::string list, places;
  for (const auto* part : {&key, &columns}) {
    for (const Column& column : *part) {
      list += (list.empty() ? "" : ", ") + sql::quoted(column.name);
      places += places.empty() ? "?" : ", ?";
    }
  }
  return "INSERT INTO main." + sql::quoted(name) + " (" + list + ") VALUES (" + places + ")";
}

std::optional<std::vector<Value>> Table::row(const std::vector<Value>& row_key) {
  if (!select_) select_.emplace(connection_.prepare(select_text(columns_at(columns.size()), where_)));
  const sql::Reset reset(*select_);
  bind_all(*select_, row_key);
  if (!select_->step() || !is_of(*select_, row_key)) return std::nullopt;
  std::vector<Value> values;
  values.reserve(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) values.push_back(value_at(*select_, static_cast<int>(key.size() + i)));
  return values;
}

std::optional<Value> Table::value(const std::vector<Value>& row_key, std::size_t place) {
  if (!value_[place]) value_[place].emplace(connection_.prepare(select_text(columns_at(place), where_)));
  const sql::Reset reset(*value_[place]);
  bind_all(*value_[place], row_key);
  if (!value_[place]->step() || !is_of(*value_[place], row_key)) return std::nullopt;
  return value_at(*value_[place], static_cast<int>(key.size()));
}

void Table::insert(const std::vector<Value>& row_key, const std::vector<Value>& values) {
  if (!insert_) insert_.emplace(connection_.prepare(insert_text()));
  bind_all(*insert_, row_key);
  for (std::size_t i = 0; i < values.size(); ++i)
    sql::check(connection_.handle(), bind(insert_->handle(), static_cast<int>(key.size() + i) + 1, values[i]));
  insert_->run();
}

void Table::remove(const std::vector<Value>& row_key) {
  if (!remove_) remove_.emplace(connection_.prepare("DELETE FROM main." + sql::quoted(name) + where_));
  bind_all(*remove_, row_key);
  remove_->run();
}

void Table::update(const std::vector<Value>& row_key, std::size_t place, const Value& value) {
  std::optional<sql::Statement>& statement = update_[place];
  if (!statement) statement.emplace(connection_.prepare(update_text({{place, &value}})));
  bind_all(*statement, row_key);
  sql::check(connection_.handle(), bind(statement->handle(), static_cast<int>(key.size()) + 1, value));
  statement->run();
}

void Table::update(const std::vector<Value>& row_key, const std::vector<std::pair<std::size_t, const Value*>>& values) {
  sql::Statement statement = connection_.prepare(update_text(values));
  bind_all(statement, row_key);
  int parameter = static_cast<int>(key.size());
  for (const auto& [place, value] : values) sql::check(connection_.handle(), bind(statement.handle(), ++parameter, *value));
  statement.run();
}

bool Table::replace(const std::vector<Value>& row_key, std::size_t place, const Value& old_value, const Value& value) {
  std::optional<sql::Statement>& statement = replace_[place];
  const int first = static_cast<int>(key.size()) + 1;
  if (!statement) {
    const auto is_exactly = [](const Column& column, int parameter) {
      const char* exactly =
          column.compares_types ? " AND {0} IS ?{1} COLLATE BINARY AND typeof({0}) = typeof(?{1})" : " AND {0} IS ?{1} COLLATE BINARY";
      return fmt::format(fmt::runtime(exactly), sql::quoted(column.name), parameter);
    };
    std::string text = update_text({{place, &value}}) + is_exactly(columns[place], first + 1);
    for (const Column& column : key) text += is_exactly(column, static_cast<int>(&column - key.data()) + 1);
    statement.emplace(connection_.prepare(text));
  }
  bind_all(*statement, row_key);
  sql::check(connection_.handle(), bind(statement->handle(), first, value));
  sql::check(connection_.handle(), bind(statement->handle(), first + 1, old_value));
  return statement->run() > 0;
}

// (One that notes what a REPLACE removes does so before the edit, in other rows.)
bool Table::only_captures() {
  if (!only_captures_) {
    sql::Statement other = connection_.prepare(
        "SELECT 1 FROM main.sqlite_schema s WHERE type = 'trigger' AND tbl_name = ?1 COLLATE NOCASE AND (name GLOB ?2 || 'overrun_*' OR "
        "name NOT GLOB ?2 || '*' OR NOT EXISTS (SELECT 1 FROM main.installed_object o WHERE o.type = 'trigger' AND o.name = s.name)) "
        "UNION ALL SELECT 1 FROM temp.sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1 COLLATE NOCASE");
    only_captures_ = !other.bind(name, fmt::format("sync_{}_", number)).step();
  }
  return *only_captures_;
}

const Value& Table::default_of(std::size_t place) {
  if (const auto known = defaults_.find(place); known != defaults_.end()) return known->second;
  sql::Statement written = connection_.prepare("SELECT coalesce(dflt_value, 'NULL') FROM pragma_table_info(?1) WHERE name = ?2");
  written.bind(name, columns[place].name).step();
  sql::Statement value = connection_.prepare("SELECT " + written.get<std::string>(0));
  value.step();
  return defaults_[place] = value_at(value, 0);
}

Tables::Tables(sql::Connection& connection) : connection_(connection) { reload(); }

void Tables::reload() {
  refuse_altered(connection_);
  fittings_.clear();
  own_.clear();
  tables_.clear();
  history_ = std::make_unique<History>(connection_);
}

Table* Tables::called(std::string_view name) {
  sql::Statement found = connection_.prepare("SELECT number FROM main.sync_table WHERE table_name = ?1");
  return found.bind(name).step() ? numbered(found.get<std::int64_t>(0)) : nullptr;
}

Table* Tables::numbered(std::int64_t number) {
  if (const auto known = tables_.find(number); known != tables_.end()) return known->second.get();
  sql::Statement found = connection_.prepare("SELECT table_name FROM main.sync_table WHERE number = ?1");
  if (!found.bind(number).step()) return nullptr;
  Table* table = tables_.emplace(number, std::make_unique<Table>(connection_, number, found.get<std::string>(0))).first->second.get();
  own_[table->inserted.get()] = own_[table->removed.get()] = table;
  for (const auto& shape : table->updated) own_[shape.get()] = table;
  return table;
}

const Tables::Fitting& Tables::fitting_of(const std::shared_ptr<const Shape>& shape, std::int64_t seen) {
  Fitting& fitting = fittings_[shape.get()];
  if (fitting.from) return fitting;
  fitting.from = shape;
  if (history_->is_dropped(shape->table, seen)) return fitting;
  fitting.table = called(shape->table);
  const auto now = [&](const std::vector<std::string>& older) {
    std::vector<std::optional<std::string>> all;
    for (const std::string& name : older) all.push_back(history_->name_now(shape->table, name, seen));
    return all;
  };
  if (fitting.table == nullptr) {
    throw sql::Error(fmt::format("it has changes of the table {}, which is not synchronized here; make it as it is there, and call sync_track('{}')",
                                 shape->table, shape->table));
  }
  Table& table = *fitting.table;
  const auto other_columns = [&] {
    return sql::Error(
        fmt::format("its table {} has other columns than the one here; make them alike, and call sync_track('{}')", table.name, table.name));
  };
  if (!std::ranges::equal(now(shape->key), table.inserted->key)) throw other_columns();
  const std::vector<std::optional<std::string>> names_now = now(shape->columns);
  for (const auto& name : names_now) {
    if (name && table.place_of(*name) == table.columns.size()) throw other_columns();
  }
  if (shape->kind == Kind::update) {
    if (names_now.front()) fitting.to = table.updated[table.place_of(*names_now.front())];
    return fitting;
  }
  fitting.to = shape->kind == Kind::insert ? table.inserted : table.removed;
  for (const Column& column : table.columns) {
    const auto found = std::ranges::find(names_now, column.name);
    if (found == names_now.end() && !history_->is_new(table.name, column.name, seen)) throw other_columns();
    fitting.places.push_back(found == names_now.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - names_now.begin())));
  }
  for (std::size_t i = 0; i < names_now.size(); ++i) {
    if (!names_now[i]) fitting.lost.push_back(i);
  }
  if (std::ranges::equal(names_now, table.inserted->columns)) fitting.places.clear();  // the same in the same order
  return fitting;
}

bool Tables::fit(Change& change, std::int64_t seen, std::vector<Lost>& lost) {
  const Fitting& fitting = fitting_of(change.shape, seen);
  const bool is_update = change.kind() == Kind::update;
  if (!fitting.to) {
    if (is_update) lost.push_back({change.column(), change.values[1], change.values[0]});
    for (std::size_t i = 0; change.kind() == Kind::insert && i < change.values.size(); ++i)
      lost.push_back({change.shape->columns[i], change.values[i], Value()});
    return false;
  }
  if (!is_update) {
    for (const std::size_t place : fitting.lost) {
      if (change.kind() == Kind::insert) lost.push_back({change.shape->columns[place], change.values[place], Value()});
    }
    std::vector<Value> values;
    if (fitting.places.empty()) values = std::move(change.values);
    for (std::size_t i = 0; i < fitting.places.size(); ++i) {
      values.push_back(fitting.places[i] ? std::move(change.values[*fitting.places[i]]) : fitting.table->default_of(i));
    }
    change.values = std::move(values);
  }
  change.shape = fitting.to;
  return true;
}

}  // namespace crm::sync
