// Worlds for the property of sites: a tree of up to six, and tables of the office's own in shapes that come from a number.
#pragma once

#include "sync/sites.h"

namespace test {

struct RandomTable {
  struct Column {
    std::string name, type;
  };
  std::string name;
  std::vector<Column> key, columns;  // the last column, e, holds what tells each edit from all others
  std::string definition() const;

  bool without_rowid = false;
  std::string unique;                         // a column; "": none
  std::string refers_to;                      // the table that the column r refers to; "": none
  std::string refers_to_key, refers_to_type;  // and its key
};

struct RandomWorld {
  explicit RandomWorld(unsigned number);
  std::vector<RandomTable> tables;
  Plan plan;
};

}  // namespace test
