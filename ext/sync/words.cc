#include "sync/words.h"

#include <algorithm>

namespace crm::sync {

void Words::skip_space() {
  for (;;) {
    const auto begin = std::min(rest_.find_first_not_of(" \t\r\n\f"), rest_.size());
    rest_.remove_prefix(begin);
    std::size_t end = 0;
    if (rest_.starts_with("--")) {
      end = rest_.find('\n');
    } else if (rest_.starts_with("/*")) {
      end = rest_.find("*/", 2);
      if (end != std::string_view::npos) end += 2;
    } else {
      return;
    }
    rest_.remove_prefix(std::min(end, rest_.size()));
  }
}
void Words::next() {
  skip_space();
  here_ = rest_;
  word_.clear();
  name_.clear();
  is_quoted_ = false;
  if (rest_.empty()) return;
  const auto is_part = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  const char first = rest_.front();
  if (const std::size_t kind = std::string_view("\"`['").find(first); kind != std::string_view::npos) {
    const char last = "\"`]'"[kind];
    std::size_t i = 1;
    for (; i < rest_.size(); ++i) {
      if (rest_[i] == last && (last == ']' || i + 1 == rest_.size() || rest_[i + 1] != last)) break;
      if (rest_[i] == last) ++i;
      name_ += rest_[i];
    }
    is_quoted_ = true;
    rest_.remove_prefix(std::min(i + 1, rest_.size()));
    return;
  }
  std::size_t count = 0;
  while (count < rest_.size() && is_part(rest_[count])) ++count;
  name_ = rest_.substr(0, std::max<std::size_t>(count, 1));
  word_ = name_;
  for (char& c : word_) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  rest_.remove_prefix(name_.size());
}

}  // namespace crm::sync
