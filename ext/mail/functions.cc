// The SQL functions of mail, in one place.
#include <sqlite3.h>

#include "mail/deliver.h"
#include "mail/delivery.h"
#include "mail/maildir.h"
#include "mail/smtp.h"
#include "sqlite/function.h"

namespace crm::mail {
namespace {

constexpr int schema_version = CRM_SCHEMA_VERSION;  // of the release that this library is of

void require_ready(sql::Connection& connection) {
  if (sqlite3_get_autocommit(connection.handle()) == 0) {
    throw sql::Error("it cannot run inside a transaction, since it commits after each message; COMMIT first");
  }
  sql::Statement there =
      connection.prepare("SELECT count(*) FROM main.sqlite_schema WHERE type = 'table' AND name IN ('schema_version', 'installed_object')");
  there.step();
  if (there.get<int>(0) != 2) throw sql::Error("this database has no schema of sqlite-crm; load crm.so and call SELECT crm_install()");
  there.reset();
  sql::Statement version = connection.prepare("SELECT coalesce(max(version), 0) FROM main.schema_version");
  version.step();
  if (version.get<int>(0) != schema_version) {
    throw sql::Error("this database has schema version " + std::to_string(version.get<int>(0)) + ", crm_mail.so is for " +
                     std::to_string(schema_version) + "; load crm.so and call SELECT crm_install(), or use the crm_mail.so of its release");
  }
}

// send_mail(url [, options]) -> JSON object: sent, failed, unknown, retried, withheld (messages of this call), waiting (now). Delivers what is
// due in outbox to a mail server. options: a JSON object of limit, timeout, starttls, credentials, ca_file. Each message is committed by itself:
// call it outside a transaction. Errors, which leave messages waiting: no sender (setting mail.from), a wrong option, a server that cannot be
// reached, wants STARTTLS or refuses the password.
std::string send_function(sql::Connection& connection, std::string_view url, std::optional<std::string_view> options) {
  require_ready(connection);
  const Route route = read_route(connection, url, options);
  Smtp server(route);
  return deliver(connection, server, route.limit, "send_mail");
}

// spool_mail(folder) -> the same. Writes the messages as files into a Maildir, from which another program sends them.
// The folder must be there; what a Maildir has in it is made. Errors: no such folder, and those of send_mail.
std::string spool_function(sql::Connection& connection, std::string_view folder) {
  require_ready(connection);
  Maildir spool{std::string(folder)};
  return deliver(connection, spool, INT64_MAX, "spool_mail");
}

}  // namespace

void register_delivery(sql::Connection& connection) {
  sql::define(connection, "send_mail", SQLITE_DIRECTONLY, send_function);
  sql::define(connection, "spool_mail", SQLITE_DIRECTONLY, spool_function);
}

}  // namespace crm::mail
