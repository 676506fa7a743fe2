#include "query/command/today.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <string>

using namespace dateline;

TEST_CASE("It is never the same day at both ends of the earth", "[today]") {
  const auto last = today_in("Pacific/Pago_Pago");    // UTC-11
  const auto first = today_in("Pacific/Kiritimati");  // UTC+14
  REQUIRE(last);
  REQUIRE(first);
  CHECK(*last < *first);
}

TEST_CASE("Asking for the day in a zone changes nothing of the process", "[today]") {
  const char* const before = std::getenv("TZ");
  const std::string zone = before == nullptr ? "none" : before;
  REQUIRE(today_in("Pacific/Kiritimati"));
  const char* const after = std::getenv("TZ");
  CHECK((after == nullptr ? "none" : after) == zone);
}

TEST_CASE("A zone that the system does not know is refused", "[today]") {
  for (const char* name : {"Europe/Atlantis", "/etc/passwd", "../zoneinfo/UTC"}) {
    const auto day = today_in(name);
    INFO(name);
    REQUIRE_FALSE(day);
    CHECK(day.error().kind == ErrorKind::usage);
  }
}
