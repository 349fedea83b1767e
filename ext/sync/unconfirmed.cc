#include "sync/unconfirmed.h"

namespace crm::sync {
namespace {

// What of a row: anything in it; the row as a whole, which was inserted or deleted; a column.
enum class Of { any = 0, whole = 1, column = 2 };

}  // namespace

void Unconfirmed::create_table(sql::Connection& connection) {
  connection.execute(
      "CREATE TEMP TABLE IF NOT EXISTS sync_unconfirmed (row_name BLOB, what INTEGER, column_name TEXT, batch INTEGER, site TEXT, at TEXT, by TEXT, "
      "removed BLOB, PRIMARY KEY (row_name, what, column_name)) WITHOUT ROWID");
}

Unconfirmed::Unconfirmed(sql::Connection& connection, Tables& tables, std::int64_t after, const std::optional<std::string>& parent) {
  connection.execute("DELETE FROM temp.sync_unconfirmed");
  insert_.emplace(connection.prepare(
      "INSERT INTO temp.sync_unconfirmed (row_name, what, column_name, batch, site, at, by, removed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) "
      "ON CONFLICT DO UPDATE SET batch = excluded.batch, site = excluded.site, at = excluded.at, by = excluded.by, removed = excluded.removed"));
  forget_columns_.emplace(connection.prepare("DELETE FROM temp.sync_unconfirmed WHERE row_name = ?1 AND what = 2"));
  find_.emplace(connection.prepare(
      "SELECT batch, site, at, by FROM temp.sync_unconfirmed WHERE row_name = ?1 AND ((what = ?2 AND column_name = ?3) OR (?2 = 2 AND what = 1)) "
      "ORDER BY what DESC LIMIT 1"));
  find_removed_.emplace(connection.prepare("SELECT removed FROM temp.sync_unconfirmed WHERE row_name = ?1 AND what = 1 AND removed IS NOT NULL"));
  each_change(connection, after, [&](std::int64_t number, const Batch& batch, Change& change) {
    if (parent && (!batch.origin || batch.origin == parent)) return;
    std::vector<Lost> lost;
    if (change.kind() != Kind::schema && tables.fit(change, number, lost)) add(number, batch, change);
  });
}

void Unconfirmed::add(std::int64_t number, const Batch& batch, const Change& change) {
  empty_ = false;
  const std::string row = row_name(change.table(), change.key);
  std::optional<std::string> removed;
  if (change.kind() == Kind::remove) removed = one_frame(change);
  const auto put = [&](Of what, std::string_view column) {
    insert_
        ->bind(sql::Blob{row}, static_cast<int>(what), column, number, batch.author, change.at, change.by,
               removed ? std::optional(sql::Blob{*removed}) : std::nullopt)
        .run();
  };
  put(Of::any, "");
  if (change.kind() == Kind::update) return put(Of::column, change.column());
  put(Of::whole, "");
  forget_columns_->bind(sql::Blob{row}).run();
}

std::optional<Unconfirmed::Writer> Unconfirmed::writer_of(const Table& table, const std::vector<Value>& key,
                                                          const std::optional<std::string>& column) {
  if (empty_) return std::nullopt;
  const std::string row = row_name(table.name, key), name = column.value_or("");
  const sql::Reset reset(*find_);
  find_->bind(sql::Blob{row}, static_cast<int>(column ? Of::column : Of::any), name);
  if (!find_->step()) return std::nullopt;
  return Writer{find_->get<std::int64_t>(0), find_->get<std::string>(1), find_->get<std::string>(2), find_->get<std::string>(3)};
}

std::int64_t Unconfirmed::batch_of(const Table& table, const std::vector<Value>& key, const std::optional<std::string>& column) {
  const auto writer = writer_of(table, key, column);
  return writer ? writer->batch : 0;
}

std::optional<std::vector<Value>> Unconfirmed::removed_row(const Table& table, const std::vector<Value>& key) {
  if (empty_) return std::nullopt;
  const std::string row = row_name(table.name, key);
  const sql::Reset reset(*find_removed_);
  if (!find_removed_->bind(sql::Blob{row}).step()) return std::nullopt;
  Change change;
  FrameReader(value_at(*find_removed_, 0).bytes).next(change);
  return std::move(change.values);
}

}  // namespace crm::sync
