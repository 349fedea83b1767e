// One text of a template, rendered many times: for each message, or each line of a report. What Mustache makes of it depends on which values there
// are, since sections show or hide with them; the values themselves are only put in their places. So it renders once for each set of values that are
// there, with marks in the places, and what is wanted is that with its values.
//
//   RepeatedText text(found.text, TextTemplate::plain);
//   text.render({{"client.name", client.name}, {"session.date", std::nullopt}});
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mail/text_template.h"

namespace crm {

// Fields, as template_field names them, with their values; blank: nullopt or ''. Always the same fields, in the same order.
using FieldValues = std::vector<std::pair<const char*, std::optional<std::string_view>>>;

class RepeatedText {
 public:
  // common: fields that are the same each time.
  RepeatedText(const std::string& text, TextTemplate::Kind kind, kainjow::mustache::data common = kainjow::mustache::data::type::object);
  RepeatedText(const RepeatedText&) = delete;
  RepeatedText& operator=(const RepeatedText&) = delete;

  std::string render(const FieldValues& values);

 private:
  struct Piece {
    std::string text;   // as it stands
    std::size_t value;  // the field whose value follows; past the last one: none does
  };
  using Known = std::map<std::vector<bool>, std::vector<Piece>>;  // by which values are there

  const std::vector<Piece>& pieces_for(const FieldValues& values);
  std::vector<Piece> pieces_with(const FieldValues& values);

  TextTemplate template_;
  TextTemplate::Kind kind_;
  kainjow::mustache::data common_;
  char mark_;  // begins and ends a place; stands nowhere in the template
  Known known_;
  const Known::value_type* last_ = nullptr;  // what was rendered last: most texts have the same values there as the one before
  std::size_t longest_ = 0;
};

}  // namespace crm
