// sync_ddl(sql): a schema change that is made at the main office and goes to all sites, in order with the data around it (S7).
#pragma once

#include "sqlite/savepoint.h"
#include "sync/tables.h"

namespace crm::sync {

// Refuses whatever is no such change, makes it, and puts it into a batch.
void change_schema(sql::Connection& connection, const std::string& statement);

// At the other sites: makes one that came in a file.
void make_schema_change(sql::Connection& connection, sql::Savepoint& savepoint, const std::string& statement);

// The batch that tells it to the neighbours.
void tell_schema_change(sql::Connection& connection, Tables& tables, const std::optional<std::string>& origin, const std::string& author,
                        const std::string& statement);

}  // namespace crm::sync
