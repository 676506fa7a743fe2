#pragma once

#include <cstddef>

namespace dateline {

/// How many records ahead the data of a term is fetched into the cache.
inline constexpr std::size_t fetched_ahead = 16;

}  // namespace dateline
