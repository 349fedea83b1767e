// Statements that write a table of any shape, drawn from numbers: few rows, so that sites meet in the same ones.
#pragma once

#include "sync/random_table.h"

namespace test {

// What is drawn from numbers shrinks with them.
class Draw {
 public:
  explicit Draw(std::vector<unsigned> numbers) : numbers_(std::move(numbers)) {}
  std::size_t below(std::size_t count) {
    unsigned& number = numbers_[next_++ % numbers_.size()];
    const std::size_t drawn = number % count;
    number /= static_cast<unsigned>(count);
    return drawn;
  }
  std::string any_of(const std::vector<std::string>& texts) { return texts[below(texts.size())]; }

 private:
  std::vector<unsigned> numbers_;
  std::size_t next_ = 0;
};

// The mark goes into column e, and tells the edit from all others. It may be more than one statement: none of them fails, or all do nothing.
std::string random_statement(const RandomTable& table, const std::vector<RandomTable>& all, Draw draw, const std::string& mark);

}  // namespace test
