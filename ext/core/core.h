// core: install, version, debug, check.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/embedded.h"
#include "sqlite/connection.h"

namespace crm {

// What an install brings: the schema of this version, and how to come to it from each earlier one. A fresh install executes the schema
// files alone. An upgrade executes those whose tables are not there yet, and for the others the migrations of the versions in between,
// each named after its version and its schema file: schema/migrations/2.core.sql.
struct Release {
  std::span<const SqlFile> schema, migrations, views, triggers, checks;
  int version() const;  // the latest that a migration leads to; 1 without any
};
Release this_release();

// Brings the database to the release, all or nothing; returns the schema version. Writes and locks nothing when nothing is to be done.
// rehearse: does it and takes it back.
int install(sql::Connection& connection, const Release& release, bool rehearse = false);

// The schema version of the database; nothing where there is no schema of ours.
std::optional<int> installed_version(sql::Connection& connection);

// Throws what to do when the database has no schema of ours, or that of another release, or a TEMP table hides one of its tables.
void require_schema(sql::Connection& connection, const Release& release);

// The triggers and views that this release makes of the database's rows as they are now, as sqlite_schema should hold them.
std::vector<std::string> expected_objects(sql::Connection& connection, const Release& release);

// Drops our triggers that name a table; install() makes them again.
void drop_triggers(sql::Connection& connection, std::string_view table);

// Those of them that sqlite_schema does not hold to the letter.
std::vector<std::string> missing_objects(sql::Connection& connection, const std::vector<std::string>& expected);

// Is this check about the rows that rules are made of? crm_install() refuses what it finds; crm_check() does not go on to the data then.
inline bool is_about_rules(const SqlFile& check) { return check.name.find(".rules.") != std::string_view::npos; }

// Registers crm_debug, crm_install and crm_check.
void register_core(sql::Connection& connection);

// Registers crm_version: last of all, since a connection that has it counts as one that has loaded everything.
void register_version(sql::Connection& connection);

}  // namespace crm
