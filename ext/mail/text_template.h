// E-mail templates: rows of email_template, found, parsed and rendered (T39).
//
//   const EmailTemplate found = find_template(connection, {std::nullopt, "Inactivation Report", "report", "main"});
//   TextTemplate subject(found.subject, TextTemplate::plain);
//   subject.render(fields);
#pragma once

#include <kainjow/mustache.hpp>
#include <optional>
#include <string>

#include "sqlite/connection.h"

namespace crm {

struct EmailTemplate {
  std::string name, subject, text;
  std::optional<std::string> html;
};

// Which template is asked for.
struct TemplateWanted {
  std::optional<std::string> id;         // this one; nothing:
  std::optional<std::string> name;       // the active one of this name, of the center, else the global one; nothing: the first on the list
  std::string purpose;                   // email_template.purpose
  std::optional<std::string> center_id;  // whose it is
};

// Throws when there is none, when it is not active or for something else, or when it does not parse (one written before templates were checked).
EmailTemplate find_template(sql::Connection& connection, const TemplateWanted& wanted);

// One part of a template, parsed once and rendered as often as needed.
class TextTemplate {
 public:
  enum Kind { plain, html };  // html: values are escaped
  TextTemplate(const std::string& text, Kind kind);

  std::string render(const kainjow::mustache::data& fields) { return document_.render(fields); }
  void render(const kainjow::mustache::data& fields, const kainjow::mustache::mustache::render_handler& piece) { document_.render(fields, piece); }

 private:
  kainjow::mustache::mustache document_;
};

// A value for a template: where there is none, nothing is shown and its section is left out.
inline kainjow::mustache::data field(const std::optional<std::string>& value) {
  return value && !value->empty() ? kainjow::mustache::data(*value) : kainjow::mustache::data(false);
}

// A subject is one line, whatever a name in it holds.
std::string one_line(std::string text);

}  // namespace crm
