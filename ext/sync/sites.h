// sync_init, sync_add_site, sync_cut, sync_track, sync_untrack: which databases there are, and what they share.
#pragma once

#include "sync/apply.h"
#include "sync/envelope.h"

namespace crm::sync {

// This site, its keys and its links.
struct Identity {
  std::string code;
  Keys keys;
};
Identity identity(sql::Connection& connection);  // throws when this database is no site yet
std::vector<Link> links(sql::Connection& connection);
Link link_to(sql::Connection& connection, const std::string& code);

// Library files of groups that neither this site nor one below it belongs to are not kept (S7). True: there were some.
bool leave_groups(sql::Connection& connection, const std::string& code);
bool is_site(sql::Connection& connection);
bool is_main(sql::Connection& connection);  // the main office

// Throws when a table cannot be synchronized as it is.
void refuse_unfit(sql::Connection& connection, const std::string& table);
// Writes the rows of sync_table and sync_column for a table, or writes them anew; the triggers come with crm_install(). Throws when it is unfit.
void describe(sql::Connection& connection, const std::string& table);

void init(sql::Connection& connection, std::string_view code, std::string_view name, std::string_view kind);
void add_site(sql::Connection& connection, std::string_view code, std::string_view name, std::string_view kind,
              std::optional<std::string_view> parent);
void cut(sql::Connection& connection, const std::string& code, const std::string& path);
void track(sql::Connection& connection, const std::string& table);
void untrack(sql::Connection& connection, const std::string& table);

}  // namespace crm::sync
