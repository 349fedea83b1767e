// The same office in PostgreSQL: the table, the clients and the rules of postgres_office.sql, edited through libpq.
#pragma once

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <vector>

#include "edits.h"

namespace bench {

class PostgresOffice {
 public:
  // Makes the tables, the clients and the triggers in the (empty) database.
  PostgresOffice(const std::string& conninfo, const Order& order, int clients);

  // One transaction of edits of a kind, the next of that kind, in libpq's pipeline mode: no round trip for each edit. Returns seconds.
  double edit(const Kind& kind);

  // The question of each edit must be there. Throws std::runtime_error.
  void verify() const;

 private:
  void run(const std::string& text) const;

  std::unique_ptr<PGconn, void (*)(PGconn*)> connection_;
  const Order& order_;
  std::vector<int> transactions_;
};

}  // namespace bench
