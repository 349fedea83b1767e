// SQLite as this library sees it: through the host's routine table in crm.so, directly in static builds (SQLITE_CORE).
#pragma once

#include <sqlite3ext.h>

SQLITE_EXTENSION_INIT3
