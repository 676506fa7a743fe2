#include "indexer/command/index_archive.h"

#include <fmt/format.h>

#include <map>

#include "common/support/file.h"
#include "common/support/standard_output.h"
#include "indexer/command/progress_display.h"
#include "indexer/command/report_text.h"
#include "indexer/command/run_options.h"
#include "indexer/maintenance/metrics.h"
#include "indexer/maintenance/run_log.h"
#include "indexer/pipeline/index_run.h"

namespace dateline {
namespace {

WriterKind writer_kind(std::string_view choice) {
  if (choice == "bulk") return WriterKind::bulk;
  if (choice == "reference") return WriterKind::reference;
  return WriterKind::automatic;
}

Result<RunReport> run_with_progress(const IndexOptions& options, std::string_view when,
                                    const Log& log) {
  ProgressDisplay display(when);
  std::string_view stage;
  return run_index(options, [&](const Progress& progress) {
    if (progress.stage != stage) log.write(LogLevel::info, progress.stage);
    stage = progress.stage;
    display.show(progress);
  });
}

Result<void> print(const RunReport& report, const Arguments& arguments, const Log& log) {
  for (const std::string& damage : report.damage) {
    log.write(LogLevel::warning, "the index was damaged and has been rebuilt: " + damage);
  }
  for (const std::string& warning : report.warnings) log.write(LogLevel::warning, warning);
  for (const Refusal& refusal : report.refusals) {
    log.write(LogLevel::warning, "refused: " + refusal_text(refusal));
  }
  if (arguments.flag("json")) return write_output(report_json(report, arguments.text("archive")));
  std::string text;
  if (arguments.given("archive")) text = fmt::format("{}:\n", arguments.text("archive"));
  text += report_text(report);
  if (arguments.flag("timings")) text += timings_text(report);
  return write_output(text);
}

Result<IndexOptions> index_options_of(const Arguments& arguments) {
  const auto paths = paths_of(arguments);
  if (!paths) return pass(paths);
  const auto jobs = jobs_of(arguments);
  if (!jobs) return pass(jobs);
  const auto memory = arguments.bytes("memory");
  if (!memory) return pass(memory);
  const auto wait = arguments.duration("wait");
  if (!wait) return pass(wait);
  const auto keep = keep_of(arguments);
  if (!keep) return pass(keep);
  const auto reading = reading_of(arguments);
  if (!reading) return pass(reading);

  IndexOptions options;
  options.index = arguments.text("db");
  options.paths = *paths;
  options.jobs = *jobs;
  options.memory = *memory;
  options.wait = *wait;
  options.reading = *reading;
  options.writer = writer_kind(arguments.text("writer"));
  options.words = !arguments.flag("no-positions");
  options.keep = *keep;
  options.full = arguments.flag("full");
  options.dry_run = arguments.flag("dry-run");
  options.plan.verify = arguments.flag("verify");
  options.plan.retry_refused = arguments.flag("retry-refused");
  options.plan.prune = arguments.flag("prune");
  options.command = command_line(arguments);
  return options;
}

}  // namespace

Log log_of(const Arguments& arguments) {
  return {arguments.text("log-level"), arguments.text("log-format")};
}

Result<ExitCode> index_archive(const Arguments& arguments, const Log& log) {
  const auto options = index_options_of(arguments);
  if (!options) return pass(options);
  const auto report = run_with_progress(*options, arguments.text("progress"), log);
  if (!report) return pass(report);
  if (const auto written = print(*report, arguments, log); !written) {
    return pass(written);
  }
  return report->records_refused > 0 ? ExitCode::refusals : ExitCode::success;
}

void write_metrics(const std::vector<Arguments>& archives, const Log& log) {
  // Read from the run logs, so that a failed run also reports when the last successful one was.
  std::map<std::string, std::vector<IndexRuns>> files;
  for (const Arguments& archive : archives) {
    if (!archive.given("metrics")) continue;
    const IndexDirectory directory(archive.text("db"));
    auto runs = read_runs(directory);
    if (runs) {
      files[archive.text("metrics")].push_back({directory, std::move(*runs)});
    } else {
      log.write(runs.error());
    }
  }
  for (const auto& [file, indexes] : files) {
    if (const auto written = replace_file(file, metrics_text(indexes)); !written) {
      log.write(written.error());
    }
  }
}

}  // namespace dateline
