// The words with which a statement begins, as far as what it is about can be told by them.
#pragma once

#include <string>
#include <string_view>

namespace crm::sync {

// In upper case; names as they are meant.
class Words {
 public:
  explicit Words(std::string_view text) : rest_(text) { next(); }
  const std::string& word() const { return word_; }
  const std::string& name() const { return name_; }
  std::string_view from_here() const { return here_; }
  bool take(std::string_view word) {
    if (is_quoted_ || word_ != word) return false;
    next();
    return true;
  }
  std::string take_name() {
    std::string taken = std::move(name_);
    next();
    return taken;
  }

 private:
  void skip_space();
  void next();

  std::string_view rest_, here_;
  std::string word_, name_;
  bool is_quoted_ = false;
};

}  // namespace crm::sync
