#include <array>
#include <chrono>

#include "common/cli/arguments.h"
#include "common/support/standard_output.h"
#include "indexer/command/commands.h"
#include "indexer/command/run_options.h"
#include "indexer/command/shared_options.h"
#include "indexer/command/statistics_text.h"

namespace dateline {
namespace {

constexpr std::array stats_option_table{
    shared_option::db,
    shared_option::archive,
    shared_option::json,
};

constexpr std::array stats_examples{
    Example{"dateline-indexer stats --json | jq .silent_days", "list days that may be missing"},
};

Result<ExitCode> run_stats_command(const Arguments& arguments) {
  const auto snapshot = open_index(arguments);
  if (!snapshot) return pass(snapshot);
  const Date today(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
  const auto statistics = gather_statistics(*snapshot, today);
  if (!statistics) return pass(statistics);
  if (const auto written = write_output(arguments.flag("json") ? statistics_json(*statistics)
                                                               : statistics_text(*statistics));
      !written) {
    return pass(written);
  }
  return ExitCode::success;
}

}  // namespace

constinit const Command stats_command{
    .name = "stats",
    .summary = "summarise the archive and point out oddities",
    .description =
        "Counts releases by source, year, language and format, and counts duplicates and refusals. "
        "Lists days on which a usually active source published nothing, lists suspicious dates, "
        "and shows the sizes of the index tables.",
    .options = stats_option_table,
    .examples = stats_examples,
    .run = run_stats_command};

}  // namespace dateline
