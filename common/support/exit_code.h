#pragma once

#include <array>
#include <string_view>

#include "common/support/result.h"

namespace dateline {

/// The exit codes of both programs. The manual pages and --help print the table below.
enum class ExitCode : int {
  success = 0,
  nothing_found = 1,
  failure = 2,
  index_missing = 3,
  index_locked = 4,
  index_unusable = 5,
  refusals = 6,
  interrupted = 7,
  dumps_missing = 8,
};

struct ExitCodeHelp {
  ExitCode code;
  std::string_view help;
};

inline constexpr std::array exit_code_table{
    ExitCodeHelp{ExitCode::success, "success; a search found something"},
    ExitCodeHelp{ExitCode::nothing_found, "nothing found or nothing new (dateline-query)"},
    ExitCodeHelp{ExitCode::failure, "usage error or failure; the index is unchanged"},
    ExitCodeHelp{ExitCode::index_missing, "no index at the given path"},
    ExitCodeHelp{ExitCode::index_locked, "the index is locked by another writer"},
    ExitCodeHelp{ExitCode::index_unusable, "the index is damaged or has another schema version"},
    ExitCodeHelp{ExitCode::refusals, "success, but some records were refused (dateline-indexer)"},
    ExitCodeHelp{ExitCode::interrupted, "stopped by a signal or time limit; commits are kept"},
    ExitCodeHelp{ExitCode::dumps_missing, "success, but many files are missing (dateline-indexer)"},
};

/// The more serious of two exit codes: failure, then an unusable or missing index, a lock, a
/// signal, missing dumps, refusals.
ExitCode worse_of(ExitCode a, ExitCode b);

/// The exit code for an error of this kind.
ExitCode exit_code_for(ErrorKind kind);

}  // namespace dateline
