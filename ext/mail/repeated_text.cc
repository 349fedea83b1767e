#include "mail/repeated_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace crm {
namespace {

namespace mustache = kainjow::mustache;

bool is_there(const std::optional<std::string_view>& value) { return value && !value->empty(); }

bool is_escaped(char c) { return c == '&' || c == '<' || c == '>' || c == '"' || c == '\''; }

char mark_for(const std::string& text) {
  for (char mark = 0x1f; mark > 0; --mark) {
    if (text.find(mark) == std::string::npos) return mark;
  }
  throw sql::Error("an e-mail template holds every control character; take them out");
}

}  // namespace

RepeatedText::RepeatedText(const std::string& text, TextTemplate::Kind kind, mustache::data common)
    : template_(text, kind), kind_(kind), common_(std::move(common)), mark_(mark_for(text)) {}

std::string RepeatedText::render(const FieldValues& values) {
  std::string rendered;
  rendered.reserve(longest_);
  for (const Piece& piece : pieces_for(values)) {
    rendered += piece.text;
    if (piece.value == values.size()) continue;
    const std::string_view value = *values[piece.value].second;
    if (kind_ == TextTemplate::html && std::ranges::any_of(value, is_escaped)) {
      rendered += mustache::html_escape(std::string(value));
    } else {
      rendered += value;
    }
  }
  longest_ = std::max(longest_, rendered.size());
  return rendered;
}

const std::vector<RepeatedText::Piece>& RepeatedText::pieces_for(const FieldValues& values) {
  const auto same = [](bool there, const auto& field) { return there == is_there(field.second); };
  if (last_ != nullptr && std::ranges::equal(last_->first, values, same)) return last_->second;
  std::vector<bool> there;
  for (const auto& [name, value] : values) there.push_back(is_there(value));
  auto known = known_.find(there);
  if (known == known_.end()) known = known_.emplace(std::move(there), pieces_with(values)).first;
  last_ = &*known;
  return last_->second;
}

std::vector<RepeatedText::Piece> RepeatedText::pieces_with(const FieldValues& values) {
  mustache::data fields = common_;
  std::map<std::string, mustache::data> objects;
  for (std::size_t at = 0; at < values.size(); ++at) {
    const std::string_view name = values[at].first;
    const mustache::data place = field(is_there(values[at].second) ? std::optional(fmt::format("{0}{1}{0}", mark_, at)) : std::nullopt);
    if (const std::size_t dot = name.find('.'); dot == std::string_view::npos) {
      fields.set(std::string(name), place);
    } else {
      objects.try_emplace(std::string(name.substr(0, dot)), mustache::data::type::object).first->second.set(std::string(name.substr(dot + 1)), place);
    }
  }
  for (const auto& [name, object] : objects) fields.set(name, object);
  const std::string rendered = template_.render(fields);
  std::vector<Piece> pieces;
  std::size_t at = 0;
  for (std::size_t place; (place = rendered.find(mark_, at)) != std::string::npos;) {
    const std::size_t end = rendered.find(mark_, place + 1);
    pieces.push_back({rendered.substr(at, place - at), std::stoul(rendered.substr(place + 1, end - place - 1))});
    at = end + 1;
  }
  pieces.push_back({rendered.substr(at), values.size()});
  return pieces;
}

}  // namespace crm
