// What a schema change that succeeds at one site would come to at the others (S7): one that can never be made there would keep them waiting.
#pragma once

#include <map>
#include <string>

#include "sqlite/connection.h"

namespace crm::sync {

// What not every site has in the same way: nobody would know what a change of it does there.
void refuse_unshared(sql::Connection& connection, const std::string& table);

// A column that was added, by change (ALTER TABLE from behind the name), to a table that has no rows here, and that SQLite adds to no other.
void refuse_for_rows(sql::Connection& connection, const std::string& table, const std::string& change);

// A table, view or trigger that names a table which not every site has; statement: what made or altered it.
void refuse_naming_unshared(sql::Connection& connection, const std::string& type, const std::string& name, const std::string& statement);

// A table to which others refer by REFERENCES.
void refuse_referred(sql::Connection& connection, const std::string& table);

// The office's own views and triggers that mention a name and cannot be executed: type and name, and why.
using BrokenObjects = std::map<std::string, std::string>;
BrokenObjects broken_objects(sql::Connection& connection, const std::string& name);
void refuse_breaking(const BrokenObjects& before, const BrokenObjects& after);

}  // namespace crm::sync
