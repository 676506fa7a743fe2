#pragma once

#include <string_view>

#include "common/support/result.h"

namespace dateline {

/// Writes to standard output. A closed pipe (EPIPE) is not an error.
Result<void> write_output(std::string_view bytes);

/// Writes everything to standard output; here a closed pipe is an error.
Result<void> deliver_output(std::string_view bytes);

/// Whether standard output is a terminal.
bool output_is_terminal();

/// Whether to use colours: standard output is a terminal, TERM is not "dumb", and NO_COLOR is unset
/// (https://no-color.org).
bool output_takes_colour();

/// Width of the terminal in columns, or 80 without one.
unsigned output_width();

}  // namespace dateline
