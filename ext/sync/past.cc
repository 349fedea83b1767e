#include "sync/past.h"

#include <fmt/format.h>

namespace crm::sync {

sql::Error another_past(const Link& link, std::string_view what) {
  return sql::Error(
      fmt::format("{}: one of the two databases was restored from a backup, or there is a copy of it; save what either has alone (README, "
                  "Synchronization), then {}",
                  what, link.is_parent ? fmt::format("have this site cut anew at {}", link.code) : fmt::format("cut {} anew", link.code)));
}

void require_same_past(sql::Connection& connection, const Link& link, const Header& header) {
  sql::Statement own = connection.prepare("SELECT last_batch, (SELECT mark FROM main.sync_batch WHERE number = ?1) FROM main.sync_identity");
  own.bind(header.received).step();
  if (const auto made = own.get<std::int64_t>(0); header.received > made)
    throw another_past(link, fmt::format("it confirms batch {}, and this database has made {}", header.received, made));
  const auto mark = own.get<std::optional<std::int64_t>>(1);  // nothing: all neighbours have confirmed it
  if (header.received_mark != 0 && mark.value_or(header.received_mark) != header.received_mark)
    throw another_past(link, fmt::format("it confirms another batch {} than this database has made", header.received));
  if (header.last == link.received && link.received_mark.value_or(header.last_mark) != header.last_mark)
    throw another_past(link, fmt::format("its batch {} is another than the one that was applied here", header.last));
}

}  // namespace crm::sync
