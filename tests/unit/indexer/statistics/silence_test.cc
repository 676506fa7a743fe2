#include "indexer/statistics/archive_statistics.h"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

Date day(const char* iso) {
  return *Date::parse(iso);
}

// A release on each Tuesday in the first half of 2021, from 2021-01-05.
ReleasesByDay tuesdays() {
  ReleasesByDay releases;
  for (int week = 0; week < 26; ++week) {
    releases[Date(day("2021-01-05").days() + std::chrono::days(7 * week))] = 1;
  }
  return releases;
}

}  // namespace

TEST_CASE("a source is silent on days on which it usually publishes") {
  ReleasesByDay releases = tuesdays();
  CHECK(silent_days(releases, day("2021-06-29")).empty());
  releases.erase(day("2021-03-02"));
  CHECK(silent_days(releases, day("2021-06-29")) == std::vector{day("2021-03-02")});
}

TEST_CASE(
    "a source that has just gone silent is seen, one that ended long ago "
    "is not for ever") {
  const auto silent = silent_days(tuesdays(), day("2022-06-01"));
  REQUIRE(silent.size() == 1);
  CHECK(silent[0] == day("2021-07-06"));
  CHECK(silent_days(tuesdays(), day("2021-07-05")).empty());
}

TEST_CASE("a source with few releases has no usual days") {
  CHECK(silent_days({}, day("2021-06-29")).empty());
  CHECK(silent_days({{day("2021-01-05"), 3}, {day("2021-02-20"), 1}}, day("2021-06-29")).empty());
}
