#include <fmt/format.h>

#include <cstdio>

#include "indexer/command/commands.h"
#include "indexer/command/report_text.h"
#include "indexer/command/run_options.h"
#include "indexer/pipeline/clean_run.h"

namespace dateline {
namespace {

Result<void> write_to_standard_output(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) {
    return fail_errno("standard output");
  }
  return {};
}

}  // namespace

Result<ExitCode> clean_command(const Arguments& arguments) {
  const auto paths = paths_of(arguments);
  if (!paths) return tl::unexpected<Error>(paths.error());
  const auto jobs = jobs_of(arguments);
  if (!jobs) return tl::unexpected<Error>(jobs.error());

  auto report = run_clean({*paths, *jobs, {}}, write_to_standard_output);
  if (!report) return pass(std::move(report));
  if (std::fflush(stdout) != 0) return fail_errno("standard output");
  for (const Refusal& refusal : report->refusals) {
    fmt::print(stderr, "refused: {}\n", refusal_text(refusal));
  }
  fmt::print(stderr, "{}", report_text(*report));
  return report->records_refused > 0 ? ExitCode::refusals : ExitCode::success;
}

}  // namespace dateline
