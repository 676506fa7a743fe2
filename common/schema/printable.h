#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// Appends the low bits of a number as printable characters, six bits each, highest first, so that
/// terms made of digests stay readable in Xapian's tools.
inline void append_printable(std::string& out, std::uint64_t number, unsigned characters) {
  constexpr std::string_view digits =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+-";
  for (unsigned left = characters; left > 0; --left) {
    const unsigned shift = 6 * (left - 1);
    out += digits[(number >> shift) & 0x3F];
  }
}

}  // namespace dateline
