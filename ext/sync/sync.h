// sync: main office, remote offices and laptops with the same data.
#pragma once

#include "sqlite/connection.h"

namespace crm {

// Registers the sync_ functions and sync_inspect.
void register_sync(sql::Connection& connection);

}  // namespace crm
