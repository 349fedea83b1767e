#include "tasks/time.h"

#include <date/tz.h>

#include <boost/date_time/gregorian/gregorian.hpp>
#include <filesystem>

#include "core/digits.h"
#include "sqlite/error.h"

namespace crm {
namespace {

using std::chrono::seconds;

date::year_month_day calendar_day(std::string_view text) {
  return date::year{number_at(text, 0, 4)} / date::month{static_cast<unsigned>(number_at(text, 5, 2))} /
         date::day{static_cast<unsigned>(number_at(text, 8, 2))};
}

// Boost's calendar begins in 1400; an older day, which is a slip of the pen, counts as its first.
boost::gregorian::date calendar_date(std::string_view day) {
  if (number_at(day, 0, 4) < 1400) return {1400, 1, 1};
  return {static_cast<unsigned short>(number_at(day, 0, 4)), static_cast<unsigned short>(number_at(day, 5, 2)),
          static_cast<unsigned short>(number_at(day, 8, 2))};
}

date::sys_seconds seconds_of(std::string_view instant) {
  return date::sys_days(calendar_day(instant)) + std::chrono::hours(number_at(instant, 11, 2)) + std::chrono::minutes(number_at(instant, 14, 2)) +
         seconds(number_at(instant, 17, 2));
}

// The library reads the table of a zone, which mostly ends in 2037, and not the rule that goes on from there. A moment after the table's end
// goes by a year of the table that begins on the same weekday and is as long: this many days before.
date::days beyond_table(const date::time_zone& zone, std::string_view text, date::sys_seconds at) {
  constexpr date::year last{2037};
  const date::year year{number_at(text, 0, 4)};
  const bool ends = zone.get_info(at).end > date::sys_days{date::year{9999} / date::December / 31};
  if (year <= last || !ends) return date::days{0};
  const auto first_day = [](date::year y) { return date::sys_days{y / date::January / 1}; };
  date::year alike = last;
  while (alike.is_leap() != year.is_leap() || date::weekday{first_day(alike)} != date::weekday{first_day(year)}) --alike;
  return first_day(year) - first_day(alike);
}

// Room for a task that looks back 36500 days, and for the day after.
bool is_year_within(std::string_view text) { return number_at(text, 0, 4) >= 1500 && number_at(text, 0, 4) <= 9998; }

}  // namespace

void require_day(std::string_view text) {
  if (!has_shape(text, "0000-00-00") || !calendar_day(text).ok() || !is_year_within(text)) {
    throw sql::Error("'" + std::string(text) + "' is not a day; give it as YYYY-MM-DD");
  }
}

void require_instant(std::string_view text) {
  const bool shaped = has_shape(text, "0000-00-00 00:00:00");
  if (!shaped || !calendar_day(text).ok() || !is_year_within(text) || number_at(text, 11, 2) > 23 || number_at(text, 14, 2) > 59 ||
      number_at(text, 17, 2) > 59) {
    throw sql::Error("'" + std::string(text) + "' is not an instant; give it in UTC as YYYY-MM-DD HH:MM:SS");
  }
}

std::string add_days(std::string_view day, long days) { return to_iso_extended_string(calendar_date(day) + boost::gregorian::date_duration(days)); }

long days_between(std::string_view from, std::string_view to) { return (calendar_date(to) - calendar_date(from)).days(); }

void require_zone_data(const std::string& folder) {
  if (!std::filesystem::is_regular_file(folder + "/UTC")) {
    throw sql::Error("this system has no time zone data in " + folder + "; install it (the package tzdata)");
  }
}

TimeZone::TimeZone(const std::string& name) {
  require_zone_data();
  try {
    zone_ = date::locate_zone(name);
    zone_->get_info(date::sys_seconds());  // reads the zone's file
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    throw sql::Error("there is no time zone '" + name + "'; give user_account.time_zone an IANA name, such as America/Chicago");
  }
}

std::string TimeZone::local(std::string_view instant) const {
  const auto at = seconds_of(instant);
  return date::format("%F %T", at + zone_->get_info(at - beyond_table(*zone_, instant, at)).offset);
}

std::string TimeZone::name_at(std::string_view instant) const {
  const auto at = seconds_of(instant);
  const date::sys_info info = zone_->get_info(at - beyond_table(*zone_, instant, at));
  const bool is_number = info.abbrev.find_first_of("+-") == 0;
  return is_number ? "UTC" + info.abbrev : info.abbrev;
}

std::string TimeZone::day_of(std::string_view instant) const { return local(instant).substr(0, 10); }

std::string TimeZone::start_of(std::string_view day) const {
  // Where clocks jump over midnight the day begins after the jump.
  const date::days beyond = beyond_table(*zone_, day, date::sys_days(calendar_day(day)));
  const date::local_days midnight = date::local_days{calendar_day(day)} - beyond;
  return date::format("%F %T", zone_->to_sys(midnight, date::choose::earliest) + beyond);
}

}  // namespace crm
