#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <random>
#include <thread>

#include "tests/crash/scenario.h"

using namespace dateline::test;
namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

int moments() {
  const char* count = std::getenv("DATELINE_CRASH_MOMENTS");
  return count == nullptr ? 6 : std::atoi(count);
}

const std::string none;  // complaints

}  // namespace

TEST_CASE("a run over a larger archive may be killed at any moment", "[slow]") {
  const auto step = GENERATE(Step::update, Step::rebuild);
  const Scenario scenario(step, Size::large);
  const fs::path whole = scenario.start("whole");
  const auto begin = Clock::now();
  REQUIRE(scenario.run(whole).code == 0);
  const auto duration = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin);

  std::mt19937 random(7);
  std::uniform_int_distribution<std::int64_t> moment(0, duration.count());
  int killed = 0;
  for (int i = 0; i < moments() / 2; ++i) {
    const fs::path index = scenario.start("killed");
    {
      const auto process = scenario.begin(index);
      std::this_thread::sleep_for(std::chrono::microseconds(moment(random)));
      process->send(SIGKILL);
      killed += process->wait().signal == SIGKILL ? 1 : 0;
    }
    CHECK(scenario.judge(index) == none);
    fs::remove_all(index);
  }
  WARN(killed << " of " << moments() / 2 << " runs were killed before their end");
}

TEST_CASE("a stop signal ends an update in good time with what is whole") {
  constexpr int interrupted = 7;
  const Scenario scenario(Step::update, Size::large);
  const fs::path index = scenario.start("stopped");
  const auto process = scenario.begin(index);
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  process->send(SIGTERM);
  const Ending ending = process->wait();
  // Before the handler is set the signal kills; after the work it is too late.
  CHECK((ending.code == interrupted || ending.code == 0 || ending.signal == SIGTERM));
  CHECK(scenario.judge(index) == none);
}
