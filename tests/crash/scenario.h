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

/// Everything that the live generation of an index holds, but for what differs from run to run;
/// nothing where nothing was published. Throws where the index cannot be read whole.
std::optional<DatabaseContent> content_of(const std::filesystem::path& index);

enum class Step { first_build, update, rebuild };

/// The large archive is a tenth of a second's work, or more where $DATELINE_CRASH_ARCHIVE names a
/// folder that is copied into it.
enum class Size { small, large };

/// A step in the life of an index over a small archive, to be repeated from the same start in any
/// number of places: the index before it, the command, and what an undisturbed run makes of it.
/// Constant members may be called from several threads.
class Scenario {
 public:
  explicit Scenario(Step step, Size size = Size::small);

  std::optional<DatabaseContent> before() const { return before_; }
  const DatabaseContent& after() const { return after_; }

  /// A new place with the index as it is before the step.
  std::filesystem::path start(const std::string& name) const;

  /// Runs the step on the index in that place.
  Ending run(const std::filesystem::path& index, const Fault& fault = {}) const;

  /// Begins the step there.
  std::unique_ptr<IndexerProcess> begin(const std::filesystem::path& index) const;

  /// What is wrong with an index after a run of the step was cut short there, and with what the
  /// next run makes of it; or nothing.
  std::string judge(const std::filesystem::path& index) const;

  /// How many calls that change files an undisturbed run makes.
  long calls() const;

  /// Tries every `stride`-th call, several at a time, each in a place of its own that is removed
  /// afterwards. `attempt` says what is wrong, or nothing; the complaints are returned. `what` is
  /// the figure by which an attempt counts (figures.h).
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

/// The step between the calls that are tried: 1 for all, from the environment, else `usual`.
long stride_or(long usual);

}  // namespace dateline::test
