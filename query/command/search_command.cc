#include <fmt/format.h>

#include <array>
#include <functional>
#include <utility>

#include "common/cli/confine.h"
#include "common/support/standard_output.h"
#include "common/text/terminal_text.h"
#include "query/command/commands.h"
#include "query/command/pager.h"
#include "query/command/result_writer.h"
#include "query/command/search_options.h"
#include "query/command/shared_options.h"
#include "query/command/show.h"
#include "query/recall/last_search.h"
#include "query/recall/release_finder.h"
#include "query/render/explanation_text.h"
#include "query/render/overview_text.h"
#include "query/search/batch.h"
#include "query/search/lookup.h"
#include "query/search/session.h"

namespace dateline {
namespace {

/// Options specific to `search`.
constexpr std::array search_only_options{
    Option{.name = "queries",
           .letter = 'q',
           .value = "FILE",
           .help = "Run the queries in FILE (- for standard input), one per line. A query may "
                   "follow an id and a tab; then it is plain words, any of which may match.",
           .topic = topic::where},
    Option{.name = "show",
           .value = "REF",
           .help =
               "Print the whole text of a release. REF is its rank in this terminal's last "
               "search, its id, at least four characters of its short id, or the path of its dump. "
               "Several may follow; - reads them from standard input, one per line.",
           .topic = topic::where,
           .repeatable = true},
    Option{.name = "dump",
           .value = "FILE",
           .help =
               "With --show and --similar: of several releases with the same REF, the one in this "
               "dump, named as with file:.",
           .topic = topic::where},
    Option{.name = "raw",
           .help = "With --show: print the original bytes of the release, read back from its dump. "
                   "Compressed dumps are decompressed.",
           .topic = topic::where},
    Option{.name = "root",
           .value = "OLD=NEW",
           .help = "With --raw: dumps that were indexed in folder OLD are now in folder NEW, for "
                   "example because their disk is mounted elsewhere.",
           .topic = topic::where,
           .repeatable = true},
    Option{.name = "similar",
           .value = "REF",
           .help =
               "Find releases similar to this one, named as for --show, by its most distinctive "
               "words. Its copies are left out. Words, fields and dates narrow the results.",
           .topic = topic::which},
    Option{.name = "explain-query",
           .help = "Instead of releases, print how the query was parsed and how many releases each "
                   "clause finds (text and JSON only).",
           .topic = topic::output},
    Option{.name = "explain",
           .help = "Show how each score was computed: which words matched and where, which are "
                   "next to each other, and recency (text, JSON and jsonl only).",
           .topic = topic::output},
    Option{.name = "explain-not",
           .value = "REF",
           .help = "Explain why this release, named as for --show, was not found: which clauses it "
                   "does not match, how it ranks, or of which release it is a copy.",
           .topic = topic::output},
    Option{.name = "count",
           .letter = 'c',
           .help = "Print only the exact number of matching releases, including copies. On a "
                   "terminal, also print the number without copies.",
           .topic = topic::output},
    Option{.name = "no-pager",
           .help = "Do not pipe long output on a terminal into $PAGER (or less).",
           .topic = topic::output},
};

/// All options of `search`.
constexpr auto search_options =
    joined(index_options, archive_options, asking_options, time_options, page_options,
           search_only_options, export_options, format_options);

constexpr std::array search_examples{
    Example{"dateline-query hurricane katrina", "releases with both words, best first"},
    Example{"dateline-query '\"minimum wage\" -congress'", "a phrase, excluding a word"},
    Example{"dateline-query --sort newest title:katrina", "search titles, newest first"},
    Example{"dateline-query --queries topics.tsv --format trec --limit 1000", "a TREC run"},
    Example{"dateline-query --show 3", "read the third release of the last search"},
    Example{"dateline-query --similar 3 since:2006", "releases similar to that one"},
    Example{"dateline-query --limit all --format csv --fields date,title,url flood",
            "a spreadsheet"},
    Example{"dateline-query -- watch", "search for the word instead of running the command"},
};

Result<ExitCode> explain_not(const Arguments& arguments, Pager& pager, Session& session,
                             ReleaseFinder& finder, const SearchRequest& request) {
  const std::string text = arguments.text("explain-not");
  const auto reference = finder.resolve(text);
  if (!reference) return pass(reference);
  const auto absences = session.explain_absence(request, *reference);
  if (!absences) return pass(absences);
  std::string explained;
  for (const Absence& absence : *absences) explained += absence_text(absence, request);
  if (!absences->empty()) return write_result(pager, explained);
  print_unknown(text);
  return ExitCode::nothing_found;
}

Result<ExitCode> count(Pager& pager, Session& session, SearchRequest request) {
  request.limit = 0;
  const auto result = session.search(request);
  if (!result) return pass(result);
  print_shortfall(*result, result->timed_out);
  print_notes(*result);
  if (!result->count_exact) {
    print_line(fmt::format("at least {} releases match", result->count));
  }
  const std::string text =
      output_is_terminal() ? matches_text(*result) : std::to_string(result->count);
  return write_result(pager, text + '\n',
                      {.found = result->count > 0,
                       .unfinished = result->timed_out,
                       .incomplete = !result->missing.empty()});
}

Result<ExitCode> run_batch(const Arguments& arguments, Pager& pager, Session& session,
                           const RenderOptions& options, SearchRequest request) {
  auto batch = BatchReader::open(arguments.text("queries"));
  if (!batch) return pass(batch);
  const std::string format = arguments.text("format");
  request.first_and_last = is_table_format(format);
  ResultWriter writer(format, options, pager);
  bool understood = true;
  while (true) {
    auto query = batch->next();
    if (!query) return pass(query);
    if (!*query) break;
    request.text = (*query)->words;
    request.plain_words = !(*query)->id.empty();
    auto result = session.search(request);
    if (!result && result.error().kind == ErrorKind::usage) {
      // The rest are answered.
      result.error().message.insert(0, batch->place() + ": ");
      print_error("dateline-query", result.error());
      understood = false;
      continue;
    }
    if (!result) return pass(result);
    result->id = (*query)->id;
    writer.add(*std::move(result));
    if (auto done = writer.flush(); !done) return pass(done);
  }
  const auto code = writer.end();
  return code && !understood ? ExitCode::failure : code;
}

/// A batch in CSV or TSV is a table of counts.
Result<void> check_batch(const Arguments& arguments) {
  const std::string format = arguments.text("format");
  if (!arguments.given("queries") || !is_table_format(format)) return {};
  for (const char* option : {"fields", "full", "kwic", "facets", "timeline"}) {
    if (!arguments.given(option)) continue;
    return fail(ErrorKind::usage,
                fmt::format("--{}: not available with --queries and --format {}", option, format),
                "these count the matches of each query; use --format jsonl for releases");
  }
  return {};
}

/// Error usage if an option on the command line would be ignored because of another.
Result<void> check_ignored(const Arguments& arguments) {
  const auto is_typed = [&](std::string_view option) {
    return arguments.given(option) && arguments.place(option).empty();
  };
  const auto ignored = [](std::string_view option, std::string_view by) {
    return fail(ErrorKind::usage, fmt::format("--{}: not available with --{}", option, by),
                fmt::format("leave out --{}", option));
  };
  if (arguments.flag("raw") && is_typed("format") && arguments.text("format") != "text") {
    return ignored("format", "raw");
  }
  if (!arguments.given("show")) return {};
  for (const char* option : {"count", "explain", "explain-not", "explain-query", "facets", "kwic",
                             "queries", "similar", "timeline"}) {
    if (is_typed(option)) return ignored(option, "show");
  }
  return {};
}

/// Settings that depend on several options.
Result<void> check_options(const Arguments& arguments) {
  const bool has_period = arguments.given("since") || arguments.given("until");
  if (arguments.operands().empty() && !has_period && !arguments.given("show") &&
      !arguments.given("similar") && !arguments.given("queries")) {
    return fail(ErrorKind::usage, "missing search words",
                "give some words, '*' for all releases, or see dateline-query --help");
  }
  for (const char* option : {"raw", "dump", "root"}) {
    const bool similar = std::string_view(option) == "dump" && arguments.given("similar");
    if (!arguments.given(option) || arguments.given("show") || similar) continue;
    return fail(ErrorKind::usage, fmt::format("--{} needs --show", option),
                "name the release with --show REF");
  }
  if (auto checked = check_ignored(arguments); !checked) return checked;
  if (auto checked = check_format(arguments); !checked) return checked;
  if (auto checked = check_batch(arguments); !checked) return checked;
  if (arguments.given("explain-not")) {
    for (const char* option : {"count", "queries"}) {
      if (!arguments.given(option)) continue;
      return fail(ErrorKind::usage, fmt::format("--{}: not available with --explain-not", option));
    }
    if (arguments.text("format") != "text") {
      return fail(ErrorKind::usage, "--explain-not: only with --format text");
    }
  }
  if (arguments.flag("count") && arguments.given("queries")) {
    return fail(ErrorKind::usage, "--count: not available with --queries",
                "use --format csv, which counts the matches of each query");
  }
  if (!arguments.operands().empty() && arguments.given("queries")) {
    return fail(ErrorKind::usage, "search words: not available with --queries",
                "put them into the file, or leave --queries out");
  }
  return {};
}

/// The releases that --show and the like name.
std::vector<std::string> named_references(const Arguments& arguments) {
  if (arguments.given("show")) return shown_references(arguments);
  std::vector<std::string> texts = arguments.texts("similar");
  for (std::string& text : arguments.texts("explain-not")) texts.push_back(std::move(text));
  return texts;
}

LastSearch remembered(const SearchRequest& request, const std::vector<std::string>& indexes,
                      std::vector<Reference> hits) {
  LastSearch last;
  last.indexes = absolute_paths(indexes);
  last.text = request.text;
  last.any = request.any;
  last.exact = request.exact;
  if (request.language) last.language = language_table[*request.language].code;
  last.first_rank = request.offset + 1;
  last.hits = std::move(hits);
  return last;
}

Result<ExitCode> list(Pager& pager, Session& session, const SearchRequest& request,
                      const std::string& format, const RenderOptions& options,
                      const std::function<void(std::vector<Reference>)>& remember) {
  ResultWriter writer(format, options, pager);
  const auto result = session.search(request, writer);
  if (!result) return pass(result);
  writer.close();
  remember(writer.take_listed());
  return writer.end();
}

Result<ExitCode> run_search_command(const Arguments& arguments) {
  auto request = read_search_options(arguments);
  if (!request) return pass(request);
  if (auto checked = check_options(arguments); !checked) return pass(checked);
  auto options = read_render_options(arguments);
  if (!options) return pass(options);
  options->batch = arguments.given("queries");
  options->account = arguments.flag("explain-query");
  const std::string format = arguments.text("format");
  // Evaluation scripts want every release.
  const bool run = arguments.given("queries") || format == "trec";
  if (run && !arguments.given("lead")) request->collapse = false;
  request->text = fmt::format("{}", fmt::join(arguments.operands(), " "));
  request->explain = arguments.flag("explain");

  const auto file = LastSearchFile::of_terminal();
  const auto last = file ? file->load() : std::nullopt;
  const bool as_last = means_last_search(named_references(arguments), arguments.given("db"), last);
  const auto indexes = as_last ? last->indexes : arguments.texts("db");
  Pager pager(!arguments.flag("no-pager"));
  Reach reach;
  add_reach(arguments, reach);
  for (const std::string& index : indexes) add_reach(index, reach);
  if (file) reach.write.push_back(file->folder());
  confine(arguments, reach);
  auto session = Session::open(indexes, read_open_options(arguments, request->time_limit));
  if (!session) return pass(session);
  ReleaseFinder finder(*session, indexes, last);
  if (arguments.given("show")) {
    return show_releases(arguments, *session, finder,
                         [&](std::string_view text) { return pager.write(text); });
  }
  if (arguments.given("similar")) {
    const auto similar = finder.resolve(arguments.text("similar"), arguments.text("dump"));
    if (!similar) return pass(similar);
    const auto records = session->records_of(*similar);
    if (!records) return pass(records);
    if (records->empty()) {
      print_unknown(arguments.text("similar"));
      return ExitCode::nothing_found;
    }
    request->similar_to = similar->text;
    request->similar_dump = similar->dump;
  }
  if (arguments.given("queries")) {
    return run_batch(arguments, pager, *session, *options, *std::move(request));
  }
  if (arguments.given("explain-not")) {
    return explain_not(arguments, pager, *session, finder, *request);
  }
  if (arguments.flag("count")) return count(pager, *session, *std::move(request));

  if (arguments.flag("explain-query")) {
    request->limit = 0;
    request->count_clauses = true;
  }
  if (format == "html") options->made = session->account();
  return list(pager, *session, *request, format, *options, [&](std::vector<Reference> hits) {
    if (!file || format != "text" || hits.empty()) return;
    // Failing to keep it does not fail the search.
    static_cast<void>(file->save(remembered(*request, indexes, std::move(hits))));
  });
}

}  // namespace

constinit const Command search_command{
    .name = "search",
    .summary = "find releases and print them, best first",
    .description =
        "Finds the releases that contain all the given words. A word matches in all its forms, "
        "with or without accents, hyphens and full stops; words in quotes match exactly as "
        "written, next to each other. AND, OR, NOT, parentheses, + and - combine words; title: and "
        "other fields restrict where a word may match.\n\nThe score of a release is its relevance, "
        "which is 1 for the best match. The blend adds recency, weighted by --recency: 1 for a "
        "release of today and 1/2 for one that is a half-life old.\n\nCounts are exact. The first "
        "is the number of releases in the list; the one in parentheses includes copies (with "
        "--copies, it leaves them out). --count, facets and timelines include copies. If --timeout "
        "ends a search, the counts are minimums.",
    .operands = "WORDS...",
    .options = search_options,
    .examples = search_examples,
    .run = run_search_command};

}  // namespace dateline
