#include "sync/inspect.h"

#include <array>

#include "core/core.h"
#include "sqlite/table.h"
#include "sync/contents.h"
#include "sync/sites.h"

namespace crm::sync {
namespace {

// A row for each value: of an insertion or deletion one for each column.
struct Inspect {
  static constexpr const char* name = "sync_inspect";
  static constexpr const char* declaration =
      "CREATE TABLE x(sender TEXT, receiver TEXT, batch INTEGER, author TEXT, kind TEXT, table_name TEXT, row_key TEXT, column_name TEXT, old_value, "
      "new_value, at TEXT, modified_by TEXT, path TEXT HIDDEN)";
  static constexpr int hidden = 12;
  static constexpr std::array arguments{12};

  class Cursor {
   public:
    Cursor(sql::Connection& connection, const sql::Arguments& arguments);
    bool next();
    void column(sqlite3_context* context, int index) const;
    std::int64_t rowid() const { return row_; }

   private:
    bool next_change();

    std::unique_ptr<Opener> file_;
    Frames frames_;
    std::optional<FrameReader> frame_;
    std::optional<BatchHead> batch_;  // the one that is being read
    Change change_;
    std::size_t place_ = 0, places_ = 0;
    std::int64_t row_ = 0;
  };
};

Inspect::Cursor::Cursor(sql::Connection& connection, const sql::Arguments& arguments) {
  const auto path = sql::text_of(arguments[0], "path");
  if (!path) return;
  require_schema(connection, this_release());
  const Identity own = identity(connection);
  file_ = std::make_unique<Opener>(*path);
  sql::Statement sender = connection.prepare("SELECT sign_public FROM main.sync_link WHERE site_code = ?1");
  if (!sender.bind(file_->header().sender).step())
    throw sql::Error("it is from the site " + file_->header().sender + ", with which this one has no link");
  if (file_->header().receiver != own.code) throw sql::Error("it is for the site " + file_->header().receiver + ", and this is " + own.code);
  file_->open(value_at(sender, 0).bytes, own.keys.open_public, own.keys.open_secret);
}

bool Inspect::Cursor::next_change() {
  while (!frame_ || !frame_->next(change_)) {
    frame_.reset();
    if (auto piece = batch_ ? next_piece(*file_) : std::nullopt) {
      if (const auto frame = frames_.add(std::move(*piece))) frame_.emplace(*frame);
    } else if (batch_ ? batch_->number == file_->header().last : file_->header().last < file_->header().first) {
      file_->require_end();
      return false;
    } else {
      batch_ = next_batch(*file_);
    }
  }
  return true;
}

bool Inspect::Cursor::next() {
  if (!file_) return false;
  ++row_;
  if (++place_ < places_) return true;
  if (!next_change()) return false;
  place_ = 0;
  places_ = change_.kind() == Kind::update || change_.kind() == Kind::schema ? 1 : std::max<std::size_t>(1, change_.values.size());
  return true;
}

void to_result(sqlite3_context* context, const Value& value) {
  if (value.type == SQLITE_INTEGER) return sqlite3_result_int64(context, value.number);
  if (value.type == SQLITE_FLOAT) return sqlite3_result_double(context, value.real());
  if (value.type == SQLITE_TEXT) return sql::to_result(context, value.bytes);
  if (value.type == SQLITE_BLOB) return sqlite3_result_blob64(context, value.bytes.data(), value.bytes.size(), SQLITE_TRANSIENT);
  sqlite3_result_null(context);
}

void Inspect::Cursor::column(sqlite3_context* context, int index) const {
  static constexpr const char* kinds[] = {"", "insert", "update", "delete", "schema"};
  const bool has_value = place_ < change_.shape->columns.size();
  switch (index) {
    case 0:
      return sql::to_result(context, file_->header().sender);
    case 1:
      return sql::to_result(context, file_->header().receiver);
    case 2:
      return sql::to_result(context, batch_->number);
    case 3:
      return sql::to_result(context, batch_->author);
    case 4:
      return sql::to_result(context, kinds[static_cast<int>(change_.kind())]);
    case 5:
      return sql::to_result(context, change_.table());
    case 6:
      return sql::to_result(context, as_text(change_.key));
    case 7:
      return has_value ? sql::to_result(context, change_.shape->columns[place_]) : sqlite3_result_null(context);
    case 8:
      return change_.kind() == Kind::insert || !has_value ? sqlite3_result_null(context) : to_result(context, change_.values[place_]);
    case 9:
      if (change_.kind() == Kind::update) return to_result(context, change_.values[1]);
      if (change_.kind() == Kind::schema) return to_result(context, change_.values[0]);
      return change_.kind() == Kind::insert && has_value ? to_result(context, change_.values[place_]) : sqlite3_result_null(context);
    case 10:
      return sql::to_result(context, change_.at);
    case 11:
      return change_.by.empty() ? sqlite3_result_null(context) : sql::to_result(context, change_.by);
    default:
      return sqlite3_result_null(context);
  }
}

}  // namespace

void define_inspect(sql::Connection& connection) { sql::define_table<Inspect>(connection); }

}  // namespace crm::sync
