#include "common/support/standard_output.h"
#include "query/bench/bench.h"
#include "query/command/commands.h"
#include "query/command/search_options.h"
#include "query/command/shared_options.h"

namespace dateline {
namespace {

constexpr std::array bench_own_options{
    Option{.name = "queries",
           .letter = 'q',
           .value = "FILE",
           .help = "Read queries from FILE (- for standard input), one per line. An id and a tab "
                   "before a query are ignored.",
           .topic = topic::where},
    Option{.name = "repeat",
           .letter = 'r',
           .value = "N",
           .help = "Run each query N times.",
           .topic = topic::output,
           .fallback = "100"},
    Option{
        .name = "json", .letter = 'j', .help = "Print the report as JSON.", .topic = topic::output},
};

constexpr auto bench_option_table = joined(index_options, archive_options, asking_options,
                                           time_options, page_options, bench_own_options);

constexpr std::array bench_examples{
    Example{"dateline-query bench --queries queries.txt --repeat 200",
            "percentiles over 200 rounds"},
};

Result<ExitCode> run_bench_command(const Arguments& arguments) {
  auto request = read_search_options(arguments);
  if (!request) return pass(request);
  const auto repeat = arguments.number("repeat");
  if (!repeat) return pass(repeat);
  if (*repeat < 1) return fail(ErrorKind::usage, "--repeat: must be at least 1");
  if (!arguments.given("queries")) {
    return fail(ErrorKind::usage, "missing option --queries",
                "name a file with one query per line");
  }
  const auto batch = read_batch(arguments.text("queries"));
  if (!batch) return pass(batch);
  confine(arguments);
  auto session =
      Session::open(arguments.texts("db"), read_open_options(arguments, request->time_limit));
  if (!session) return pass(session);
  const auto report =
      run_bench(*session, std::move(*request), *batch, static_cast<std::size_t>(*repeat));
  if (!report) return pass(report);
  return finish_with(arguments.flag("json") ? bench_json(*report) : bench_text(*report));
}

}  // namespace

constinit const Command bench_command{
    .name = "bench",
    .summary = "measure how long queries take, stage by stage",
    .description =
        "Runs the queries of a file repeatedly in one process and prints percentiles of the "
        "time each takes, in total and by stage: parsing, matching, collapsing copies, reading, "
        "snippets and rendering. A first round warms the caches and is not counted.",
    .options = bench_option_table,
    .examples = bench_examples,
    .run = run_bench_command};

}  // namespace dateline
