#include "common/release/today.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <optional>
#include <string>

using namespace dateline;

namespace {

/// Gives the process back its time zone at the end of a test.
class KeptTimeZone {
 public:
  KeptTimeZone() {
    if (const char* const zone = std::getenv("TZ")) zone_ = zone;
  }
  ~KeptTimeZone() {
    zone_ ? ::setenv("TZ", zone_->c_str(), 1) : ::unsetenv("TZ");
    ::tzset();
  }
  KeptTimeZone(const KeptTimeZone&) = delete;
  KeptTimeZone& operator=(const KeptTimeZone&) = delete;

 private:
  std::optional<std::string> zone_;
};

}  // namespace

TEST_CASE("It is never the same day at both ends of the earth", "[today]") {
  const KeptTimeZone kept;
  REQUIRE(set_time_zone("Pacific/Pago_Pago"));  // UTC-11
  const Date last = today();
  REQUIRE(set_time_zone("Pacific/Kiritimati"));  // UTC+14
  CHECK(last < today());
}

TEST_CASE("A time zone that the system does not know is refused", "[today]") {
  for (const char* name : {"", "Europe/Atlantis", "/etc/passwd", "../zoneinfo/UTC"}) {
    const auto set = set_time_zone(name);
    INFO(name);
    REQUIRE_FALSE(set);
    CHECK(set.error().kind == ErrorKind::usage);
  }
}
