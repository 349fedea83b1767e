// A database that is restored from a backup, or copied, makes batches anew under numbers that its neighbours know already: they would be passed over
// as if they had been applied, and confirmed unread. So each batch has a mark, a random number, and says that of the one before it (S6, S10).
#pragma once

#include "sync/apply.h"
#include "sync/envelope.h"

namespace crm::sync {

sql::Error another_past(const Link& link, std::string_view what);

// The batches that a file confirms are those that were made here, and those of its sender that were applied here are those that it has made.
void require_same_past(sql::Connection& connection, const Link& link, const Header& header);

}  // namespace crm::sync
