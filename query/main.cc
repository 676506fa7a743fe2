#include <cstdlib>

#include "common/cli/arguments.h"
#include "common/cli/documentation.h"
#include "common/support/exit_code.h"
#include "common/support/standard_output.h"
#include "common/support/stop_signal.h"
#include "common/text/terminal_text.h"
#include "query/command/commands.h"

namespace {

int end_with(const dateline::Error& error) {
  dateline::print_error("dateline-query", error);
  return static_cast<int>(dateline::exit_code_for(error.kind));
}

}  // namespace

int main(int argc, char** argv) {
  using namespace dateline;
  open_standard_streams();
  install_ending_signals();
  const auto arguments = parse_arguments(query_program(), argc, argv);
  if (!arguments) return end_with(arguments.error());
  const auto document = requested_document(query_program(), *arguments, output_width());
  if (!document) return end_with(document.error());
  if (*document) {
    const auto written = write_output(**document);
    return written ? EXIT_SUCCESS : end_with(written.error());
  }
  const auto code = run_command(*arguments);
  if (!code) return end_with(code.error());
  return static_cast<int>(*code);
}
