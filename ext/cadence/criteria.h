// The criteria of workflows, compiled (C4, C8): one WHERE a workflow. Names come from cadence_field only, values are bound: none can become SQL.
#pragma once

#include <string>

#include "sqlite/connection.h"

namespace crm {

// Notes in temp.cadence_match which workflow matches which of the records in temp.cadence_record, and holds in temp.cadence_work what goes from the
// CRM of those that none matches, where their type has workflows (C5).
void match_workflows(sql::Connection& connection, const std::string& crm);

}  // namespace crm
