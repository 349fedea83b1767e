// Days, instants and time zones, as texts: days are YYYY-MM-DD, instants YYYY-MM-DD HH:MM:SS in UTC (G4).
//
//   TimeZone chicago("America/Chicago");
//   chicago.day_of("2025-03-10 03:00:00");    // 2025-03-09, the local day
//   chicago.start_of("2025-03-10");           // 2025-03-10 05:00:00, when that day begins
//   days_between("2025-03-01", "2025-03-10")  // 9
#pragma once

#include <string>
#include <string_view>

namespace date {
class time_zone;
}

namespace crm {

// Throws what is wrong with a text that is not a day, or not an instant.
void require_day(std::string_view text);
void require_instant(std::string_view text);

// Calendar arithmetic on valid days.
std::string add_days(std::string_view day, long days);
long days_between(std::string_view from, std::string_view to);

class TimeZone {
 public:
  // Throws when there is no zone of this IANA name, or the system has no time zone data.
  explicit TimeZone(const std::string& name);

  std::string day_of(std::string_view instant) const;
  std::string local(std::string_view instant) const;    // the same instant on the zone's clocks, YYYY-MM-DD HH:MM:SS
  std::string name_at(std::string_view instant) const;  // what its time is called then: CST or CDT, or UTC+05 where there is no name
  std::string start_of(std::string_view day) const;

 private:
  const date::time_zone* zone_;
};

// Throws what to install when the system has no time zone data.
void require_zone_data(const std::string& folder = "/usr/share/zoneinfo");

}  // namespace crm
