// What workflows do with prospects, after their records went (C4): exit, move to another cadence, move to the next touch.
#pragma once

#include <cstdint>

#include "sqlite/connection.h"

namespace crm {

// Notes in temp.cadence_effect what each workflow of temp.cadence_match does. carry_out: and does it, one workflow after the other.
// Returns how many of them found a prospect in a cadence.
std::int64_t act(sql::Connection& connection, bool carry_out);

}  // namespace crm
