#include "common/support/exit_code.h"

#include <algorithm>

namespace dateline {

ExitCode worse_of(ExitCode a, ExitCode b) {
  constexpr std::array mildest_first{
      ExitCode::success,       ExitCode::nothing_found,  ExitCode::refusals,
      ExitCode::dumps_missing, ExitCode::interrupted,    ExitCode::index_locked,
      ExitCode::index_missing, ExitCode::index_unusable, ExitCode::failure};
  const auto rank = [&](ExitCode code) { return std::ranges::find(mildest_first, code); };
  return rank(a) < rank(b) ? b : a;
}

ExitCode exit_code_for(ErrorKind kind) {
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
