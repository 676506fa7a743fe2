#include <fmt/format.h>

#include <array>

#include "common/support/standard_output.h"
#include "common/text/terminal_text.h"
#include "query/command/commands.h"
#include "query/command/pager.h"
#include "query/command/search_options.h"
#include "query/command/shared_options.h"
#include "query/render/explanation_text.h"
#include "query/render/renderer.h"
#include "query/search/lookup.h"
#include "query/search/session.h"

namespace dateline {
namespace {

/// Options specific to `search`.
constexpr std::array search_only_options{
    Option{
        .name = "queries",
        .letter = 'q',
        .value = "FILE",
        .help =
            "Run the queries in FILE, one per line. A query after an id and a tab is plain words, "
            "any of which may match. - means standard input.",
        .topic = topic::where},
    Option{.name = "show",
           .value = "ID",
           .help = "Print the full stored text of the release with this id.",
           .topic = topic::where},
    Option{.name = "dump",
           .value = "FILE",
           .help = "With --show and --similar: the release in this dump, named as with file:.",
           .topic = topic::where},
    Option{.name = "raw",
           .help = "With --show: print the original bytes of the release, read back from its dump. "
                   "Compressed dumps are decompressed.",
           .topic = topic::where},
    Option{.name = "root",
           .value = "OLD=NEW",
           .help = "With --raw: what the index knows to be in folder OLD is in folder NEW now, as "
                   "on a disk mounted elsewhere.",
           .topic = topic::where,
           .repeatable = true},
    Option{
        .name = "similar",
        .value = "ID",
        .help =
            "Find releases similar to the one with this id, by its most distinctive words; copies "
            "of it are left out. Words, fields and dates narrow the results.",
        .topic = topic::which},
    Option{.name = "explain-query",
           .help = "Instead of releases, print how the query was parsed and how many releases each "
                   "clause finds (text and JSON only).",
           .topic = topic::output},
    Option{.name = "explain",
           .help = "Show how each score is made up: the words that matched and where, which are "
                   "next to each other, and recency (text, JSON and jsonl only).",
           .topic = topic::output},
    Option{.name = "explain-not",
           .value = "ID",
           .help =
               "Explain why the release with this id is not among the results: which clauses it "
               "does not match, how it ranks, or which copy it is collapsed into.",
           .topic = topic::output},
    Option{.name = "count",
           .letter = 'c',
           .help = "Print only the exact number of matching releases, including copies.",
           .topic = topic::output},
    Option{.name = "no-pager",
           .help = "Do not pipe long output on a terminal into $PAGER (or less).",
           .topic = topic::output},
};

/// All options of `search`.
constexpr auto search_options = joined(index_options, archive_options, asking_options, page_options,
                                       search_only_options, format_options);

constexpr std::array search_examples{
    Example{"dateline-query hurricane katrina", "releases with both words, best first"},
    Example{"dateline-query '\"minimum wage\" -congress'", "a phrase, excluding a word"},
    Example{"dateline-query --sort newest title:katrina", "search titles, newest first"},
    Example{"dateline-query --queries topics.tsv --format trec --limit 1000", "a TREC run"},
    Example{"dateline-query --similar ID since:2006", "releases similar to that one"},
    Example{"dateline-query -- watch", "search for the word instead of running the command"},
};

/// How searches ended.
struct Outcome {
  bool found = false;
  bool unfinished = false;  ///< a time limit ended one

  /// What was found before the time limit is not the answer.
  ExitCode code() const {
    if (unfinished) return ExitCode::interrupted;
    return found ? ExitCode::success : ExitCode::nothing_found;
  }
};

/// Writes what was made of a search.
Result<ExitCode> written(Pager& pager, const std::string& text, Outcome outcome = {.found = true}) {
  auto result = pager.write(text);
  if (!result) return pass(result);
  return outcome.code();
}

ExitCode no_release(const std::string& id) {
  print_line(fmt::format("no release has the id {}", id));
  return ExitCode::nothing_found;
}

Result<ExitCode> show(const Arguments& arguments, Pager& pager, Session& session) {
  const std::string id = arguments.text("show");
  const auto releases = session.releases_with_id(id, arguments.text("dump"));
  if (!releases) return pass(releases);
  if (releases->empty()) return no_release(id);
  std::string text;
  for (const Release& release : *releases) {
    text += release_text(release, arguments.text("format"));
  }
  return written(pager, text);
}

// Applies --root to where the dumps of the records are.
Result<void> move_roots(const Arguments& arguments, std::vector<IndexedRecord>& records) {
  for (const std::string& moved : arguments.texts("root")) {
    const std::size_t equals = moved.find('=');
    if (equals == 0 || equals == std::string::npos || equals + 1 == moved.size()) {
      return fail(ErrorKind::usage, fmt::format("--root: '{}' is not OLD=NEW", moved));
    }
    const std::string from = canonical_place(moved.substr(0, equals));
    const std::string to = canonical_place(moved.substr(equals + 1));
    for (IndexedRecord& record : records) record.roots.move(from, to);
  }
  return {};
}

Result<ExitCode> show_raw(const Arguments& arguments, Pager& pager, Session& session) {
  const std::string id = arguments.text("show");
  auto records = session.records_with_id(id, arguments.text("dump"));
  if (!records) return pass(records);
  if (records->empty()) return no_release(id);
  if (auto moved = move_roots(arguments, *records); !moved) return pass(moved);
  const auto bytes = read_original(*records);
  if (!bytes) return pass(bytes);
  return written(pager, output_is_terminal() ? terminal_lines(*bytes) : *bytes);
}

Result<ExitCode> explain_not(const Arguments& arguments, Pager& pager, Session& session,
                             const SearchRequest& request) {
  const std::string id = arguments.text("explain-not");
  const auto absences = session.explain_absence(request, id);
  if (!absences) return pass(absences);
  std::string text;
  for (const Absence& absence : *absences) text += absence_text(absence, request);
  if (!absences->empty()) return written(pager, text);
  return no_release(id);
}

Result<ExitCode> count(Pager& pager, Session& session, SearchRequest request) {
  request.limit = 0;
  const auto result = session.search(request);
  if (!result) return pass(result);
  if (!result->count_exact) {
    print_line(fmt::format("time limit reached; at least {} releases match", result->count));
  }
  return written(pager, fmt::format("{}\n", result->count),
                 {.found = result->count > 0, .unfinished = result->timed_out});
}

/// Renders one result after another.
class ResultWriter {
 public:
  ResultWriter(const Arguments& arguments, Pager& pager) : arguments_(arguments), pager_(pager) {
    RenderOptions options = read_render_options(arguments);
    options.batch = arguments.given("queries");
    options.account = arguments.flag("explain-query");
    renderer_ = make_renderer(arguments.text("format"), options);
    renderer_->begin(buffer_);
  }

  void add(const SearchResult& result) {
    outcome_.found = outcome_.found || result.count > 0;
    outcome_.unfinished = outcome_.unfinished || result.timed_out;
    renderer_->result(result, buffer_);
  }

  /// Writes what has been rendered so far, so that a reader need not wait for the rest.
  Result<void> flush() {
    auto written = write_output(buffer_);
    buffer_.clear();
    return written;
  }

  Result<ExitCode> end() {
    renderer_->end(buffer_);
    if (outcome_.unfinished && arguments_.text("format") != "text") {
      print_line("time limit reached; results may be incomplete");
    }
    return written(pager_, buffer_, outcome_);
  }

 private:
  const Arguments& arguments_;
  Pager& pager_;
  std::unique_ptr<Renderer> renderer_;
  std::string buffer_;
  Outcome outcome_;
};

Result<ExitCode> run_batch(const Arguments& arguments, Pager& pager, Session& session,
                           SearchRequest request) {
  auto batch = BatchReader::open(arguments.text("queries"));
  if (!batch) return pass(batch);
  request.first_and_last = arguments.text("format") == "csv";
  ResultWriter writer(arguments, pager);
  while (true) {
    auto query = batch->next();
    if (!query) return pass(query);
    if (!*query) return writer.end();
    request.text = (*query)->words;
    request.plain_words = !(*query)->id.empty();
    auto result = session.search(request);
    if (!result) return pass(result);
    result->id = (*query)->id;
    writer.add(*result);
    if (auto done = writer.flush(); !done) return pass(done);
  }
}

Result<ExitCode> run_search_command(const Arguments& arguments) {
  auto request = read_search_options(arguments);
  if (!request) return pass(request);
  const bool has_period = arguments.given("since") || arguments.given("until");
  if (arguments.operands().empty() && !has_period && !arguments.given("show") &&
      !arguments.given("similar") && !arguments.given("queries")) {
    return fail(ErrorKind::usage, "missing search words",
                "give some words, or see dateline-query --help");
  }
  for (const char* option : {"raw", "dump", "root"}) {
    const bool similar = std::string_view(option) == "dump" && arguments.given("similar");
    if (!arguments.given(option) || arguments.given("show") || similar) continue;
    return fail(ErrorKind::usage, fmt::format("--{} needs --show", option),
                "name the release with --show ID");
  }
  if (auto checked = check_format(arguments); !checked) return pass(checked);
  if (arguments.flag("count") && arguments.given("queries")) {
    return fail(ErrorKind::usage, "--count: not available with --queries",
                "use --format csv, which counts the matches of each query");
  }
  // Evaluation scripts want every release.
  const bool run = arguments.given("queries") || arguments.text("format") == "trec";
  if (run && !arguments.given("lead")) request->collapse = false;
  request->text = fmt::format("{}", fmt::join(arguments.operands(), " "));
  request->similar_to = arguments.text("similar");
  request->similar_dump = arguments.text("dump");
  request->explain = arguments.flag("explain");

  Pager pager(!arguments.flag("no-pager"));
  confine(arguments);
  auto session = Session::open(arguments.texts("db"));
  if (!session) return pass(session);
  if (arguments.given("show")) {
    return arguments.flag("raw") ? show_raw(arguments, pager, *session)
                                 : show(arguments, pager, *session);
  }
  if (arguments.given("queries")) return run_batch(arguments, pager, *session, std::move(*request));
  if (arguments.given("explain-not")) return explain_not(arguments, pager, *session, *request);
  if (arguments.flag("count")) return count(pager, *session, std::move(*request));

  if (arguments.flag("explain-query")) {
    request->limit = 0;
    request->count_clauses = true;
  }
  const auto result = session->search(*request);
  if (!result) return pass(result);
  ResultWriter writer(arguments, pager);
  writer.add(*result);
  return writer.end();
}

}  // namespace

constinit const Command search_command{
    .name = "search",
    .summary = "find releases and print them, best first",
    .description =
        "Finds the releases that contain all the given words. A word matches in all its forms, "
        "with or without accents; words in quotes match exactly as written, next to each "
        "other. AND, OR, NOT, parentheses, + and - combine words; title: and other fields "
        "restrict where a word may match.\n\n"
        "The score of a release is its relevance, which is 1 for the best match. The blend adds "
        "0.15 times the recency, which is 1 for a release "
        "of today and 1/2 for one that is a half-life old.\n\n"
        "Counts are exact. The first is the number of releases in the list, and the one in "
        "parentheses includes copies, as do --count, facets and timelines. If --timeout ends a "
        "search, they are at least the numbers shown.",
    .operands = "WORDS...",
    .options = search_options,
    .examples = search_examples,
    .run = run_search_command};

}  // namespace dateline
