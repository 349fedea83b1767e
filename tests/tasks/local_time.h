// Days and instants by the C library: what the tests compare ours with. It reads the time zone data with code of its own.
#pragma once

#include <ctime>
#include <string>

namespace test {

// Local day, YYYY-MM-DD, in an IANA zone.
std::string local_day(const std::string& zone, std::time_t at);
// When the local day after the one of `at` begins: the first second that is of another day than the one before.
std::time_t next_local_day(const std::string& zone, std::time_t at);

// Instants as YYYY-MM-DD HH:MM:SS in UTC.
std::string instant(std::time_t at);
std::time_t seconds(const std::string& instant);

// Days since 1970, and back.
long day_number(const std::string& day);
std::string day_text(long number);

}  // namespace test
