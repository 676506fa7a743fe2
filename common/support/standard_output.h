#pragma once

#include <string_view>

#include "common/support/exit_code.h"
#include "common/support/result.h"

namespace dateline {

/// Opens whichever of standard input, output and error are closed, so that no other file gets their
/// number and receives what was meant for them. Reading or writing those still fails. Call this
/// before anything else.
void open_standard_streams();

/// Writes to standard error. If nobody can read it, that is not an error: the run continues.
void write_message(std::string_view text);

/// Writes to standard output. If nobody reads it any more, because a pipe was closed or a terminal
/// went away, that is not an error.
Result<void> write_output(std::string_view bytes);

/// Writes what a command prints last; its exit code if that succeeds.
Result<ExitCode> finish_with(std::string_view output, ExitCode code = ExitCode::success);

/// The same, but a reader that went away is an error.
Result<void> deliver_output(std::string_view bytes);

/// False once standard output is a pipe that was closed or a terminal that went away.
bool output_has_reader();

/// Whether standard output is a terminal.
bool output_is_terminal();

/// Whether to use colours: standard output is a terminal, TERM is set and not "dumb", and NO_COLOR
/// is unset or empty (https://no-color.org).
bool output_takes_colour();

/// Width of the terminal in columns that standard output or standard error is, or 80 without one.
unsigned output_width();
unsigned error_width();

}  // namespace dateline
