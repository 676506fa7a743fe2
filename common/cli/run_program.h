#pragma once

#include <string_view>

#include "common/cli/program.h"
#include "common/support/result.h"

namespace dateline {

/// Prints an error on standard error and returns its exit code.
int end_with(std::string_view program, const Error& error);

/// What main() does with its command line: prints the document that it asks for, or runs the
/// command; returns the exit code.
int run_program(const Program& program, int argc, char** argv);

}  // namespace dateline
