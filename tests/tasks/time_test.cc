// Local days and the instants at which they begin, against the C library and at known oddities of the time zones.
#include "tasks/time.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "sqlite/error.h"
#include "tasks/local_time.h"

namespace {

using crm::TimeZone;
using testing::HasSubstr;

// The message that a text is refused with; "" when it is taken.
std::string refusal(void (*require)(std::string_view), std::string_view text) {
  try {
    require(text);
    return "";
  } catch (const sql::Error& e) {
    return e.what();
  }
}

TEST(Time, TakesDaysThatThereAre) {
  for (const char* day : {"2025-03-10", "2024-02-29", "2000-02-29", "1500-01-01", "9998-12-31"}) EXPECT_EQ(refusal(crm::require_day, day), "") << day;
  for (const char* day : {"", "2025-3-10", "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "2025-03-00", "1499-12-31",
                          "9999-01-01", "2025-03-10 ", "2025-03-10 09:00:00", "2025/03/10", "2025-03-1x", "+025-03-10"}) {
    EXPECT_THAT(refusal(crm::require_day, day), HasSubstr("is not a day; give it as YYYY-MM-DD")) << day;
  }
}

TEST(Time, TakesInstantsThatThereAre) {
  for (const char* instant : {"2025-03-10 09:00:00", "2024-02-29 23:59:59", "1500-01-01 00:00:00"}) {
    EXPECT_EQ(refusal(crm::require_instant, instant), "") << instant;
  }
  for (const char* instant : {"", "2025-03-10", "2025-03-10T09:00:00", "2025-03-10 09:00", "2025-03-10 24:00:00", "2025-03-10 09:60:00",
                              "2025-03-10 09:00:60", "2025-02-29 09:00:00", "2025-03-10 09:00:00Z", "2025-03-10 -9:00:00", "1499-12-31 23:59:59"}) {
    EXPECT_THAT(refusal(crm::require_instant, instant), HasSubstr("is not an instant; give it in UTC as YYYY-MM-DD HH:MM:SS")) << instant;
  }
}

TEST(Time, CountsDays) {
  EXPECT_EQ(crm::add_days("2024-02-28", 1), "2024-02-29");
  EXPECT_EQ(crm::add_days("2025-02-28", 1), "2025-03-01");
  EXPECT_EQ(crm::add_days("2000-03-01", -1), "2000-02-29");
  EXPECT_EQ(crm::add_days("1900-03-01", -1), "1900-02-28");
  EXPECT_EQ(crm::add_days("2025-01-31", 31), "2025-03-03");
  EXPECT_EQ(crm::add_days("2025-01-01", -1), "2024-12-31");
  EXPECT_EQ(crm::days_between("2024-01-01", "2025-01-01"), 366);
  EXPECT_EQ(crm::days_between("2025-03-01", "2025-02-28"), -1);
  EXPECT_EQ(crm::days_between("2025-03-10", "2025-03-10"), 0);
}

TEST(Time, FindsTheDayWhereClocksJumpOverMidnight) {
  const TimeZone beirut("Asia/Beirut");  // 2021-03-28 begins at 01:00
  EXPECT_EQ(beirut.day_of("2021-03-27 21:59:59"), "2021-03-27");
  EXPECT_EQ(beirut.day_of("2021-03-27 22:00:00"), "2021-03-28");
  EXPECT_EQ(beirut.start_of("2021-03-28"), "2021-03-27 22:00:00");
  EXPECT_EQ(beirut.start_of("2021-03-29"), "2021-03-28 21:00:00");
}

TEST(Time, FindsTheDayWhereMidnightComesTwice) {
  const TimeZone havana("America/Havana");  // at 01:00 of 2021-11-07 clocks go back to 00:00
  EXPECT_EQ(havana.start_of("2021-11-07"), "2021-11-07 04:00:00");
  EXPECT_EQ(havana.start_of("2021-11-08"), "2021-11-08 05:00:00");
  EXPECT_EQ(havana.day_of("2021-11-07 03:59:59"), "2021-11-06");
  EXPECT_EQ(havana.day_of("2021-11-07 05:00:00"), "2021-11-07");
  const TimeZone st_johns("America/St_Johns");  // at 00:01 of 2010-11-07 they went back to 23:01 of the day before
  EXPECT_EQ(st_johns.start_of("2010-11-07"), "2010-11-07 02:30:00");
  EXPECT_EQ(st_johns.day_of("2010-11-07 02:30:30"), "2010-11-07");
  EXPECT_EQ(st_johns.day_of("2010-11-07 02:31:00"), "2010-11-06");
  EXPECT_EQ(st_johns.day_of("2010-11-07 03:30:00"), "2010-11-07");
}

TEST(Time, FindsTheDaysAroundOneThatWasSkipped) {
  const TimeZone apia("Pacific/Apia");  // went from the evening of 2011-12-29 to the morning of 2011-12-31
  EXPECT_EQ(apia.day_of("2011-12-30 09:59:59"), "2011-12-29");
  EXPECT_EQ(apia.day_of("2011-12-30 10:00:00"), "2011-12-31");
  EXPECT_EQ(apia.start_of("2011-12-30"), "2011-12-30 10:00:00");
  EXPECT_EQ(apia.start_of("2011-12-31"), "2011-12-30 10:00:00");
}

// Also beyond 2037, up to where the time zone files list the years one by one.
TEST(Time, KnowsComingYears) {
  EXPECT_EQ(TimeZone("America/Chicago").start_of("2062-07-01"), "2062-07-01 05:00:00");
  EXPECT_EQ(TimeZone("America/Chicago").start_of("2062-12-01"), "2062-12-01 06:00:00");
  EXPECT_EQ(TimeZone("America/Chicago").day_of("2100-03-14 05:30:00"), "2100-03-13");
  EXPECT_EQ(TimeZone("America/Chicago").start_of("2037-07-01"), "2037-07-01 05:00:00");
  EXPECT_EQ(TimeZone("America/Chicago").start_of("2037-12-01"), "2037-12-01 06:00:00");
}

TEST(Time, RefusesUnknownZones) {
  for (const char* name : {"", "Mars/Olympus", "america/chicago", "../../etc/passwd", "UTC+1"}) {
    try {
      const TimeZone zone(name);
      ADD_FAILURE() << name;
    } catch (const sql::Error& e) {
      EXPECT_EQ(std::string(e.what()),
                std::string("there is no time zone '") + name + "'; give user_account.time_zone an IANA name, such as America/Chicago");
    }
  }
}

TEST(Time, SaysWhatToInstall) {
  EXPECT_NO_THROW(crm::require_zone_data());
  try {
    crm::require_zone_data("/nonexistent");
    ADD_FAILURE();
  } catch (const sql::Error& e) {
    EXPECT_STREQ(e.what(), "this system has no time zone data in /nonexistent; install it (the package tzdata)");
  }
}

TEST(Time, AgreesWithTheCLibrary) {
  const bool holds = rc::check([] {
    const std::string zone = *rc::gen::element<std::string>("America/Chicago", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kolkata",
                                                            "Asia/Kathmandu", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Pacific/Apia",
                                                            "Europe/Berlin", "America/Havana", "Asia/Beirut", "Africa/Casablanca", "UTC");
    const TimeZone ours(zone);
    const auto anywhere = *rc::gen::inRange<std::time_t>(0, 4102444800);  // until 2099
    const std::time_t midnight = test::next_local_day(zone, anywhere);
    for (const std::time_t at : {anywhere, midnight - 3601, midnight - 1, midnight, midnight + 1, midnight + 3600}) {
      RC_ASSERT(ours.day_of(test::instant(at)) == test::local_day(zone, at));
    }
    // A day that had begun before, until clocks went back over midnight, began the first time.
    const std::string day = test::local_day(zone, midnight), begins = ours.start_of(day);
    RC_ASSERT(begins <= test::instant(midnight));
    RC_ASSERT(test::local_day(zone, test::seconds(begins)) == day);
    RC_ASSERT(test::local_day(zone, test::seconds(begins) - 1) < day);
    RC_ASSERT(crm::days_between(day, crm::add_days(day, 1)) == 1);
    RC_ASSERT(crm::add_days(day, 400) == test::day_text(test::day_number(day) + 400));
  });
  EXPECT_TRUE(holds);
}

}  // namespace
