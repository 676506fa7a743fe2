#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <exception>

#include "common/cli/arguments.h"
#include "common/cli/documentation.h"
#include "common/support/exit_code.h"
#include "common/support/standard_output.h"
#include "common/support/stop_signal.h"
#include "indexer/command/commands.h"

namespace {

int end_with(const dateline::Error& error) {
  fmt::print(stderr, "dateline-indexer: {}\n", error.message);
  if (!error.hint.empty()) fmt::print(stderr, "  {}\n", error.hint);
  return static_cast<int>(dateline::exit_code_for(error.kind));
}

// Some versions of Xapian cannot pass on that a write failed in the midst of a commit, and end the
// process; it shall end with a message and an exit code.
[[noreturn]] void end_without_unwinding() {
  fmt::print(stderr,
             "dateline-indexer: a write failed, perhaps because the disk is full\n"
             "  the index is at its last commit; free some disk space and run again\n");
  std::_Exit(static_cast<int>(dateline::ExitCode::failure));
}

}  // namespace

int main(int argc, char** argv) {
  using namespace dateline;
  const auto arguments = parse_arguments(indexer_program(), argc, argv);
  if (!arguments) return end_with(arguments.error());
  const auto document = requested_document(indexer_program(), *arguments, output_width());
  if (!document) return end_with(document.error());
  if (*document) {
    const auto written = write_output(**document);
    return written ? EXIT_SUCCESS : end_with(written.error());
  }
  install_stop_signals();
  std::set_terminate(end_without_unwinding);
  const auto code = arguments->command().run(*arguments);
  if (!code) return end_with(code.error());
  return static_cast<int>(*code);
}
