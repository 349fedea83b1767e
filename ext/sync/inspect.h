// sync_inspect(path): what a file holds for this site, without applying it.
#pragma once

#include "sqlite/connection.h"

namespace crm::sync {

void define_inspect(sql::Connection& connection);

}  // namespace crm::sync
