#include <array>

#include "indexer/command/commands.h"

namespace dateline {
namespace {

constexpr std::string_view where = "Where";
constexpr std::string_view changes = "What is done";
constexpr std::string_view resources = "Resources";
constexpr std::string_view output = "Output";

constexpr Option db_option{.name = "db",
                           .letter = 'd',
                           .value = "DIR",
                           .help = "Directory of the index.",
                           .topic = where,
                           .fallback = "dateline.db",
                           .environment = "DATELINE_DB"};
constexpr Option jobs_option{.name = "jobs",
                             .letter = 'j',
                             .value = "N",
                             .help = "Number of workers; 0 is one for each core.",
                             .topic = resources,
                             .fallback = "0"};
constexpr Option json_option{
    .name = "json", .help = "Print the summary as one JSON object.", .topic = output};
constexpr Option progress_option{.name = "progress",
                                 .value = "WHEN",
                                 .help =
                                     "Show progress on standard error: a bar on a terminal, "
                                     "plain lines elsewhere.",
                                 .topic = output,
                                 .fallback = "auto",
                                 .choices = "auto|never|always"};

constexpr std::array index_options{
    db_option,
    jobs_option,
    Option{.name = "memory",
           .value = "SIZE",
           .help = "Memory for what is being read and inverted (K, M and G are binary units).",
           .topic = resources,
           .fallback = "512M"},
    Option{.name = "writer",
           .value = "KIND",
           .help = "How a new generation is written: `bulk` writes Xapian's tables directly, "
                   "`reference` goes through the library, `auto` takes bulk where the linked "
                   "library has the format that it knows.",
           .topic = resources,
           .fallback = "auto",
           .choices = "auto|bulk|reference"},
    Option{
        .name = "timings", .help = "Print how long each stage of the run took.", .topic = output},
    Option{.name = "full",
           .help = "Build the whole index anew, beside the live one.",
           .topic = changes},
    Option{.name = "verify",
           .help = "Tell changed files by a digest of their content, not by size and time alone.",
           .topic = changes},
    Option{.name = "retry-refused",
           .help = "Read files again of which something was refused before.",
           .topic = changes},
    Option{.name = "prune",
           .help = "Remove releases whose file is gone; never where a whole folder that was named "
                   "is missing, empty or unreadable.",
           .topic = changes},
    Option{
        .name = "dry-run", .letter = 'n', .help = "Only say what would be done.", .topic = changes},
    Option{.name = "wait",
           .value = "TIME",
           .help = "Wait as long for another writer to finish: 30s, 10m, 2h.",
           .topic = where,
           .fallback = "0s"},
    progress_option,
    json_option,
};

constexpr std::array clean_options{
    jobs_option,
};

constexpr std::array index_examples{
    Example{"dateline-indexer index ~/archive", "index a folder into ./dateline.db"},
    Example{"dateline-indexer index --db /srv/news.db --memory 2G --json wires/ senate.tar.zst",
            "several paths, with a summary for scripts"},
};

constexpr std::array clean_examples{
    Example{"dateline-indexer clean page.txt | jq .title", "see what cleaning makes of a page"},
};

const std::array commands{
    Command{.name = "index",
            .summary = "clean releases and build the index",
            .description =
                "Walks files and folders (hidden ones are left out unless they are named), cleans "
                "every release found in them, and brings the index into agreement: what is new is "
                "added, what changed is replaced, the rest is left alone. Searches go on "
                "meanwhile.\n\n"
                "What is not a release is refused with a reason, and the run goes on.",
            .operands = "PATH...",
            .options = index_options,
            .examples = index_examples},
    Command{.name = "clean",
            .summary = "write the cleaned releases as JSON Lines",
            .description = "Cleans releases as `index` does, and writes each as a JSON object on a "
                           "line of standard output, in the order of the archive. Refused records "
                           "are named on standard error.",
            .operands = "PATH...",
            .options = clean_options,
            .examples = clean_examples},
};

}  // namespace

const Program& indexer_program() {
  static const Program program{
      .name = "dateline-indexer",
      .summary = "index press-release archives for dateline-query",
      .description =
          "Turns folders of press releases - text pages, HTML, feeds, JSON Lines, WARC "
          "files and more, packed or not - into a compressed Xapian database.",
      .commands = commands,
      .default_command = nullptr};
  return program;
}

Result<ExitCode> run_command(const Arguments& arguments) {
  const std::string_view name = arguments.command().name;
  if (name == "index") return index_command(arguments);
  if (name == "clean") return clean_command(arguments);
  return fail(ErrorKind::usage, "no command is named", "try dateline-indexer --help");
}

}  // namespace dateline
