#include "indexer/maintenance/child_process.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>

using namespace dateline;

TEST_CASE("a child answers, and its death is damage") {
  CHECK(ask_child([] { return std::string("two errors"); }) == std::string("two errors"));
  CHECK(ask_child([] { return std::string(); }) == std::string());
  const auto killed_by = [](int signal) {
    return ask_child([signal] {
      ::kill(::getpid(), signal);
      return std::string();
    });
  };
  REQUIRE_FALSE(killed_by(SIGBUS));
  CHECK(killed_by(SIGBUS).error().kind == ErrorKind::index_corrupt);
  // As by a kernel that is short of memory.
  REQUIRE_FALSE(killed_by(SIGKILL));
  CHECK(killed_by(SIGKILL).error().kind == ErrorKind::io);
  const auto ended = ask_child([]() -> std::string { ::_exit(EXIT_FAILURE); });
  REQUIRE_FALSE(ended);
  CHECK(ended.error().kind == ErrorKind::index_corrupt);
}
