#pragma once

#include <cstddef>

namespace dateline {

/// So many records ahead of the one in hand, what is known of a term is brought into the cache.
inline constexpr std::size_t fetched_ahead = 16;

}  // namespace dateline
