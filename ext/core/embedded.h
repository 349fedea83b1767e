// The .sql files of this repository as they were when the library was built, in the order that CMakeLists.txt lists them.
#pragma once

#include <span>
#include <string_view>

namespace crm {

struct SqlFile {
  std::string_view name;  // path in the repository
  std::string_view text;
};

std::span<const SqlFile> macros_files();      // schema/macros.sql
std::span<const SqlFile> schema_files();      // a fresh install
std::span<const SqlFile> migrations_files();  // schema/migrations/<version>.<schema file>
std::span<const SqlFile> views_files();       // sql/: made anew at every install
std::span<const SqlFile> triggers_files();    // likewise
std::span<const SqlFile> checks_files();      // what crm_check() runs
std::span<const SqlFile> steps_files();       // what cadence_sync() runs

}  // namespace crm
