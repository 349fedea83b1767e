#include "core/check.h"

#include "core/sql_template.h"

namespace crm {

Check::Cursor::Cursor(sql::Connection& connection, const sql::Arguments&) : connection_(connection) {
  require_schema(connection, release_);
  objects_ = missing_objects(connection, expected_objects(connection, release_));
}

bool Check::Cursor::next() {
  if (row_++ > 0 && !objects_.empty()) objects_.pop_back();
  if (!objects_.empty()) return true;
  while (!rows_ || !rows_->step()) {
    if (file_ == release_.checks.size()) return false;
    const SqlFile& file = release_.checks[file_++];
    if (rules_are_broken_ && !is_about_rules(file)) return false;  // a rule that names what is not there would make the rest fail
    rows_.emplace(connection_.prepare(fill_in(connection_, file)));
  }
  rules_are_broken_ = rules_are_broken_ || is_about_rules(release_.checks[file_ - 1]);
  return true;
}

void Check::Cursor::column(sqlite3_context* context, int index) const {
  if (objects_.empty()) return sqlite3_result_value(context, sqlite3_column_value(rows_->handle(), index));
  const std::string& object = objects_.back();
  switch (index) {
    case 0:
      return sql::to_result(context, "schema");
    case 2:
      return sql::to_result(context, object.substr(0, object.find('\n')));
    case 3:
      return sql::to_result(context, "this trigger or view is missing, or not as the rules now say; call crm_install()");
    default:
      return sqlite3_result_null(context);
  }
}

}  // namespace crm
