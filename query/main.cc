#include <fmt/format.h>

#include <cerrno>
#include <cstdio>

#include "common/cli/arguments.h"
#include "common/cli/documentation.h"
#include "common/support/exit_code.h"
#include "common/support/stop_signal.h"
#include "query/command/commands.h"
#include "query/command/output.h"

namespace {

int end_with(const dateline::Error& error) {
  fmt::print(stderr, "dateline-query: {}\n", error.message);
  if (!error.hint.empty()) fmt::print(stderr, "  {}\n", error.hint);
  return static_cast<int>(dateline::exit_code_for(error.kind));
}

/// Ends with that code, or with a failure where what was printed did not all go out. A reader that
/// has gone is no failure.
int end_with(dateline::ExitCode code) {
  if (std::fflush(stdout) == 0 || errno == EPIPE) return static_cast<int>(code);
  return end_with(dateline::fail_errno("standard output").value());
}

}  // namespace

int main(int argc, char** argv) {
  using namespace dateline;
  const auto arguments = parse_arguments(query_program(), argc, argv);
  if (!arguments) return end_with(arguments.error());
  const auto document = requested_document(query_program(), *arguments, output_width());
  if (!document) return end_with(document.error());
  if (*document) {
    fmt::print("{}", **document);
    return end_with(ExitCode::success);
  }
  install_stop_signals();
  const auto code = arguments->command().run(*arguments);
  if (!code) return end_with(code.error());
  return end_with(*code);
}
