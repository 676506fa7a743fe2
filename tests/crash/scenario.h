#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/crash/indexer_process.h"
#include "tests/support/database_content.h"
#include "tests/support/temporary_directory.h"

namespace dateline::test {

/// The whole content of the live generation of an index, except for what differs between runs;
/// nothing if nothing was published. Throws if the index cannot be read completely.
std::optional<DatabaseContent> content_of(const std::filesystem::path& index);

enum class Step { first_build, update, rebuild };

/// The large archive takes a tenth of a second, or more if $DATELINE_CRASH_ARCHIVE names a folder
/// to copy into it.
enum class Size { small, large };

/// A step in the life of an index over a small archive, repeatable from the same start in any
/// number of places: the index before it, the command, and the result of an undisturbed run. Const
/// members are thread-safe.
class Scenario {
 public:
  explicit Scenario(Step step, Size size = Size::small);

  std::optional<DatabaseContent> before() const { return before_; }
  const DatabaseContent& after() const { return after_; }

  /// A new place with the index before the step.
  std::filesystem::path start(const std::string& name) const;

  /// Runs the step on the index in that place.
  Ending run(const std::filesystem::path& index, const Fault& fault = {}) const;

  /// Starts the step there.
  std::unique_ptr<IndexerProcess> begin(const std::filesystem::path& index) const;

  /// What is wrong with an index after an interrupted run of the step there, and after the next
  /// run; or nothing.
  std::string judge(const std::filesystem::path& index) const;

  /// How many calls that change files an undisturbed run makes.
  long calls() const;

  /// Tries every `stride`-th call, several at a time, each in its own temporary place. `attempt`
  /// returns what is wrong, or nothing; all complaints are returned. `what` is the figure that
  /// counts attempts (figures.h).
  std::vector<std::string> at_calls(
      std::string_view what, long stride,
      const std::function<std::string(const std::filesystem::path& index, long call)>& attempt)
      const;

 private:
  std::vector<std::string> arguments_for(const std::filesystem::path& index) const;

  Step step_;
  TemporaryDirectory temporary_;
  std::vector<std::string> arguments_;
  std::optional<DatabaseContent> before_;
  DatabaseContent after_;
};

/// The step between tried calls, from the environment (1 for all), or else `usual`.
long stride_or(long usual);

}  // namespace dateline::test
