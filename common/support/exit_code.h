#pragma once

#include <array>
#include <string_view>

#include "common/support/result.h"

namespace dateline {

/// The exit codes of both programs. The table below is their one definition: the manual pages
/// and --help print it.
enum class ExitCode : int {
  success = 0,
  nothing_found = 1,
  failure = 2,
  index_missing = 3,
  index_locked = 4,
  index_unusable = 5,
  refusals = 6,
  interrupted = 7,
};

struct ExitCodeHelp {
  ExitCode code;
  std::string_view help;
};

inline constexpr std::array exit_code_table{
    ExitCodeHelp{ExitCode::success, "found; or all that was asked for is done"},
    ExitCodeHelp{ExitCode::nothing_found, "nothing found, or no news (dateline-query)"},
    ExitCodeHelp{ExitCode::failure, "wrong usage or failure; the index is as it was"},
    ExitCodeHelp{ExitCode::index_missing, "there is no index in the place named"},
    ExitCodeHelp{ExitCode::index_locked, "another writer holds the index"},
    ExitCodeHelp{ExitCode::index_unusable, "the index is damaged or of another schema version"},
    ExitCodeHelp{ExitCode::refusals, "done, but some records were refused (dateline-indexer)"},
    ExitCodeHelp{ExitCode::interrupted, "stopped by a signal or time limit; commits are kept"},
};

/// Which of two runs somebody should rather look at: failure, then an index that cannot be used or
/// is not there, a lock, a signal, refusals.
ExitCode worse_of(ExitCode a, ExitCode b);

/// The exit code that a failure of this kind ends the process with.
ExitCode exit_code_for(ErrorKind kind);

}  // namespace dateline
