#include "common/support/stop_signal.h"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <functional>

#include "common/support/exit_code.h"

namespace dateline {
namespace {

constexpr int went_on = 42;

/// The exit code of a process that has stop signals installed and does this.
int exit_code_of(const std::function<void()>& work) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    install_stop_signals();
    work();
    ::_exit(went_on);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  return WEXITSTATUS(status);
}

TEST_CASE("a signal asks for a stop, and a second one ends the process") {
  CHECK(exit_code_of([] {
          std::raise(SIGTERM);
          if (!stop_requested()) ::_exit(1);
        }) == went_on);
  for (const int second : {SIGTERM, SIGINT}) {
    CHECK(exit_code_of([second] {
            std::raise(SIGTERM);
            std::raise(second);
          }) == static_cast<int>(ExitCode::interrupted));
  }
  CHECK(exit_code_of([] {
          std::raise(SIGHUP);
          if (stop_requested()) ::_exit(1);
        }) == went_on);
}

}  // namespace
}  // namespace dateline
