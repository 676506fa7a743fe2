
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <thread>
#include <vector>

#include "common/cli/arguments.h"
#include "common/support/file.h"
#include "common/support/standard_output.h"
#include "common/support/stop_signal.h"
#include "common/text/terminal_text.h"
#include "indexer/command/commands.h"
#include "indexer/command/log.h"
#include "indexer/command/progress_display.h"
#include "indexer/command/report_text.h"
#include "indexer/command/run_options.h"
#include "indexer/maintenance/run_log.h"
#include "indexer/maintenance/run_metrics.h"
#include "indexer/pipeline/index_run.h"

namespace dateline {
namespace {

WriterKind writer_kind(std::string_view choice) {
  if (choice == "bulk") return WriterKind::bulk;
  if (choice == "reference") return WriterKind::reference;
  return WriterKind::automatic;
}

Result<RunReport> run_with_progress(IndexOptions options, const Arguments& arguments,
                                    const Log& log) {
  ProgressDisplay display(arguments.text("progress"));
  const auto write = [&](LogLevel level, std::string_view message) {
    display.step_aside([&] { log.write(level, message); });
  };
  if (!arguments.flag("no-sandbox")) {
    options.confine = [&](const Reach& reach) {
      const std::string missing = enter_sandbox(reach).missing();
      const auto level = arguments.flag("verbose") ? LogLevel::warning : LogLevel::info;
      if (!missing.empty()) write(level, missing);
    };
  }
  std::string_view stage;
  return run_index(options, [&](const Progress& progress) {
    if (progress.stage != stage) write(LogLevel::info, progress.stage);
    stage = progress.stage;
    display.show(progress);
  });
}

Result<void> print(const RunReport& report, const Arguments& arguments, const Log& log) {
  for (const std::string& damage : report.damage) {
    log.write(LogLevel::warning, "the index was damaged and has been rebuilt: " + damage);
  }
  for (const std::string& missing : report.missing) log.write(LogLevel::error, missing);
  for (const std::string& warning : report.warnings) log.write(LogLevel::warning, warning);
  for (const std::string& line : refusal_lines(report)) log.write(LogLevel::warning, line);
  if (arguments.flag("json")) return write_output(report_json(report, arguments.text("archive")));
  std::string text;
  if (arguments.given("archive")) text = terminal_text(arguments.text("archive")) + ":\n";
  text += report_text(report);
  if (arguments.flag("timings")) text += timings_text(report);
  return write_output(text);
}

/// The longest record that is parsed in its share of memory: its text exists several times
/// meanwhile.
std::uint64_t record_share(std::uint64_t memory) {
  constexpr std::uint64_t share = 8;
  constexpr std::uint64_t least = std::uint64_t{1} << 20;
  return std::max(memory / share, least);
}

/// What an element or value costs at most, of markup, JSON and their words (bytes, measured).
constexpr std::uint64_t memory_of_element = 256;

/// The --memory. Error usage if it is so small that a unit must have been forgotten.
Result<std::uint64_t> memory_of(const Arguments& arguments) {
  constexpr std::uint64_t least = std::uint64_t{1} << 20;
  auto memory = arguments.bytes("memory");
  if (memory && *memory < least) {
    return fail(ErrorKind::usage, "--memory: must be at least 1M", "give a unit, as in 512M or 2G");
  }
  return memory;
}

Result<IndexOptions> index_options_of(const Arguments& arguments) {
  const auto paths = paths_of(arguments);
  if (!paths) return pass(paths);
  const auto jobs = jobs_of(arguments);
  if (!jobs) return pass(jobs);
  const auto memory = memory_of(arguments);
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
  Limits& limits = options.reading.limits;
  limits.elements = std::min<std::size_t>(limits.elements, *memory / memory_of_element);
  if (!arguments.given("max-record")) {
    limits.record_bytes = std::min<std::size_t>(limits.record_bytes, record_share(*memory));
  }
  options.writer = writer_kind(arguments.text("writer"));
  options.words = !arguments.flag("stems-only");
  options.keep = *keep;
  options.full = arguments.flag("full");
  options.dry_run = arguments.flag("dry-run");
  options.plan.verify = arguments.flag("verify");
  options.plan.retry_refused = arguments.flag("retry-refused");
  if (arguments.given("prune")) {
    options.plan.prune = arguments.text("prune") == "all" ? Prune::all : Prune::few;
  }
  options.command = command_line(arguments);
  return options;
}

/// The log configured by --log-level and --log-format, of one of several archives if named.
Log log_of(const Arguments& arguments, std::string archive = {}) {
  return {arguments.text("log-level"), arguments.text("log-format"), std::move(archive)};
}

/// Runs in a thread of its own, which alone is confined: the next archive has other files.
Result<RunReport> run_in_thread(const IndexOptions& options, const Arguments& arguments,
                                const Log& log) {
  Result<RunReport> report;
  std::thread([&] { report = run_with_progress(options, arguments, log); }).join();
  return report;
}

/// Updates one index from its archive according to the options of `index`, and prints a summary.
/// The exit code is success, refusals or dumps_missing.
Result<ExitCode> index_archive(const Arguments& arguments, const Log& log) {
  const auto options = index_options_of(arguments);
  if (!options) return pass(options);
  const auto report = run_in_thread(*options, arguments, log);
  if (!report) return pass(report);
  if (const auto written = print(*report, arguments, log); !written) {
    return pass(written);
  }
  return report->exit_code();
}

/// Error io if the file of --metrics cannot be written, as far as its folder tells.
Result<void> check_metrics(const Arguments& arguments) {
  if (!arguments.given("metrics")) return {};
  const std::filesystem::path file = arguments.text("metrics");
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
  if (::access(folder.c_str(), W_OK | X_OK) == 0) return {};
  return fail_errno("--metrics: " + file.string());
}

/// Writes metrics of the last runs of these archives to their --metrics files; several may share a
/// file. Logs what cannot be read or written, which is a failure: who watches the file would take
/// the metrics of an earlier run for those of this one.
ExitCode write_metrics(const std::vector<Arguments>& archives, const Log& log) {
  ExitCode worst = ExitCode::success;
  const auto failed = [&](const Error& error) {
    log.write(error);
    worst = worse_of(worst, exit_code_for(error.kind));
  };
  // Read from the run logs, so that a failed run also reports when the last successful one was.
  std::map<std::string, std::vector<IndexRuns>> files;
  for (const Arguments& archive : archives) {
    if (!archive.given("metrics")) continue;
    const IndexDirectory directory(archive.text("db"));
    auto runs = read_runs(directory);
    if (runs) {
      files[archive.text("metrics")].push_back({directory, std::move(*runs)});
    } else {
      failed(runs.error());
    }
  }
  for (const auto& [file, indexes] : files) {
    if (const auto written = replace_file(file, metrics_text(indexes)); !written) {
      failed(written.error());
    }
  }
  return worst;
}

constexpr std::array work_options{
    shared_option::db,
    Option{.name = "archive",
           .value = "NAME",
           .help = "Index only this archive from the configuration file. By default, without paths "
                   "or --db, all archives are indexed in turn.",
           .topic = topic::where,
           .completes = Completes::archives,
           .repeatable = true},
    shared_option::jobs,
    Option{.name = "memory",
           .value = "SIZE",
           .help = "Memory limit for reading and indexing. K, M and G are binary units.",
           .topic = topic::resources,
           .fallback = "512M"},
    Option{.name = "writer",
           .value = "KIND",
           .help = "How to write a new generation: `bulk` writes Xapian's tables directly, "
                   "`reference` uses the Xapian library, `auto` uses bulk if the library can read "
                   "a sample that bulk has written.",
           .topic = topic::resources,
           .fallback = "auto",
           .choices = "auto|bulk|reference"},
    Option{.name = "stems-only",
           .help =
               "Index only the stems of words, for a smaller index. Exact words, phrases and "
               "prefixes are then matched against the stored text, which is slower, and weighted "
               "like their stems. Later runs keep to this until --full is given without it.",
           .topic = topic::resources},
    Option{
        .name = "timings", .help = "Print the time that each stage took.", .topic = topic::output},
    Option{.name = "full",
           .help = "Rebuild the whole index while the live one stays in use.",
           .topic = topic::changes},
    Option{.name = "verify",
           .help = "Detect changed files by content digest, not just size and time.",
           .topic = topic::changes},
    Option{.name = "retry-refused",
           .help = "Read files with refused records again.",
           .topic = topic::changes},
    Option{.name = "prune",
           .value = "all",
           .help =
               "Remove releases whose files are gone, except from a given folder that lost more "
               "than a tenth of its releases, and from any folder that lost more than half. "
               "`--prune=all` removes these, too. Releases below an unreadable folder always stay.",
           .topic = topic::changes,
           .choices = "all",
           .may_stand_alone = true},
    Option{.name = "keep",
           .value = "N",
           .help = "Number of older generations to keep for rollback.",
           .topic = topic::changes,
           .fallback = "1"},
    Option{.name = "dry-run",
           .letter = 'n',
           .help = "Show what would be done without doing it.",
           .topic = topic::changes},
    shared_option::wait,
};

constexpr std::array output_options{
    shared_option::progress,
    Option{.name = "json",
           .help = "Print one JSON object for each archive instead of text; of a run that failed, "
                   "only if there are several archives.",
           .topic = topic::output},
    Option{.name = "metrics",
           .value = "FILE",
           .help = "Write metrics of the last run to FILE (*.prom), for node_exporter's textfile "
                   "collector.",
           .topic = topic::output},
    Option{.name = "log-level",
           .value = "LEVEL",
           .help =
               "Log level on standard error: `error` logs failures, `warning` also refusals "
               "(three of each reason; `refused` lists all), `info` also the stages of the run.",
           .topic = topic::output,
           .fallback = "warning",
           .choices = "error|warning|info|debug"},
    Option{
        .name = "log-format",
        .value = "FORMAT",
        .help = "Log format. `auto` adds priorities if standard error goes to the systemd journal.",
        .topic = topic::output,
        .fallback = "auto",
        .choices = "auto|text|json|journal"},
};

constexpr auto index_option_table = joined(work_options, shared_option::reading, output_options);

constexpr std::array index_examples{
    Example{"dateline-indexer index ~/archive", "index a folder into ./dateline.db"},
    Example{"dateline-indexer index --db /srv/news.db --memory 2G --json wires/ senate.tar.zst",
            "index several paths, with a JSON summary"},
    Example{"dateline-indexer index", "index all configured archives"},
};

// Those to index: archives without a path are only searched, unless they are named or all there
// are.
std::vector<Arguments> indexed_archives(const Arguments& arguments) {
  std::vector<Arguments> archives = arguments.archives();
  const auto is_searched = [](const Arguments& archive) { return archive.operands().empty(); };
  if (arguments.given("archive") || std::ranges::all_of(archives, is_searched)) return archives;
  std::erase_if(archives, is_searched);
  return archives;
}

// Indexes archives in turn; the failure of one does not stop the others.
ExitCode index_archives(const std::vector<Arguments>& archives) {
  ExitCode worst = ExitCode::success;
  for (const Arguments& archive : archives) {
    const Log log = log_of(archive, archive.text("archive"));
    auto code = index_archive(archive, log);
    if (!code) {
      code.error() = archive.located(std::move(code.error()));
      log.write(code.error());
      if (archive.flag("json")) {
        // The exit code tells of a failure already.
        static_cast<void>(write_output(failure_json(code.error(), archive.text("archive"))));
      }
    }
    worst = worse_of(worst, code ? *code : exit_code_for(code.error().kind));
    if (stop_requested()) return worse_of(worst, ExitCode::interrupted);
  }
  return worst;
}

// An error in text is left to the program.
Result<ExitCode> logged(Result<ExitCode> code, const Log& log) {
  if (code || log.is_text()) return code;
  log.write(code.error());
  return exit_code_for(code.error().kind);
}

Result<ExitCode> run_index_command(const Arguments& arguments) {
  const std::vector<Arguments> archives = indexed_archives(arguments);
  const Log log = log_of(arguments);
  for (const Arguments& each : archives.empty() ? std::vector{arguments} : archives) {
    if (auto checked = check_metrics(each); !checked) return logged(pass(checked), log);
  }
  if (!archives.empty()) {
    const ExitCode worst = index_archives(archives);
    return worse_of(worst, write_metrics(archives, log));
  }
  auto code = index_archive(arguments, log);
  const ExitCode metrics = write_metrics({arguments}, log);
  if (code) return worse_of(*code, metrics);
  return logged(std::move(code), log);
}

}  // namespace

constinit const Command index_command{
    .name = "index",
    .summary = "clean releases and build the index",
    .description =
        "Walks files and folders (skipping hidden ones unless given), cleans every release it "
        "finds and updates the index: it adds new releases, replaces changed ones and leaves the "
        "rest alone. The index can be searched throughout.\n\nAnything that is not a release is "
        "refused with a reason, and the run continues.",
    .operands = "PATH...",
    .options = index_option_table,
    .examples = index_examples,
    .run = run_index_command};

}  // namespace dateline
