#include <fmt/format.h>

#include <array>

#include "common/cli/arguments.h"
#include "common/support/standard_output.h"
#include "indexer/command/commands.h"
#include "indexer/command/run_options.h"
#include "indexer/command/shared_options.h"
#include "indexer/maintenance/publish.h"

namespace dateline {
namespace {

constexpr std::array rollback_option_table{
    shared_option::db,
    shared_option::archive,
    shared_option::wait,
};

Result<ExitCode> run_rollback_command(const Arguments& arguments) {
  const auto index = lock_index(arguments);
  if (!index) return pass(index);
  const auto generation = roll_back(index->directory);
  if (!generation) return pass(generation);
  if (const auto written = write_output(fmt::format("generation-{} is live\n", *generation));
      !written) {
    return pass(written);
  }
  return ExitCode::success;
}

}  // namespace

constinit const Command rollback_command{
    .name = "rollback",
    .summary = "return to the index before the last rebuild",
    .description =
        "Checks the previous generation and makes it live again with a single rename. `index "
        "--keep` sets how many older generations are kept. The next run of `index` brings it up to "
        "date and removes the abandoned generation.",
    .options = rollback_option_table,
    .run = run_rollback_command};

}  // namespace dateline
