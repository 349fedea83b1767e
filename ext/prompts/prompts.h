// prompts: sync_prompts, the inbox.
#pragma once

#include "sqlite/connection.h"

namespace crm {

// Registers sync_prompts.
void register_prompts(sql::Connection& connection);

}  // namespace crm
