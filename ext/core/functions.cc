// The SQL functions of the core, in one place.
#include <fmt/format.h>
#include <sqlite3.h>

#include "core/check.h"
#include "core/core.h"
#include "sqlite/function.h"

namespace crm {
namespace {

// crm_version() -> text: version of the extension, such as 0.1.0.
std::string version() { return CRM_VERSION; }

// crm_debug() -> JSON object: version, commit, schema version it installs, the SQLite it runs in and was built with, compiler, libraries.
std::string debug() {
  return fmt::format(
      R"({{"version":"{}","commit":"{}","schema":{},"sqlite":"{}","sqlite_built_with":"{}","compiler":"gcc {}","libraries":{{"fmt":"{}.{}.{}"}},)"
      R"("features":["core","prompts","tasks","mail","accounts","cadence","sync"]}})",
      CRM_VERSION, CRM_COMMIT, this_release().version(), sqlite3_libversion(), SQLITE_VERSION, __VERSION__, FMT_VERSION / 10000,
      FMT_VERSION / 100 % 100, FMT_VERSION % 100);
}

// crm_install([option]) -> integer: the schema version now in place. Creates or upgrades the schema and brings changed rows of prompt_rule,
// pick_list_column, activity_table and cadence_field into force (G2, P26); again, it writes nothing. option 'rehearse': does it, takes it back, and
// returns or fails as the real call would. All or nothing. Errors: a rule row that cannot be in force, a schema newer than the extension, a table in
// the way.
std::int64_t install_function(sql::Connection& connection, std::optional<std::string_view> option) {
  if (option && *option != "rehearse") {
    throw sql::Error("there is no option '" + std::string(*option) + "'; leave it out, or give 'rehearse'");
  }
  return install(connection, this_release(), option.has_value());
}

}  // namespace

void register_core(sql::Connection& connection) {
  sql::define(connection, "crm_debug", SQLITE_INNOCUOUS | SQLITE_DETERMINISTIC, debug);
  sql::define(connection, "crm_install", SQLITE_DIRECTONLY, install_function);
  sql::define_table<Check>(connection);
}

void register_version(sql::Connection& connection) { sql::define(connection, "crm_version", SQLITE_INNOCUOUS | SQLITE_DETERMINISTIC, version); }

}  // namespace crm
