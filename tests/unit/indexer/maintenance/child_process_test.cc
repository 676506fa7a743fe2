#include "indexer/maintenance/child_process.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>

using namespace dateline;

TEST_CASE("a child answers, and its death is damage") {
  CHECK(ask_child([] { return std::string("two errors"); }) == std::string("two errors"));
  CHECK(ask_child([] { return std::string(); }) == std::string());
  const auto killed = ask_child([] {
    ::kill(::getpid(), SIGKILL);
    return std::string();
  });
  REQUIRE_FALSE(killed);
  CHECK(killed.error().kind == ErrorKind::index_corrupt);
  const auto ended = ask_child([]() -> std::string { ::_exit(EXIT_FAILURE); });
  REQUIRE_FALSE(ended);
  CHECK(ended.error().kind == ErrorKind::index_corrupt);
}
