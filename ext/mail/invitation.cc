#include "mail/invitation.h"

#include <libical/ical.h>

#include <memory>
#include <mutex>

#include "mail/address.h"
#include "mail/text.h"
#include "sqlite/error.h"

namespace crm::mail {
namespace {

using Calendar = std::unique_ptr<icalcomponent, void (*)(icalcomponent*)>;

template <class T>
T* made(T* object) {
  if (object == nullptr) throw std::bad_alloc();
  return object;
}

void add(icalcomponent* to, icalproperty* property) { icalcomponent_add_property(to, made(property)); }

icaltimetype instant(const std::string& text) {  // YYYY-MM-DD HH:MM:SS, UTC
  const auto number = [&](std::size_t place, std::size_t length) { return std::stoi(text.substr(place, length)); };
  icaltimetype time = icaltime_null_time();
  time.year = number(0, 4);
  time.month = number(5, 2);
  time.day = number(8, 2);
  time.hour = number(11, 2);
  time.minute = number(14, 2);
  time.second = number(17, 2);
  time.zone = icaltimezone_get_utc_timezone();
  return time;
}

std::string mailto(const std::string& written, const char* column) {
  try {
    return "mailto:" + parse_mailbox(written).address;
  } catch (const sql::Error& e) {
    throw sql::Error(std::string("outbox_invitation.") + column + ": " + e.what());
  }
}

icalcomponent* alarm(const Invitation& invitation) {
  icalcomponent* reminder = made(icalcomponent_new_valarm());
  add(reminder, icalproperty_new_action(ICAL_ACTION_DISPLAY));
  add(reminder, icalproperty_new_description(invitation.summary.c_str()));
  icaltriggertype before{};
  before.time = icaltime_null_time();
  before.duration = icaldurationtype_from_int(static_cast<int>(-60 * *invitation.reminder_minutes));
  add(reminder, icalproperty_new_trigger(before));
  return reminder;
}

}  // namespace

std::string calendar_text(const Invitation& invitation, const std::string& now) {
  static std::once_flag once;
  std::call_once(once, [] { icalerror_set_errors_are_fatal(false); });  // it would else end the host
  require_utf8(invitation.uid, "outbox_invitation.uid");
  require_utf8(invitation.summary, "outbox_invitation.summary");
  require_utf8(invitation.location.value_or(""), "outbox_invitation.location");
  constexpr std::int64_t longest_reminder = 60 * 24 * 365;
  if (invitation.reminder_minutes.value_or(0) > longest_reminder) {
    throw sql::Error("outbox_invitation.reminder_minutes: nobody is reminded more than a year before; give fewer");
  }
  constexpr std::int64_t largest_sequence = 2147483647;
  if (invitation.sequence > largest_sequence) throw sql::Error("outbox_invitation.sequence: it must not be above 2147483647");
  const std::string organizer = mailto(invitation.organizer, "organizer");
  const std::string attendee = mailto(invitation.attendee, "attendee");
  const bool cancels = invitation.method == "CANCEL";

  const Calendar calendar(made(icalcomponent_new(ICAL_VCALENDAR_COMPONENT)), icalcomponent_free);
  add(calendar.get(), icalproperty_new_version("2.0"));
  add(calendar.get(), icalproperty_new_prodid("-//sqlite-crm//crm_mail//EN"));
  add(calendar.get(), icalproperty_new_method(cancels ? ICAL_METHOD_CANCEL : ICAL_METHOD_REQUEST));
  icalcomponent* event = made(icalcomponent_new_vevent());
  icalcomponent_add_component(calendar.get(), event);
  add(event, icalproperty_new_uid(invitation.uid.c_str()));
  add(event, icalproperty_new_sequence(static_cast<int>(invitation.sequence)));
  add(event, icalproperty_new_dtstamp(instant(now)));
  add(event, icalproperty_new_dtstart(instant(invitation.starts_at)));
  if (invitation.ends_at) add(event, icalproperty_new_dtend(instant(*invitation.ends_at)));
  add(event, icalproperty_new_summary(invitation.summary.c_str()));
  if (invitation.location) add(event, icalproperty_new_location(invitation.location->c_str()));
  add(event, icalproperty_new_status(cancels ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  add(event, icalproperty_new_organizer(organizer.c_str()));
  icalproperty* invited = made(icalproperty_new_attendee(attendee.c_str()));
  icalproperty_add_parameter(invited, made(icalparameter_new_role(ICAL_ROLE_REQPARTICIPANT)));
  if (!cancels) {
    icalproperty_add_parameter(invited, made(icalparameter_new_partstat(ICAL_PARTSTAT_NEEDSACTION)));
    icalproperty_add_parameter(invited, made(icalparameter_new_rsvp(ICAL_RSVP_TRUE)));
  }
  add(event, invited);
  if (invitation.reminder_minutes && !cancels) icalcomponent_add_component(event, alarm(invitation));

  const std::unique_ptr<char, void (*)(void*)> text(made(icalcomponent_as_ical_string_r(calendar.get())), icalmemory_free_buffer);
  return text.get();
}

}  // namespace crm::mail
