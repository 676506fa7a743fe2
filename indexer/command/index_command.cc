#include <fmt/format.h>

#include <array>

#include "common/support/stop_signal.h"
#include "indexer/command/commands.h"
#include "indexer/command/index_archive.h"
#include "indexer/command/shared_options.h"

namespace dateline {
namespace {

constexpr std::array work_options{
    shared_option::db,
    Option{.name = "archive",
           .value = "NAME",
           .help = "Index only this archive from the configuration file. By default, without paths "
                   "or --db, all archives are indexed in turn.",
           .topic = topic::where,
           .repeatable = true},
    shared_option::jobs,
    Option{.name = "memory",
           .value = "SIZE",
           .help = "Memory limit for reading and inverting (K, M and G are binary units).",
           .topic = topic::resources,
           .fallback = "512M"},
    Option{.name = "writer",
           .value = "KIND",
           .help =
               "How to write a new generation: `bulk` writes Xapian's tables directly, `reference` "
               "uses the Xapian library, `auto` picks bulk if the linked library reads back a "
               "sample that bulk writes first.",
           .topic = topic::resources,
           .fallback = "auto",
           .choices = "auto|bulk|reference"},
    Option{.name = "no-positions",
           .help = "Build the index with word stems only and no positions, which makes it three "
                   "fifths smaller. Exact words, phrases and prefixes are then matched against the "
                   "stored text, which is slower, and weighted as their stems. This persists until "
                   "--full is given without it.",
           .topic = topic::resources},
    Option{
        .name = "timings", .help = "Print the time taken by each stage.", .topic = topic::output},
    Option{.name = "full",
           .help = "Rebuild the whole index while the live one stays in use.",
           .topic = topic::changes},
    Option{.name = "verify",
           .help = "Detect changed files by content digest, not just size and time.",
           .topic = topic::changes},
    Option{.name = "retry-refused",
           .help = "Retry files with refused records.",
           .topic = topic::changes},
    Option{.name = "prune",
           .help = "Remove releases whose file is gone, unless a whole given folder is missing, "
                   "empty or unreadable.",
           .topic = topic::changes},
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
           .help =
               "Write metrics of the run to FILE (*.prom), for node_exporter's textfile collector.",
           .topic = topic::output},
    Option{.name = "log-level",
           .value = "LEVEL",
           .help = "Log level on standard error: `error` logs failures, `warning` also refusals, "
                   "`info` also the stages of the run.",
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

// Indexes archives in turn; the failure of one does not stop the others.
ExitCode index_archives(const std::vector<Arguments>& archives) {
  ExitCode worst = ExitCode::success;
  for (const Arguments& archive : archives) {
    const std::string name = archive.text("archive");
    const Log log = log_of(archive);
    auto code = index_archive(archive, log);
    if (!code) {
      code.error().message.insert(0, name + ": ");
      log.write(code.error());
    }
    worst = worse_of(worst, code ? *code : exit_code_for(code.error().kind));
    if (stop_requested()) return worse_of(worst, ExitCode::interrupted);
  }
  return worst;
}

Result<ExitCode> run_index_command(const Arguments& arguments) {
  const std::vector<Arguments>& archives = arguments.archives();
  const Log log = log_of(arguments);
  if (!archives.empty()) {
    const ExitCode worst = index_archives(archives);
    write_metrics(archives, log);
    return worst;
  }
  auto code = index_archive(arguments, log);
  write_metrics({arguments}, log);
  if (code || log.is_text()) return code;
  log.write(code.error());
  return exit_code_for(code.error().kind);
}

}  // namespace

constinit const Command index_command{
    .name = "index",
    .summary = "clean releases and build the index",
    .description =
        "Walks files and folders (skipping hidden ones unless given), cleans every release it "
        "finds and updates the index: new releases are added, changed ones replaced, the rest left "
        "alone. Searching stays possible throughout.\n\n"
        "Anything that is not a release is refused with a reason, and the run continues.",
    .operands = "PATH...",
    .options = index_option_table,
    .examples = index_examples,
    .run = run_index_command};

}  // namespace dateline
