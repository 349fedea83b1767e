// Makes one allocation of this program fail, SQLite's and C++'s counted together.
#pragma once

namespace test {

struct Memory {
  static inline long left = -1;  // allocations until the failing one; negative: none fails
  static inline bool failed = false;
  static void install();  // before SQLite is used
  static bool fails() {
    if (left < 0 || left-- > 0) return false;
    failed = true;
    return true;
  }
};

}  // namespace test
