// Inactivating many clients at once: the first run of a task, against bare statements that find the same clients and write the same rows, report
// included, in a database without triggers.
#pragma once

#include <string>

#include "tasks_office.h"

namespace bench {

class ManyAtOnce {
 public:
  // Makes an office whose task takes about half of the clients.
  ManyAtOnce(const std::string& folder, int clients, const std::string& crm);
  ~ManyAtOnce();
  ManyAtOnce(const ManyAtOnce&) = delete;
  ManyAtOnce& operator=(const ManyAtOnce&) = delete;

  // Each begins with a fresh copy of the office, and returns seconds.
  double run() const;
  double by_statements(bool find = true) const;  // without find they are given whom to take, and what to report of each

  // Throws std::runtime_error unless both have left the same rows.
  void verify() const;
  // How many clients it was.
  int inactivated() const;

 private:
  Sqlite fresh_copy(const std::string& of, const std::string& to) const;

  std::string crm_, office_, bare_office_, ours_, bare_;
};

}  // namespace bench
