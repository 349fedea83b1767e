// Tables of any shape: their keys, types, constraints, indexes and names come from a number.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "sync/sites.h"

namespace test {

class Chance {
 public:
  explicit Chance(unsigned number) : random_(number) {}
  std::size_t below(std::size_t count) { return random_() % count; }
  bool one_in(std::size_t count) { return below(count) == 0; }
  std::string any_of(const std::vector<std::string>& texts) { return texts[below(texts.size())]; }
  template <typename Each>
  void shuffle(std::vector<Each>& all) {
    for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[below(i)]);
  }

 private:
  std::mt19937 random_;
};

struct RandomColumn {
  std::string name, type;
  std::string more = "";  // COLLATE, DEFAULT, NOT NULL, CHECK, ...
  bool is_key = false;
  std::string refers_to = "";  // a table; "": none
};

struct RandomTable {
  RandomTable(Chance& chance, std::size_t number, const std::vector<RandomTable>& others);

  std::string name;
  std::vector<RandomColumn> columns;  // in their order
  std::vector<std::string> key;       // in the order of the primary key
  bool is_numbered = false;           // has rows with numbers beside the key
  std::string definition;             // with its indexes and triggers

  const RandomColumn& column(const std::string& called) const;
  std::vector<RandomColumn> edited()
      const;  // that are neither in the key nor e, which holds what tells each edit from all others; nothing constrains the column noted

 private:
  void choose_key(Chance& chance);
  void choose_columns(Chance& chance, const std::vector<RandomTable>& others);
  void define(Chance& chance, const std::vector<RandomTable>& others);

  bool is_strict_ = false;
  bool is_alone_ = false;  // the key stands beside its only column
};

}  // namespace test
