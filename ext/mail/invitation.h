// A calendar invitation, or its cancellation, as iCalendar (RFC 5545, RFC 5546).
//
//   calendar_text(invitation, "2025-03-10 09:00:00");  // BEGIN:VCALENDAR ...
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace crm::mail {

// A row of outbox_invitation; instants as there.
struct Invitation {
  std::string uid;
  std::int64_t sequence = 0;
  std::string method;  // REQUEST or CANCEL
  std::string starts_at;
  std::optional<std::string> ends_at;
  std::string summary;
  std::optional<std::string> location;
  std::string organizer, attendee;
  std::optional<std::int64_t> reminder_minutes;
};

// now: DTSTAMP. Throws sql::Error where an address is none.
std::string calendar_text(const Invitation& invitation, const std::string& now);

}  // namespace crm::mail
