#include <array>

#include "common/cli/confine.h"
#include "common/support/standard_output.h"
#include "common/text/terminal_text.h"
#include "indexer/command/commands.h"
#include "indexer/command/report_text.h"
#include "indexer/command/run_options.h"
#include "indexer/pipeline/clean_run.h"

namespace dateline {
namespace {

constexpr std::array clean_own_options{
    Option{.name = "db",
           .letter = 'd',
           .value = "DIR",
           .help = "Remove the menus and footers that this index has learned.",
           .topic = topic::where},
    Option{.name = "format",
           .letter = 'f',
           .value = "FORMAT",
           .help = "What to write: JSON Lines, or bulk requests for OpenSearch and Elasticsearch "
                   "(see dateline-machines(7)).",
           .topic = topic::output,
           .fallback = "jsonl",
           .choices = "jsonl|bulk"},
    Option{.name = "explain",
           .help =
               "Add which blocks of a page, or lines of a text, were kept, which were dropped and "
               "by which rule, and the candidate dates; also for refused records.",
           .topic = topic::output},
    shared_option::jobs,
};
constexpr auto clean_option_table = joined(clean_own_options, shared_option::reading);

constexpr std::array clean_examples{
    Example{"dateline-indexer clean page.txt | jq .title", "show the cleaned title of a page"},
    Example{"dateline-indexer clean --db news.db page.txt", "apply what an index has learned"},
    Example{"dateline-indexer clean --explain page.html | jq .explanation",
            "see why a page was cleaned this way"},
};

Result<ExitCode> run_clean_command(const Arguments& arguments) {
  const auto paths = paths_of(arguments);
  if (!paths) return pass(paths);
  const auto jobs = jobs_of(arguments);
  if (!jobs) return pass(jobs);
  const auto reading = reading_of(arguments);
  if (!reading) return pass(reading);

  const bool bulk = arguments.text("format") == "bulk";
  if (bulk && arguments.flag("explain")) {
    return fail(ErrorKind::usage, "--explain: not available with --format bulk");
  }
  const CleanOptions options{.paths = *paths,
                             .index = arguments.text("db"),
                             .jobs = *jobs,
                             .reading = *reading,
                             .format = bulk ? CleanFormat::bulk : CleanFormat::json_lines,
                             .explain = arguments.flag("explain"),
                             .confine = [&](const Reach& reach) { confine(arguments, reach); }};
  auto report = run_clean(options, deliver_output);
  if (!report && !output_has_reader())
    return ExitCode::success;  // the reader closed the pipe early
  if (!report) return pass(report);
  for (const std::string& missing : report->missing) print_line(missing);
  for (const std::string& warning : report->warnings) print_line("warning: " + warning);
  for (const std::string& line : refusal_lines(*report)) print_line(line);
  print_lines(clean_report_text(*report));
  return report->exit_code();
}

}  // namespace

constinit const Command clean_command{
    .name = "clean",
    .summary = "write cleaned releases as lines of JSON",
    .description =
        "Cleans releases as `index` does and writes each to standard output as one line of JSON, "
        "in archive order. Refused records are reported on standard error.",
    .operands = "PATH...",
    .options = clean_option_table,
    .examples = clean_examples,
    .run = run_clean_command};

}  // namespace dateline
