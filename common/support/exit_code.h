#pragma once

#include <algorithm>
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
  incomplete = 9,
};

struct ExitCodeHelp {
  ExitCode code;
  std::string_view help;
};

inline constexpr std::array exit_code_table{
    ExitCodeHelp{ExitCode::success, "success; a search found something"},
    ExitCodeHelp{ExitCode::nothing_found, "nothing found or nothing new (dateline-query)"},
    ExitCodeHelp{ExitCode::failure, "usage error or failure; what was committed is kept"},
    ExitCodeHelp{ExitCode::index_missing, "no index at the given path"},
    ExitCodeHelp{ExitCode::index_locked, "the index is locked by another writer"},
    ExitCodeHelp{ExitCode::index_unusable, "the index is damaged or has another schema version"},
    ExitCodeHelp{ExitCode::refusals, "success, but some records were refused (dateline-indexer)"},
    ExitCodeHelp{ExitCode::interrupted, "stopped by a signal or time limit; commits are kept"},
    ExitCodeHelp{ExitCode::dumps_missing,
                 "success, but a path or many files are missing (dateline-indexer)"},
    ExitCodeHelp{ExitCode::incomplete, "a server that holds part of the index did not answer"},
};

/// The more serious of two exit codes: failure, then an unusable or missing index, a lock, a
/// signal, a server that does not answer, missing dumps, refusals.
constexpr ExitCode worse_of(ExitCode a, ExitCode b) {
  constexpr std::array mildest_first{ExitCode::success,        ExitCode::nothing_found,
                                     ExitCode::refusals,       ExitCode::dumps_missing,
                                     ExitCode::incomplete,     ExitCode::interrupted,
                                     ExitCode::index_locked,   ExitCode::index_missing,
                                     ExitCode::index_unusable, ExitCode::failure};
  const auto rank = [&](ExitCode code) { return std::ranges::find(mildest_first, code); };
  return rank(a) < rank(b) ? b : a;
}

/// The exit code for an error of this kind.
constexpr ExitCode exit_code_for(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::index_missing:
      return ExitCode::index_missing;
    case ErrorKind::index_locked:
      return ExitCode::index_locked;
    case ErrorKind::index_schema:
    case ErrorKind::index_corrupt:
      return ExitCode::index_unusable;
    case ErrorKind::interrupted:
      return ExitCode::interrupted;
    case ErrorKind::unreachable:
      return ExitCode::incomplete;
    case ErrorKind::usage:
    case ErrorKind::input:
    case ErrorKind::io:
    case ErrorKind::no_space:
    case ErrorKind::index_changed:
    case ErrorKind::internal:
      break;
  }
  return ExitCode::failure;
}

}  // namespace dateline
