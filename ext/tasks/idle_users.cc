#include "tasks/idle_users.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tasks/report.h"

namespace crm {

std::vector<IdleUser> idle_users(sql::Connection& connection, const std::string& now) {
  sql::Statement rows = connection.prepare(
      "SELECT id, name, since, email FROM (SELECT id, name, email, max(coalesce(last_active_at, ''), coalesce(active_since, '')) AS since "
      "FROM main.user_account WHERE status = 'Active'), (SELECT CAST(value AS INTEGER) AS days FROM main.setting WHERE name = "
      "'user_account.inactive_after') WHERE days > 0 AND since <> '' AND since < datetime(?1, -days || ' days') ORDER BY name, id");
  sql::Statement tasks = connection.prepare("SELECT name FROM main.automated_task WHERE owner_id = ?1 AND enabled ORDER BY created_at, id");
  std::vector<IdleUser> users;
  for (rows.bind(now); rows.step();) {
    IdleUser user{rows.get<std::string>(0), rows.get<std::string>(1), rows.get<std::string>(2), {}, rows.get<std::optional<std::string>>(3)};
    for (tasks.bind(user.id); tasks.step();) user.tasks.push_back(tasks.get<std::string>(0));
    users.push_back(std::move(user));
  }
  return users;
}

void inactivate_user(sql::Connection& connection, const IdleUser& user, const std::string& now) {
  connection
      .prepare(
          "INSERT INTO main.audit_log (at, action, rule, table_name, row_id, column_name, old_value, new_value) "
          "VALUES (?2, 'user account inactivated', 'T6', 'user_account', ?1, 'status', 'Active', 'Inactive')")
      .bind(user.id, now)
      .run();
  connection.prepare("UPDATE main.user_account SET status = 'Inactive' WHERE id = ?1").bind(user.id).run();
  if (user.tasks.empty()) return;
  Message message{user.id,      user.email,  "Your account was inactivated, and its automated tasks were disabled", "", std::nullopt,
                  std::nullopt, std::nullopt};
  message.text = fmt::format(
      "{},\n\nyour account has had no activity since {} and was inactivated. These automated tasks of yours no longer run:\n\n- {}\n\n"
      "An administrator can activate the account again, or give the tasks to a Service account, and then enable them.\n",
      user.name, user.since, fmt::join(user.tasks, "\n- "));
  write_message(connection, message, now);
}

}  // namespace crm
