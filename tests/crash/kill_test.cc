#include <catch2/catch.hpp>
#include <csignal>

#include "tests/crash/scenario.h"

using namespace dateline;
using namespace dateline::test;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> kill_at_every_call(Step step) {
  const Scenario scenario(step);
  return scenario.at_calls("kills", stride_or(1),
                           [&](const fs::path& index, long call) -> std::string {
                             const Ending killed = scenario.run(index, {"kill", call});
                             if (killed.signal != SIGKILL && killed.code != 0)
                               return "failed: " + killed.output;
                             return scenario.judge(index);
                           });
}

// A run with injected faults may fail, but must say so; `may_fail` is false if it must succeed.
std::vector<std::string> hinder(Step step, const std::string& fault, bool may_fail) {
  const Scenario scenario(step);
  return scenario.at_calls(
      "faults", stride_or(13), [&](const fs::path& index, long call) -> std::string {
        const Ending hindered = scenario.run(index, {fault, call});
        if (hindered.signal != 0) {
          return "ended by signal " + std::to_string(hindered.signal) + ": " + hindered.output;
        }
        if (hindered.code == 0) {
          if (content_of(index) != scenario.after()) return "success, but another index";
        } else if (!may_fail || hindered.code != 2 || hindered.output.empty()) {
          return "ended with " + std::to_string(hindered.code) + ": " + hindered.output;
        }
        return scenario.judge(index);
      });
}

const std::vector<std::string> none;

}  // namespace

TEST_CASE("a first build killed at any call leaves nothing or a complete index", "[slow]") {
  CHECK(kill_at_every_call(Step::first_build) == none);
}

TEST_CASE("an update killed at any call leaves the index as at its last commit", "[slow]") {
  CHECK(kill_at_every_call(Step::update) == none);
}

TEST_CASE("a rebuild killed at any call leaves the old index, or the new one", "[slow]") {
  CHECK(kill_at_every_call(Step::rebuild) == none);
}

TEST_CASE("a full disk ends a run with an error and does no harm") {
  const auto step = GENERATE(Step::first_build, Step::update, Step::rebuild);
  CHECK(hinder(step, "ENOSPC", true) == none);
}

TEST_CASE("a failing disk ends a run with an error and does no harm") {
  const auto step = GENERATE(Step::first_build, Step::update, Step::rebuild);
  CHECK(hinder(step, "EIO", true) == none);
}

TEST_CASE("a call that fails once ends a run with an error, or does no harm") {
  const auto step = GENERATE(Step::first_build, Step::update, Step::rebuild);
  CHECK(hinder(step, "once", true) == none);
}

TEST_CASE("short writes do no harm") {
  const auto step = GENERATE(Step::first_build, Step::update, Step::rebuild);
  CHECK(hinder(step, "short", false) == none);
}
