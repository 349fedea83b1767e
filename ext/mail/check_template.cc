// What is wrong with an e-mail template, and where, before it is written. The triggers refuse what this finds: both read the template with the
// same SQL, reading_templates of schema/macros.sql.
//
//   SELECT * FROM check_template('{{task}}', 'Hello {{ownre}}', NULL, 'report');
//   SELECT t.id, c.* FROM email_template t, check_template(t.subject, t.body_text, t.body_html, t.purpose) c;
#include <array>

#include "core/core.h"
#include "core/sql_template.h"
#include "mail/mail.h"
#include "sqlite/table.h"

namespace crm {
namespace {

constexpr SqlFile query = {
    "check_template",
    "WITH RECURSIVE {{#reading_templates}}(SELECT NULL AS id, ?1 AS purpose, ?2 AS subject, ?3 AS body_text, ?4 AS body_html){{/reading_templates}} "
    "SELECT part, line, problem FROM problem ORDER BY part DESC, line"};

// check_template(subject, body_text [, body_html [, purpose]]): a row for each problem; none when the template may be written. A part that is NULL is
// not looked at. purpose: report or message; message when it is left out, as in the table. Errors: another purpose.
struct CheckTemplate {
  static constexpr const char* name = "check_template";
  static constexpr const char* declaration =
      "CREATE TABLE x(part TEXT, line INTEGER, problem TEXT, subject TEXT HIDDEN, body_text TEXT HIDDEN, body_html TEXT HIDDEN, purpose TEXT HIDDEN)";
  static constexpr int hidden = 3;
  static constexpr std::array<int, 4> arguments{3, 4, 5, 6};

  class Cursor : public sql::StatementRows {
   public:
    Cursor(sql::Connection& connection, const sql::Arguments& given) {
      if (given[0] == nullptr || given[1] == nullptr) {
        throw sql::Error("it needs its arguments: check_template(subject, body_text [, body_html [, purpose]])");
      }
      require_schema(connection, this_release());
      const auto purpose = given[3] == nullptr ? "message" : sql::text_of(given[3], "purpose");
      if (!purpose) return;
      if (purpose != "report" && purpose != "message") throw sql::Error("there is no purpose '" + *purpose + "'; give report or message");
      read(connection.prepare(fill_in(connection, query)), *purpose, given[0], given[1], given[2]);
    }
  };
};

}  // namespace

void register_mail(sql::Connection& connection) { sql::define_table<CheckTemplate>(connection); }

}  // namespace crm
