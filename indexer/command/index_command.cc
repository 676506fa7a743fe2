#include <fmt/format.h>

#include <array>

#include "common/support/file.h"
#include "indexer/command/commands.h"
#include "indexer/command/log.h"
#include "indexer/command/progress_display.h"
#include "indexer/command/report_text.h"
#include "indexer/command/run_options.h"
#include "indexer/command/shared_options.h"
#include "indexer/maintenance/metrics.h"
#include "indexer/maintenance/run_log.h"
#include "indexer/pipeline/index_run.h"

namespace dateline {
namespace {

constexpr std::array option_table{
    shared_option::db,
    shared_option::jobs,
    Option{.name = "memory",
           .value = "SIZE",
           .help = "Memory for what is being read and inverted (K, M and G are binary units).",
           .topic = topic::resources,
           .fallback = "512M"},
    Option{.name = "writer",
           .value = "KIND",
           .help = "How a new generation is written: `bulk` writes Xapian's tables directly, "
                   "`reference` goes through the library, `auto` takes bulk where the linked "
                   "library has the format that it knows.",
           .topic = topic::resources,
           .fallback = "auto",
           .choices = "auto|bulk|reference"},
    Option{.name = "no-positions",
           .help = "Leave the positions of words out of a new index, which halves it; phrases are "
                   "then looked for in the stored texts, which takes longer. It stays so until "
                   "--full is given without this.",
           .topic = topic::resources},
    Option{.name = "timings",
           .help = "Print how long each stage of the run took.",
           .topic = topic::output},
    Option{.name = "full",
           .help = "Build the whole index anew, beside the live one.",
           .topic = topic::changes},
    Option{.name = "verify",
           .help = "Tell changed files by a digest of their content, not by size and time alone.",
           .topic = topic::changes},
    Option{.name = "retry-refused",
           .help = "Read files again of which something was refused before.",
           .topic = topic::changes},
    Option{.name = "prune",
           .help = "Remove releases whose file is gone; never where a whole folder that was named "
                   "is missing, empty or unreadable.",
           .topic = topic::changes},
    Option{.name = "keep",
           .value = "N",
           .help = "How many older generations to keep for rollback.",
           .topic = topic::changes,
           .fallback = "1"},
    Option{.name = "dry-run",
           .letter = 'n',
           .help = "Only say what would be done.",
           .topic = topic::changes},
    shared_option::wait,
    shared_option::map,
    shared_option::max_record,
    shared_option::max_expanded,
    shared_option::max_ratio,
    shared_option::max_nesting,
    shared_option::max_entries,
    Option{.name = "progress",
           .value = "WHEN",
           .help = "Show progress on standard error: a bar on a terminal, "
                   "plain lines elsewhere.",
           .topic = topic::output,
           .fallback = "auto",
           .choices = "auto|never|always"},
    shared_option::json,
    Option{.name = "metrics",
           .value = "FILE",
           .help = "Write how the run ended to FILE, for node_exporter's textfile collector; its "
                   "name ends with .prom.",
           .topic = topic::output},
    Option{.name = "log-level",
           .value = "LEVEL",
           .help = "What is said on standard error: failures, refusals too, stages of the run too.",
           .topic = topic::output,
           .fallback = "warning",
           .choices = "error|warning|info|debug"},
    Option{.name = "log-format",
           .value = "FORMAT",
           .help = "How it is said; `auto` marks priorities where standard error is the journal.",
           .topic = topic::output,
           .fallback = "auto",
           .choices = "auto|text|json|journal"},
};

constexpr std::array examples{
    Example{"dateline-indexer index ~/archive", "index a folder into ./dateline.db"},
    Example{"dateline-indexer index --db /srv/news.db --memory 2G --json wires/ senate.tar.zst",
            "several paths, with a summary for scripts"},
};

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

// From the log of runs, so that a run that failed tells also when the last good one was.
Result<void> write_metrics(const IndexOptions& options, const std::string& file) {
  const IndexDirectory directory(options.index);
  const auto runs = read_runs(directory);
  if (!runs) return tl::unexpected<Error>(runs.error());
  return replace_file(file, metrics_text(directory, *runs));
}

void print(const RunReport& report, const Arguments& arguments, const Log& log) {
  for (const Refusal& refusal : report.refusals) {
    log.write(LogLevel::warning, "refused: " + refusal_text(refusal));
  }
  if (arguments.flag("json")) {
    fmt::print("{}\n", report_json(report));
    return;
  }
  fmt::print("{}", report_text(report));
  if (arguments.flag("timings")) fmt::print("{}", timings_text(report));
}

Result<ExitCode> run(const Arguments& arguments) {
  const auto paths = paths_of(arguments);
  if (!paths) return tl::unexpected<Error>(paths.error());
  const auto jobs = jobs_of(arguments);
  if (!jobs) return tl::unexpected<Error>(jobs.error());
  const auto memory = arguments.bytes("memory");
  if (!memory) return tl::unexpected<Error>(memory.error());
  const auto wait = arguments.duration("wait");
  if (!wait) return tl::unexpected<Error>(wait.error());
  const auto keep = keep_of(arguments);
  if (!keep) return tl::unexpected<Error>(keep.error());
  const auto reading = reading_of(arguments);
  if (!reading) return tl::unexpected<Error>(reading.error());

  IndexOptions options;
  options.index = arguments.text("db");
  options.paths = *paths;
  options.jobs = *jobs;
  options.memory = *memory;
  options.wait = *wait;
  options.reading = *reading;
  options.writer = writer_kind(arguments.text("writer"));
  options.positions = !arguments.flag("no-positions");
  options.keep = *keep;
  options.full = arguments.flag("full");
  options.dry_run = arguments.flag("dry-run");
  options.plan.verify = arguments.flag("verify");
  options.plan.retry_refused = arguments.flag("retry-refused");
  options.plan.prune = arguments.flag("prune");
  options.command = command_line(arguments);
  const Log log(arguments.text("log-level"), arguments.text("log-format"));
  const auto report = run_with_progress(options, arguments.text("progress"), log);
  if (arguments.given("metrics")) {
    const auto written = write_metrics(options, arguments.text("metrics"));
    if (!written) log.write(written.error());
  }
  if (!report) {
    if (log.is_text()) return tl::unexpected<Error>(report.error());
    log.write(report.error());
    return exit_code_for(report.error().kind);
  }
  print(*report, arguments, log);
  return report->records_refused > 0 ? ExitCode::refusals : ExitCode::success;
}

}  // namespace

constinit const Command index_command{
    .name = "index",
    .summary = "clean releases and build the index",
    .description =
        "Walks files and folders (hidden ones are left out unless they are named), cleans "
        "every release found in them, and brings the index into agreement: what is new is "
        "added, what changed is replaced, the rest is left alone. Searches go on "
        "meanwhile.\n\n"
        "What is not a release is refused with a reason, and the run goes on.",
    .operands = "PATH...",
    .options = option_table,
    .examples = examples,
    .run = run};

}  // namespace dateline
