#include <algorithm>
#include <array>

#include "query/command/commands.h"
#include "query/render/renderer.h"

namespace dateline {
namespace {

constexpr std::string_view where = "Where";
constexpr std::string_view which = "Which releases";
constexpr std::string_view ranking = "Ranking";
constexpr std::string_view output = "Output";

/// Tables of options one behind the other.
template <std::size_t... Sizes>
constexpr auto joined(const std::array<Option, Sizes>&... parts) {
  std::array<Option, (Sizes + ...)> all{};
  auto end = all.begin();
  ((end = std::copy(parts.begin(), parts.end(), end)), ...);
  return all;
}

constexpr std::array index_options{
    Option{.name = "db",
           .letter = 'd',
           .value = "DIR",
           .help = "Directory of the index; several are searched as one.",
           .topic = where,
           .fallback = "dateline.db",
           .environment = "DATELINE_DB",
           .repeatable = true},
};

constexpr std::array asking_options{
    Option{.name = "since",
           .value = "DATE",
           .help = "Only releases of that day or later: 2022-11-22, 2022-11, 2022-Q4, 2022, "
                   "yesterday, 7d, \"last month\".",
           .topic = which},
    Option{.name = "until",
           .value = "DATE",
           .help = "Only releases of that day or earlier.",
           .topic = which},
    Option{.name = "any", .help = "Any of the words may match, not all must.", .topic = which},
    Option{.name = "exact",
           .help = "Words match as they are written, not by their stems.",
           .topic = which},
    Option{.name = "sort",
           .letter = 's',
           .value = "ORDER",
           .help = "blend counts relevance and recency together; the others one of them alone. "
                   "Undated releases come last in the order of dates.",
           .topic = ranking,
           .fallback = "blend",
           .choices = "blend|relevance|newest|oldest"},
    Option{.name = "half-life",
           .value = "DAYS",
           .help = "Age at which the recency of a release is half that of a new one.",
           .topic = ranking,
           .fallback = "365"},
    Option{.name = "as-of",
           .value = "DATE",
           .help = "The day from which ages and relative dates are counted, instead of today.",
           .topic = ranking},
    Option{.name = "timezone",
           .value = "ZONE",
           .help = "Time zone that says which day today is, as in Europe/Vienna.",
           .topic = ranking},
    Option{.name = "limit",
           .letter = 'n',
           .value = "N",
           .help = "Print at most that many releases.",
           .topic = output,
           .fallback = "10"},
    Option{.name = "offset",
           .value = "N",
           .help = "Leave out that many releases first.",
           .topic = output,
           .fallback = "0"},
};

constexpr std::array search_only_options{
    Option{.name = "queries",
           .letter = 'q',
           .value = "FILE",
           .help =
               "Run a batch of queries, one a line. Where an id and a tabulator stand before it, "
               "it is plain words of which any may match. - is standard input.",
           .topic = where},
    Option{.name = "show",
           .value = "ID",
           .help = "Print the whole stored text of the releases with that id.",
           .topic = where},
    Option{.name = "format",
           .letter = 'f',
           .value = "FORMAT",
           .help = "How results are written.",
           .topic = output,
           .fallback = "text",
           .choices = render_formats},
    Option{.name = "count",
           .letter = 'c',
           .help = "Print only how many releases match, counted exactly.",
           .topic = output},
    Option{.name = "colour",
           .value = "WHEN",
           .help = "Mark what was found in colour.",
           .topic = output,
           .fallback = "auto",
           .choices = "auto|never|always"},
};

constexpr auto search_options = joined(index_options, asking_options, search_only_options);

constexpr std::array bench_only_options{
    Option{.name = "queries",
           .letter = 'q',
           .value = "FILE",
           .help = "What is asked, a query a line; an id and a tabulator before it are left out. - "
                   "is standard input.",
           .topic = where},
    Option{.name = "repeat",
           .letter = 'r',
           .value = "N",
           .help = "Ask each query that many times.",
           .topic = output,
           .fallback = "100"},
    Option{.name = "json", .letter = 'j', .help = "Write the report as JSON.", .topic = output},
};
constexpr auto bench_options = joined(index_options, asking_options, bench_only_options);

constexpr std::array search_examples{
    Example{"dateline-query hurricane katrina", "releases with both words, the best first"},
    Example{"dateline-query '\"minimum wage\" -congress'", "a phrase, without another word"},
    Example{"dateline-query --sort newest title:katrina", "by the words of the title"},
    Example{"dateline-query --queries topics.tsv --format trec --limit 1000", "a TREC run"},
    Example{"dateline-query -- watch", "look for the word, not run the command"},
};

constexpr std::array bench_examples{
    Example{"dateline-query bench --queries queries.txt --repeat 200", "percentiles of 200 rounds"},
};

constexpr std::array commands{
    Command{.name = "search",
            .summary = "find releases and print them, the best first",
            .description =
                "Finds the releases with all the words given. A word is found in all its forms, "
                "with and without accents; words in quotes are found as they are written and next "
                "to each other. AND, OR, NOT, parentheses, + and - combine them; title: and other "
                "fields restrict where a word is looked for.\n\n"
                "The score of a release is its relevance as a share of the best match, and a "
                "quarter of its recency: 1 for a release of today, half for one that is a "
                "half-life old.",
            .operands = "WORDS...",
            .options = search_options,
            .examples = search_examples},
    Command{.name = "bench",
            .summary = "measure how long queries take, and where",
            .description =
                "Asks the queries of a file again and again inside one process and prints "
                "percentiles of the time that each takes: as a whole, and parted into parsing, "
                "matching, folding of copies, reading, snippets and rendering. A first round that "
                "warms the caches is not counted.",
            .options = bench_options,
            .examples = bench_examples},
};

}  // namespace

const Program& query_program() {
  static const Program program{
      .name = "dateline-query",
      .summary = "search press-release archives",
      .description =
          "Asks an index made by dateline-indexer. Without the name of a command it "
          "searches for the words given.",
      .commands = commands,
      .default_command = &commands.front()};
  return program;
}

Result<ExitCode> run_command(const Arguments& arguments) {
  const std::string_view name = arguments.command().name;
  if (name == "search") return search_command(arguments);
  if (name == "bench") return bench_command(arguments);
  return fail(ErrorKind::usage, "no command is named", "try dateline-query --help");
}

}  // namespace dateline
