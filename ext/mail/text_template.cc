#include "mail/text_template.h"

#include <algorithm>

namespace crm {
namespace {

namespace mustache = kainjow::mustache;

void require_parses(const std::string& name, const char* part, const std::string& text) {
  if (text.find("{{=") != std::string::npos) {
    throw sql::Error("the e-mail template '" + name + "' changes its delimiters, in its " + part + "; leave them as they are");
  }
  const mustache::mustache parsed(text);
  if (!parsed.is_valid()) throw sql::Error("the e-mail template '" + name + "' does not parse, in its " + part + ": " + parsed.error_message());
}

}  // namespace

EmailTemplate find_template(sql::Connection& connection, const TemplateWanted& wanted) {
  sql::Statement row = connection.prepare(
      "SELECT name, subject, body_text, body_html, active, purpose FROM main.email_template "
      "WHERE CASE WHEN ?1 IS NULL THEN name = coalesce(?2, name) AND purpose = ?3 AND active "
      "AND (center_id IS NULL OR center_id = ?4) ELSE id = ?1 END ORDER BY center_id IS NULL, name, id");
  if (!row.bind(wanted.id, wanted.name, wanted.purpose, wanted.center_id).step()) {
    throw sql::Error("there is no active e-mail template" + (wanted.name ? " '" + *wanted.name + "'" : "") + "; add one, or activate it");
  }
  const auto name = row.get<std::string>(0);
  if (!row.get<bool>(4)) throw sql::Error("the e-mail template '" + name + "' is not active; activate it, or choose another");
  if (row.get<std::string>(5) != wanted.purpose) {
    throw sql::Error("the e-mail template '" + name + "' is not for " + wanted.purpose + "s; choose one of purpose " + wanted.purpose);
  }
  EmailTemplate found{name, row.get<std::string>(1), row.get<std::string>(2), row.get<std::optional<std::string>>(3)};
  require_parses(name, "subject", found.subject);
  require_parses(name, "body_text", found.text);
  if (found.html) require_parses(name, "body_html", *found.html);
  return found;
}

TextTemplate::TextTemplate(const std::string& text, Kind kind) : document_(text) {
  if (kind == plain) document_.set_custom_escape([](const std::string& value) { return value; });
}

std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
  return text;
}

}  // namespace crm
