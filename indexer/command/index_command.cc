#include <fmt/format.h>

#include "indexer/command/commands.h"
#include "indexer/command/progress_display.h"
#include "indexer/command/report_text.h"
#include "indexer/command/run_options.h"
#include "indexer/pipeline/index_run.h"

namespace dateline {

namespace {

WriterKind writer_kind(std::string_view choice) {
  if (choice == "bulk") return WriterKind::bulk;
  if (choice == "reference") return WriterKind::reference;
  return WriterKind::automatic;
}

}  // namespace

Result<ExitCode> index_command(const Arguments& arguments) {
  const auto paths = paths_of(arguments);
  if (!paths) return tl::unexpected<Error>(paths.error());
  const auto jobs = jobs_of(arguments);
  if (!jobs) return tl::unexpected<Error>(jobs.error());
  const auto memory = arguments.bytes("memory");
  if (!memory) return tl::unexpected<Error>(memory.error());
  const auto wait = arguments.duration("wait");
  if (!wait) return tl::unexpected<Error>(wait.error());

  IndexOptions options;
  options.index = arguments.text("db");
  options.paths = *paths;
  options.jobs = *jobs;
  options.memory = *memory;
  options.wait = *wait;
  options.writer = writer_kind(arguments.text("writer"));
  options.full = arguments.flag("full");
  options.dry_run = arguments.flag("dry-run");
  options.plan.verify = arguments.flag("verify");
  options.plan.retry_refused = arguments.flag("retry-refused");
  options.plan.prune = arguments.flag("prune");
  auto report = [&] {
    ProgressDisplay display(arguments.text("progress"));
    return run_index(options, [&](const Progress& progress) { display.show(progress); });
  }();
  if (!report) return pass(std::move(report));
  if (arguments.flag("json")) {
    fmt::print("{}\n", report_json(*report));
  } else {
    for (const Refusal& refusal : report->refusals) {
      fmt::print(stderr, "refused: {}\n", refusal_text(refusal));
    }
    fmt::print("{}", report_text(*report));
    if (arguments.flag("timings")) fmt::print("{}", timings_text(*report));
  }
  return report->records_refused > 0 ? ExitCode::refusals : ExitCode::success;
}

}  // namespace dateline
