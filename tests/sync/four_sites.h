// A main office, a laptop of it, a remote office and a laptop of that, with tables of several shapes beside ours.
#pragma once

#include "sync/sites.h"

namespace test {

enum Site : std::size_t { main_office, ann, north, bob };

class FourSites : public Sites {
 public:
  FourSites();
};

}  // namespace test
