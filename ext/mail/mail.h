// mail: e-mail templates, checked before they are written.
#pragma once

#include "sqlite/connection.h"

namespace crm {

// Registers check_template.
void register_mail(sql::Connection& connection);

}  // namespace crm
