#include "common/cli/run_program.h"

#include <string>

#include "common/cli/arguments.h"
#include "common/cli/documentation.h"
#include "common/support/exit_code.h"
#include "common/support/standard_output.h"
#include "common/text/terminal_text.h"

namespace dateline {

int end_with(std::string_view program, const Error& error) {
  print_error(program, error);
  return static_cast<int>(exit_code_for(error.kind));
}

int run_program(const Program& program, int argc, char** argv) {
  const auto arguments = parse_arguments(program, argc, argv);
  if (!arguments) return end_with(program.name, arguments.error());
  const auto document = requested_document(program, *arguments, output_width());
  if (!document) return end_with(program.name, document.error());
  if (*document) {
    const auto written = write_output(**document);
    return written ? static_cast<int>(ExitCode::success) : end_with(program.name, written.error());
  }
  for (const std::string& note : arguments->notes()) print_line("note: " + note);
  const auto code = run_command(*arguments);
  return code ? static_cast<int>(*code) : end_with(program.name, code.error());
}

}  // namespace dateline
