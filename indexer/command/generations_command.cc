#include <fmt/format.h>

#include <array>

#include "common/cli/arguments.h"
#include "common/support/counted.h"
#include "common/support/file.h"
#include "common/support/standard_output.h"
#include "indexer/command/commands.h"
#include "indexer/command/progress_display.h"
#include "indexer/command/run_options.h"
#include "indexer/maintenance/generations.h"
#include "indexer/maintenance/run_log.h"
#include "indexer/pipeline/compact.h"

namespace dateline {
namespace {

constexpr std::array compact_option_table{
    shared_option::db,
    shared_option::archive,
    shared_option::wait,
    Option{.name = "best",
           .help = "Trade time for size: compress the texts as far as zstd can, which takes "
                   "minutes for 100,000 releases.",
           .topic = topic::resources},
    shared_option::progress,
};

/// Logs a command that changed the index, or failed to.
void log_run(const RunClock& clock, const Arguments& arguments, const IndexDirectory& directory,
             const Result<RunReport>& report) {
  // The command did its work even if there is no room to log it.
  static_cast<void>(record_run(directory, clock.entry(command_line(arguments), report)));
}

Result<ExitCode> run_compact_command(const Arguments& arguments) {
  const auto index = lock_index(arguments);
  if (!index) return pass(index);
  const RunClock clock;
  ProgressDisplay display(arguments.text("progress"));
  const auto report = compact_index(index->directory, arguments.flag("best"),
                                    [&](const Progress& progress) { display.show(progress); });
  display.end();
  if (!report) {
    log_run(clock, arguments, index->directory, pass(report));
    return pass(report);
  }
  RunReport logged;
  logged.rebuilt = true;
  logged.documents = report->releases;
  logged.index_bytes = report->bytes_after;
  log_run(clock, arguments, index->directory, logged);
  const std::string text =
      fmt::format("{}, {:.1f} MB before, {:.1f} MB now; generation-{} is live\n",
                  counted(report->releases, "release", "releases"), megabytes(report->bytes_before),
                  megabytes(report->bytes_after), report->generation);
  return finish_with(text);
}

}  // namespace

constinit const Command compact_command{
    .name = "compact",
    .summary = "compact the index",
    .description =
        "Rewrites the index from the releases stored in it, checks the new generation and "
        "publishes it. Updates leave blocks half full; a rebuilt index needs no compacting. The "
        "old generation stays available to `rollback` until the next rebuild.",
    .options = compact_option_table,
    .run = run_compact_command};

namespace {

constexpr std::array rollback_option_table{
    shared_option::db,
    shared_option::archive,
    shared_option::wait,
};

Result<ExitCode> run_rollback_command(const Arguments& arguments) {
  const auto index = lock_index(arguments);
  if (!index) return pass(index);
  const RunClock clock;
  const auto generation = roll_back(index->directory);
  if (!generation) {
    log_run(clock, arguments, index->directory, pass(generation));
    return pass(generation);
  }
  RunReport logged;
  if (const auto snapshot = open_index(arguments)) logged.documents = snapshot->size();
  logged.index_bytes = directory_size(index->directory.generation_path(*generation));
  log_run(clock, arguments, index->directory, logged);
  return finish_with(fmt::format("generation-{} is live\n", *generation));
}

}  // namespace

constinit const Command rollback_command{
    .name = "rollback",
    .summary = "return to the previous generation of the index",
    .description =
        "Checks the previous generation and makes it live again with a single rename. `index "
        "--keep` sets how many older generations are kept. The next run of `index` brings it up to "
        "date and removes the abandoned generation.",
    .options = rollback_option_table,
    .run = run_rollback_command};

}  // namespace dateline
