#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

/// The first eight bytes of a term, zero-padded, as a number that compares as they do: enough for
/// most comparisons of terms.
inline std::uint64_t sort_prefix(std::string_view term) {
  std::uint64_t prefix = 0;
  for (std::size_t i = 0; i < sizeof prefix; ++i) {
    prefix = prefix << 8 | (i < term.size() ? static_cast<unsigned char>(term[i]) : 0U);
  }
  return prefix;
}

}  // namespace dateline
