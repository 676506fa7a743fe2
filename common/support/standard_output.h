#pragma once

#include <string_view>

#include "common/support/result.h"

namespace dateline {

/// Writes to standard output. A reader that has gone (EPIPE) is no error.
Result<void> write_output(std::string_view bytes);

/// Writes all of it to standard output; a reader that has gone is an error here.
Result<void> deliver_output(std::string_view bytes);

/// Whether output goes to a terminal.
bool output_is_terminal();

/// Whether it goes to a terminal that is not known to be without colours (TERM is "dumb") and whose
/// user has not asked for none (https://no-color.org).
bool output_takes_colour();

/// Columns of the terminal, or 80 where there is none.
unsigned output_width();

}  // namespace dateline
