#include "common/text/standard_error.h"

#include <fmt/format.h>

#include "common/support/standard_output.h"
#include "common/text/terminal_text.h"

namespace dateline {

void print_line(std::string_view text) {
  write_message(terminal_text(text) + '\n');
}

void print_lines(std::string_view text) {
  write_message(terminal_lines(text));
}

void print_error(std::string_view program, const Error& error) {
  print_line(fmt::format("{}: {}", program, error.message));
  if (!error.hint.empty()) print_line("  " + error.hint);
}

}  // namespace dateline
