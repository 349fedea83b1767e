// A short write transaction that is patient: what was handed over to a mail server must be noted, also while others write.
//
//   Transaction transaction(connection);
//   ...
//   transaction.commit();  // else all is undone
#pragma once

#include "sqlite/savepoint.h"

namespace crm::mail {

class Transaction {
 public:
  explicit Transaction(sqlite3* db) {
    patiently([&] { savepoint_.emplace(db, "crm_mail"); });
  }
  void commit() {
    patiently([&] { savepoint_->release(); });
  }

 private:
  // Hosts set very different busy timeouts, most of them none: so it also waits by itself, up to half a minute.
  template <class Step>
  static void patiently(Step&& step) {
    constexpr int pause = 10, longest = 30000;  // milliseconds
    for (int waited = 0;; waited += pause) {
      try {
        return step();
      } catch (const sql::Error& e) {
        if ((e.code() & 0xff) != SQLITE_BUSY || waited >= longest) throw;
      }
      sqlite3_sleep(pause);
    }
  }

  std::optional<sql::Savepoint> savepoint_;
};

}  // namespace crm::mail
