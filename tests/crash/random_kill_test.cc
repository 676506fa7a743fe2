#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <random>
#include <thread>

#include "tests/crash/figures.h"
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

TEST_CASE("a run over a larger archive can be killed at any moment", "[slow]") {
  const auto step = GENERATE(Step::update, Step::rebuild);
  const Scenario scenario(step, Size::large);
  const fs::path whole = scenario.start("whole");
  const auto begin = Clock::now();
  REQUIRE(scenario.run(whole).code == 0);
  const auto duration = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin);

  std::mt19937 random(7);
  std::int64_t latest = duration.count();
  for (int killed = 0; killed < moments() / 2;) {
    const fs::path index = scenario.start("killed");
    std::uniform_int_distribution<std::int64_t> moment(0, latest);
    Ending ending;
    {
      const auto process = scenario.begin(index);
      std::this_thread::sleep_for(std::chrono::microseconds(moment(random)));
      process->send(SIGKILL);
      ending = process->wait();
    }
    const std::string complaint = scenario.judge(index);
    CHECK(complaint == none);
    add_figure("losses", complaint.empty() ? 0 : 1);
    fs::remove_all(index);
    if (ending.signal == SIGKILL) {
      ++killed;
      add_figure("kills at random moments", 1);
    } else {
      REQUIRE(ending.code == 0);
      latest = latest * 9 / 10;  // it was too late: the first run was slower
    }
  }
}
