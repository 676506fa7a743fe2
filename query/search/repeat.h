#pragma once

#include "common/support/result.h"

namespace dateline {

/// How often to try a search before reporting that the index changes too fast.
inline constexpr int most_attempts = 5;

/// Runs `work`. If the index changed meanwhile (error index_changed) or looks damaged, as a block
/// may that is written while being read, calls `renew` for a fresh view and retries, up to
/// most_attempts times in total. Returns the last result of `work`, or the error of `renew`.
template <typename Work, typename Renew>
auto repeat_where_changed(Work work, Renew renew) -> decltype(work()) {
  auto result = work();
  for (int attempt = 1; attempt < most_attempts; ++attempt) {
    if (result) break;
    const ErrorKind kind = result.error().kind;
    if (kind != ErrorKind::index_changed && kind != ErrorKind::index_corrupt) break;
    if (auto renewed = renew(); !renewed) return pass(renewed);
    result = work();
  }
  return result;
}

}  // namespace dateline
