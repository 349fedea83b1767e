// Many edits of one column, of a table without triggers but those that capture: triggers are off meanwhile, since all that they would note is known.
#include "sync/apply.h"

namespace crm::sync {

bool Application::passes_on(Table& table, const Change& change, std::uint64_t alike) {
  const bool is_fit = (triggers_off_ || alike >= many) && change.kind() == Kind::update && put_back_.empty() && change.sent_key.empty() &&
                      (link_.is_parent ? !has_any_waiting_ && unconfirmed().empty() : !table.at_main) && table.only_captures();
  if (is_fit && !triggers_off_) triggers_off_.emplace(connection_.handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER);
  if (is_fit && replaces_alone(table, change)) {
    if (has_children_ && change.values[0] != change.values[1]) others().add(change);
    if (!link_.is_parent) renumbering_.note_references(table, change.key, change);
    return true;
  }
  triggers_off_.reset();
  return false;
}

bool Application::replaces_alone(Table& table, const Change& change) {
  try {
    return table.replace(change.key, table.place_of(change.column()), change.values[0], change.values[1]);
  } catch (const sql::Error& e) {
    if (!is_refusal(e)) throw;
    return false;
  }
}

}  // namespace crm::sync
