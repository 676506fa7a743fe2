#pragma once

#include <cstddef>
#include <cstdint>

namespace dateline {

/// Limits for one dump, against decompression bombs and broken files. Anything beyond a limit is
/// refused with a message that names the option.
struct Limits {
  std::size_t record_bytes = std::size_t{64} << 20;       ///< of one record, expanded
  std::uint64_t expanded_bytes = std::uint64_t{1} << 40;  ///< of one dump including all its members
  std::uint64_t ratio = 1000;          ///< expanded bytes per compressed byte, of one member
  std::uint32_t nesting = 8;           ///< nested containers, counting compression
  std::uint64_t entries = 10'000'000;  ///< members of one dump

  /// Limits for a trusted dump that was read before.
  static Limits trusting() {
    constexpr std::uint32_t deepest = 100;
    return {SIZE_MAX, UINT64_MAX, UINT64_MAX, deepest, UINT64_MAX};
  }

  /// Up to this size, a member may expand at any ratio: small members do no harm.
  static constexpr std::uint64_t ratio_floor = std::uint64_t{16} << 20;
};

}  // namespace dateline
