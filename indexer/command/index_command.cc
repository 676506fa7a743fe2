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
           .help = "Only this archive of those that the configuration file names; without it and "
                   "without paths and --db all are indexed, one after the other.",
           .topic = topic::where,
           .repeatable = true},
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
                   "library reads back a sample that bulk writes first.",
           .topic = topic::resources,
           .fallback = "auto",
           .choices = "auto|bulk|reference"},
    Option{.name = "no-positions",
           .help = "Of words, hold only the stems in a new index, and no positions: three fifths "
                   "less; exact words, phrases and words that begin so are then looked for in the "
                   "stored texts, which takes longer, and weigh as their stems. It stays so until "
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

constexpr auto index_option_table = joined(work_options, shared_option::reading, output_options);

constexpr std::array index_examples{
    Example{"dateline-indexer index ~/archive", "index a folder into ./dateline.db"},
    Example{"dateline-indexer index --db /srv/news.db --memory 2G --json wires/ senate.tar.zst",
            "several paths, with a summary for scripts"},
    Example{"dateline-indexer index", "the archives of the configuration file"},
};

// One after the other; none is kept from its turn by the failure of another.
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
        "Walks files and folders (hidden ones are left out unless they are named), cleans "
        "every release found in them, and brings the index into agreement: what is new is "
        "added, what changed is replaced, the rest is left alone. Searches go on "
        "meanwhile.\n\n"
        "What is not a release is refused with a reason, and the run goes on.",
    .operands = "PATH...",
    .options = index_option_table,
    .examples = index_examples,
    .run = run_index_command};

}  // namespace dateline
