#pragma once

#include "common/support/result.h"

namespace dateline {

/// How often a search is tried before it is said that the index changes too fast.
inline constexpr int most_attempts = 5;

/// Does `work`; where the index changed under it (error index_changed), or looks damaged, as a
/// block may that is written while it is read, calls `renew` for a fresh view and does it again,
/// most_attempts times in all. Gives its last result, or the error of `renew`.
template <typename Work, typename Renew>
auto repeat_where_changed(Work work, Renew renew) -> decltype(work()) {
  auto result = work();
  for (int attempt = 1; attempt < most_attempts; ++attempt) {
    if (result) break;
    const ErrorKind kind = result.error().kind;
    if (kind != ErrorKind::index_changed && kind != ErrorKind::index_corrupt) break;
    if (auto renewed = renew(); !renewed) return pass(std::move(renewed));
    result = work();
  }
  return result;
}

}  // namespace dateline
