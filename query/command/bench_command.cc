#include "common/support/standard_output.h"
#include "query/bench/bench.h"
#include "query/bench/bench_text.h"
#include "query/command/commands.h"
#include "query/command/search_options.h"
#include "query/command/shared_options.h"

namespace dateline {
namespace {

constexpr std::array bench_own_options{
    Option{.name = "queries",
           .letter = 'q',
           .value = "FILE",
           .help = "What is asked, a query a line; an id and a tabulator before it are left out. - "
                   "is standard input.",
           .topic = topic::where},
    Option{.name = "repeat",
           .letter = 'r',
           .value = "N",
           .help = "Ask each query that many times.",
           .topic = topic::output,
           .fallback = "100"},
    Option{
        .name = "json", .letter = 'j', .help = "Write the report as JSON.", .topic = topic::output},
};

constexpr auto bench_option_table =
    joined(index_options, archive_options, asking_options, page_options, bench_own_options);

constexpr std::array bench_examples{
    Example{"dateline-query bench --queries queries.txt --repeat 200", "percentiles of 200 rounds"},
};

Result<ExitCode> run_bench_command(const Arguments& arguments) {
  auto request = read_search_options(arguments);
  if (!request) return pass(std::move(request));
  const auto repeat = arguments.number("repeat");
  if (!repeat) return tl::unexpected<Error>(repeat.error());
  if (*repeat < 1) return fail(ErrorKind::usage, "--repeat: less than once");
  if (!arguments.given("queries")) {
    return fail(ErrorKind::usage, "there are no queries to measure",
                "name a file of queries, a line each, with --queries");
  }
  const auto batch = read_batch(arguments.text("queries"));
  if (!batch) return tl::unexpected<Error>(batch.error());
  auto session = Session::open(arguments.texts("db"));
  if (!session) return pass(std::move(session));
  const auto report =
      run_bench(*session, std::move(*request), *batch, static_cast<std::size_t>(*repeat));
  if (!report) return tl::unexpected<Error>(report.error());
  auto written = write_output(arguments.flag("json") ? bench_json(*report) : bench_text(*report));
  if (!written) return pass(std::move(written));
  return ExitCode::success;
}

}  // namespace

constinit const Command bench_command{
    .name = "bench",
    .summary = "measure how long queries take, and where",
    .description =
        "Asks the queries of a file again and again inside one process and prints "
        "percentiles of the time that each takes: as a whole, and parted into parsing, "
        "matching, folding of copies, reading, snippets and rendering. A first round that "
        "warms the caches is not counted.",
    .options = bench_option_table,
    .examples = bench_examples,
    .run = run_bench_command};

}  // namespace dateline
