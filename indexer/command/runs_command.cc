#include <fmt/chrono.h>
#include <fmt/format.h>

#include <array>
#include <string>

#include "common/cli/arguments.h"
#include "common/support/counted.h"
#include "common/support/standard_output.h"
#include "common/text/terminal_text.h"
#include "indexer/command/commands.h"
#include "indexer/command/run_options.h"
#include "indexer/maintenance/run_log.h"

namespace dateline {
namespace {

constexpr std::array runs_option_table{
    shared_option::db,
    shared_option::archive,
    Option{.name = "json", .help = "Print one JSON object per line.", .topic = topic::output},
};

constexpr std::array runs_examples{
    Example{"dateline-indexer runs --json | tail -1 | jq .exit_code", "exit code of the last run"},
};

std::string run_text(const RunEntry& run) {
  const std::string text =
      fmt::format("{:%Y-%m-%d %H:%M:%S} UTC  {:.1f} s  exit code {}  {}\n",
                  fmt::gmtime(std::chrono::system_clock::to_time_t(run.began)), run.seconds,
                  static_cast<int>(run.exit_code), terminal_text(run.command));
  if (!run.error.empty()) return text + fmt::format("  {}\n", terminal_text(run.error));
  const RunReport& report = run.report;
  if (!run.command.starts_with("index")) {
    return text + fmt::format("  {} in the index\n", report.documents);
  }
  return text + fmt::format(
                    "  {} new, {} changed, {} unchanged, {} moved, {} removed; {} written, "
                    "{} refused; {} in the index\n",
                    report.added - report.moved, report.changed, report.unchanged, report.moved,
                    report.removed - report.moved, counted(report.releases, "release", "releases"),
                    report.records_refused, report.documents);
}

Result<ExitCode> run_runs_command(const Arguments& arguments) {
  const auto runs = read_runs(IndexDirectory(arguments.text("db")));
  if (!runs) return pass(runs);
  std::string text;
  for (const RunEntry& entry : *runs) {
    text += arguments.flag("json") ? run_json(entry) + '\n' : run_text(entry);
  }
  return finish_with(text);
}

}  // namespace

constinit const Command runs_command{
    .name = "runs",
    .summary = "list recent runs",
    .description =
        "Lists the last 100 runs of `index`, `compact` and `rollback`, oldest first, with start "
        "time, duration, exit code and changes.",
    .options = runs_option_table,
    .examples = runs_examples,
    .run = run_runs_command};

}  // namespace dateline
