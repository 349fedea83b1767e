#include "sync/unconfirmed.h"

namespace crm::sync {

Unconfirmed::Unconfirmed(sql::Connection& connection, Tables& tables, std::int64_t after, const std::optional<std::string>& parent) {
  each_change(connection, after, [&](std::int64_t number, const Batch& batch, Change& change) {
    if (parent && (!batch.origin || batch.origin == parent)) return;
    std::vector<Lost> lost;
    if (change.kind() == Kind::schema || !tables.fit(change, number, lost)) return;
    Row& row = rows_[row_name(change.table(), change.key)];
    const Writer writer{number, batch.author, change.at, change.by};
    row.any = writer;
    if (change.kind() == Kind::update) {
      row.columns[change.column()] = writer;
      return;
    }
    row.whole = writer;
    row.columns.clear();
    row.is_removed = change.kind() == Kind::remove;
    row.removed = row.is_removed ? std::move(change.values) : std::vector<Value>();
  });
}

const Unconfirmed::Row* Unconfirmed::row_of(const Table& table, const std::vector<Value>& key) const {
  const auto found = rows_.find(row_name(table.name, key));
  return found == rows_.end() ? nullptr : &found->second;
}

std::int64_t Unconfirmed::batch_of(const Table& table, const std::vector<Value>& key, const std::optional<std::string>& column) const {
  const Writer* writer = rows_.empty() ? nullptr : writer_of(table, key, column);
  return writer == nullptr ? 0 : writer->batch;
}

const Unconfirmed::Writer* Unconfirmed::writer_of(const Table& table, const std::vector<Value>& key, const std::optional<std::string>& column) const {
  const Row* row = row_of(table, key);
  if (row == nullptr) return nullptr;
  if (!column) return &row->any;
  const auto found = row->columns.find(*column);
  if (found != row->columns.end()) return &found->second;
  return row->whole.batch > 0 ? &row->whole : nullptr;
}

const std::vector<Value>* Unconfirmed::removed_row(const Table& table, const std::vector<Value>& key) const {
  const Row* row = row_of(table, key);
  return row != nullptr && row->is_removed ? &row->removed : nullptr;
}

}  // namespace crm::sync
