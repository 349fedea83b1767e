#include "tasks/local_time.h"

#include <cstdlib>

namespace test {
namespace {

constexpr std::time_t seconds_of_day = 86400;

std::string format(const std::tm& fields, const char* how) {
  char text[32];
  return {text, std::strftime(text, sizeof text, how, &fields)};
}

std::tm utc(std::time_t at) {
  std::tm fields{};
  gmtime_r(&at, &fields);
  return fields;
}

}  // namespace

std::string local_day(const std::string& zone, std::time_t at) {
  static std::string current;
  if (zone != current) {
    setenv("TZ", zone.c_str(), 1);
    tzset();
    current = zone;
  }
  std::tm fields{};
  localtime_r(&at, &fields);
  return format(fields, "%Y-%m-%d");
}

std::time_t next_local_day(const std::string& zone, std::time_t at) {
  const std::string today = local_day(zone, at);
  std::time_t before = at, after = at;
  while (local_day(zone, after) == today) before = after, after += 3600;
  while (after - before > 1) {
    const std::time_t middle = before + (after - before) / 2;
    (local_day(zone, middle) == today ? before : after) = middle;
  }
  return after;
}

std::string instant(std::time_t at) { return format(utc(at), "%Y-%m-%d %H:%M:%S"); }

std::time_t seconds(const std::string& instant) {
  std::tm fields{};
  strptime(instant.c_str(), "%Y-%m-%d %H:%M:%S", &fields);
  return timegm(&fields);
}

long day_number(const std::string& day) { return seconds(day + " 00:00:00") / seconds_of_day; }

std::string day_text(long number) { return format(utc(number * seconds_of_day), "%Y-%m-%d"); }

}  // namespace test
