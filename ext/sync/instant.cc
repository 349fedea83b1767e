#include "sync/instant.h"

#include <algorithm>
#include <chrono>

#include "core/digits.h"

namespace crm::sync {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::string_view shape = "0000-00-00 00:00:00";
constexpr std::int64_t a_day = 86400, first_instant = -62167219200, last_instant = 253402300799;

void put_digits(std::string& text, std::int64_t number, std::size_t place, std::size_t digits) {
  for (std::size_t i = place + digits; i-- > place; number /= 10) text[i] = static_cast<char>('0' + number % 10);
}

}  // namespace

std::optional<std::int64_t> instant_of(std::string_view text) {
  if (!has_shape(text, shape)) return std::nullopt;
  const year_month_day date{std::chrono::year(number_at(text, 0, 4)), std::chrono::month(static_cast<unsigned>(number_at(text, 5, 2))),
                            std::chrono::day(static_cast<unsigned>(number_at(text, 8, 2)))};
  const int hour = number_at(text, 11, 2), minute = number_at(text, 14, 2), second = number_at(text, 17, 2);
  if (!date.ok() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return sys_days(date).time_since_epoch().count() * a_day + hour * 3600 + minute * 60 + second;
}

void write_instant(std::int64_t given, std::string& text) {
  const std::int64_t instant = std::clamp(given, first_instant, last_instant);
  const std::int64_t second = (instant % a_day + a_day) % a_day;
  const year_month_day date{sys_days(days((instant - second) / a_day))};
  text = shape;
  put_digits(text, static_cast<int>(date.year()), 0, 4);
  put_digits(text, static_cast<unsigned>(date.month()), 5, 2);
  put_digits(text, static_cast<unsigned>(date.day()), 8, 2);
  put_digits(text, second / 3600, 11, 2);
  put_digits(text, second / 60 % 60, 14, 2);
  put_digits(text, second % 60, 17, 2);
}

}  // namespace crm::sync
