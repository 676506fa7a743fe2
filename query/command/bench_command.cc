#include "query/bench/bench.h"
#include "query/bench/bench_text.h"
#include "query/command/commands.h"
#include "query/command/output.h"
#include "query/command/search_options.h"

namespace dateline {

Result<ExitCode> bench_command(const Arguments& arguments) {
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

}  // namespace dateline
