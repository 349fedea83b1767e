// mail: the delivery of outbox. A library of its own, crm_mail.so, so that crm.so has nothing of the network.
#pragma once

#include "sqlite/connection.h"

namespace crm::mail {

// Registers send_mail and spool_mail.
void register_delivery(sql::Connection& connection);

}  // namespace crm::mail
