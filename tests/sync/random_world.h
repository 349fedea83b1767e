// Worlds for the property of sites: a tree of up to six, and tables of the office's own in shapes that come from a number.
#pragma once

#include "sync/random_table.h"
#include "sync/sites.h"

namespace test {

struct RandomWorld {
  explicit RandomWorld(unsigned number);
  std::vector<RandomTable> tables;
  Plan plan;
};

}  // namespace test
