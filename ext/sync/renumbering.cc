#include "sync/renumbering.h"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <limits>

namespace crm::sync {
namespace {

constexpr std::int64_t not_told = std::numeric_limits<std::int64_t>::max();

}  // namespace

Renumbering::Renumbering(sql::Connection& connection, std::string child) : connection_(connection), child_(std::move(child)) {
  sql::Statement known = connection.prepare("SELECT table_name, old_id, new_id, until_batch FROM main.sync_renumbered WHERE site_code = ?1");
  for (known.bind(child_); known.step();) {
    numbers_[{known.get<std::string>(0), known.get<std::int64_t>(1), known.get<std::int64_t>(3)}] = Value::of(known.get<std::int64_t>(2));
  }
}

// 48 bits of a hash: fit for every program, and beyond what anybody counts to.
Value Renumbering::new_number(Table& table, const std::string& author, const Value& old_id, std::int64_t batch) {
  for (int attempt = 0;; ++attempt) {
    const std::string cause = fmt::format("{} {} {} {} {}", author, table.name, old_id.number, batch, attempt);
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(cause.data()), cause.size(), nullptr, 0);
    std::int64_t number = 1;
    for (std::size_t i = 0; i < 6; ++i) number = number << 8 | hash[i];
    if (!table.row({Value::of(number)})) return Value::of(number);
  }
}

void Renumbering::add(const Table& table, const Value& old_id, const Value& new_id) { numbers_[{table.name, old_id.number, not_told}] = new_id; }

void Renumbering::rename_own(const Table& table, std::vector<Value>& values, const Value& old_id, const Value& new_id) {
  for (const auto& [column, parent, comes_later] : references(table)) {
    if (const std::size_t place = table.place_of(column); parent == table.name && place < values.size() && values[place] == old_id)
      values[place] = new_id;
  }
}

void Renumbering::create_table(sql::Connection& connection) {
  connection.execute(
      "CREATE TEMP TABLE IF NOT EXISTS sync_reference (parent TEXT, id INTEGER, table_name TEXT, row_key BLOB, column_name TEXT, "
      "PRIMARY KEY (parent, id, table_name, row_key, column_name)) WITHOUT ROWID");
}

void Renumbering::begin_batch() {
  if (has_noted_) connection_.execute("DELETE FROM temp.sync_reference");
  has_noted_ = false;
}

// (Of what was applied before them, the numbers are known.)
void Renumbering::note_references(const Table& table, const std::vector<Value>& key, const Change& change) {
  const bool is_update = change.kind() == Kind::update;
  for (const auto& [column, parent, comes_later] : references(table)) {
    const std::size_t place = table.place_of(column);
    if (!comes_later || place == table.columns.size() || (is_update && change.column() != column)) continue;
    const Value& id = change.values[is_update ? 1 : place];
    if (id.type != SQLITE_INTEGER) continue;
    const std::string row_key = packed(key);
    connection_.cached("INSERT OR IGNORE INTO temp.sync_reference (parent, id, table_name, row_key, column_name) VALUES (?1, ?2, ?3, ?4, ?5)")
        .bind(parent, id.number, table.name, sql::Blob{row_key}, column)
        .run();
    has_noted_ = true;
  }
}

std::vector<Renumbering::Noted> Renumbering::references_to(const Table& table, const Value& id) {
  std::vector<Noted> all;
  if (!has_noted_) return all;
  sql::Statement found = connection_.prepare("SELECT table_name, row_key, column_name FROM temp.sync_reference WHERE parent = ?1 AND id = ?2");
  for (found.bind(table.name, id.number); found.step();) {
    Noted noted{found.get<std::string>(0), {}, found.get<std::string>(2)};
    const Value row_key = value_at(found, 1);
    for (Bytes bytes(row_key.bytes); !bytes.empty();) take_value(bytes, noted.key.emplace_back());
    all.push_back(std::move(noted));
  }
  return all;
}

bool Renumbering::rename(const std::string& table, Value& id, std::int64_t seen) const {
  if (id.type != SQLITE_INTEGER) return false;
  const auto found = numbers_.upper_bound({table, id.number, seen});
  if (found == numbers_.end() || std::get<0>(found->first) != table || std::get<1>(found->first) != id.number) return false;
  id = found->second;
  return true;
}

const std::vector<Renumbering::Reference>& Renumbering::references(const Table& table) {
  const auto [known, is_new] = references_.try_emplace(table.name);
  if (is_new) {
    sql::Statement declared = connection_.prepare(
        "SELECT c.name, t.table_name, t.number >= ?2 FROM pragma_foreign_key_list(?1) f "
        "JOIN main.sync_table t ON t.table_name = f.\"table\" COLLATE NOCASE "
        "JOIN pragma_table_info(t.table_name) k ON k.pk AND k.name = coalesce(f.\"to\", k.name) COLLATE NOCASE "
        "JOIN main.sync_column c ON c.table_name = ?1 AND c.name = f.\"from\" COLLATE NOCASE");
    for (declared.bind(table.name, table.number); declared.step();)
      known->second.push_back({declared.get<std::string>(0), declared.get<std::string>(1), declared.get<bool>(2)});
  }
  return known->second;
}

bool Renumbering::apply(const Table& table, Change& change, std::int64_t seen) {
  bool is_older = table.counts_ids && rename(table.name, change.key.front(), seen);
  for (const auto& [column, parent, comes_later] : references(table)) {
    for (std::size_t i = 0; i < table.key.size(); ++i) {
      if (table.key[i].name == column) is_older |= rename(parent, change.key[i], seen);
    }
    if (change.kind() == Kind::update && change.column() != column) continue;
    const std::size_t place = table.place_of(column);
    if (place == table.columns.size()) continue;
    if (change.kind() != Kind::update) {
      is_older |= rename(parent, change.values[place], seen);
    } else {
      for (Value& value : change.values) is_older |= rename(parent, value, seen);
    }
  }
  return is_older;
}

void Renumbering::told(std::int64_t batch) {
  Numbers told;
  std::erase_if(numbers_, [&](const auto& number) {
    const auto& [table, old_id, until] = number.first;
    if (until == not_told) told[{table, old_id, batch}] = number.second;
    return until == not_told;
  });
  for (const auto& [row, now] : told) {
    connection_.prepare("INSERT INTO main.sync_renumbered (site_code, table_name, old_id, new_id, until_batch) VALUES (?1, ?2, ?3, ?4, ?5)")
        .bind(child_, std::get<0>(row), std::get<1>(row), now.number, batch)
        .run();
  }
  numbers_.merge(told);
}

void Renumbering::follow(sql::Connection& connection, const std::string& author, const std::string& table, const Value& old_id, const Value& new_id,
                         std::int64_t until) {
  connection
      .prepare(
          "INSERT INTO main.sync_renumbered (site_code, table_name, old_id, new_id, until_batch) "
          "SELECT l.site_code, ?2, ?3, ?4, ?5 FROM main.sync_link l WHERE l.role = 'child' AND EXISTS ("
          "WITH RECURSIVE above (code) AS (SELECT ?1 UNION SELECT s.parent_code FROM above a JOIN main.sync_site s ON s.code = a.code) "
          "SELECT 1 FROM above JOIN main.sync_identity i ON i.site_code = above.code) "
          "ON CONFLICT DO UPDATE SET new_id = excluded.new_id")
      .bind(author, table, old_id.number, new_id.number, until)
      .run();
}

void Renumbering::purge(sql::Connection& connection, const std::string& child, std::int64_t confirmed) {
  connection.prepare("DELETE FROM main.sync_renumbered WHERE site_code = ?1 AND until_batch <= ?2").bind(child, confirmed).run();
}

}  // namespace crm::sync
