#pragma once

#include <cstddef>
#include <cstdint>

namespace dateline {

/// What one dump may cost: bounds against bombs and broken files. What goes over one is refused
/// with a message that names the option.
struct Limits {
  std::size_t record_bytes = std::size_t{64} << 20;       ///< of one record, expanded
  std::uint64_t expanded_bytes = std::uint64_t{1} << 40;  ///< of one dump with all its members
  std::uint64_t ratio = 1000;          ///< expanded bytes for each packed one, of one member
  std::uint32_t nesting = 8;           ///< containers in containers; compression counts as one
  std::uint64_t entries = 10'000'000;  ///< members of one dump

  /// Those for a dump that was read once and is to be trusted.
  static Limits trusting() {
    constexpr std::uint32_t deepest = 100;
    return {SIZE_MAX, UINT64_MAX, UINT64_MAX, deepest, UINT64_MAX};
  }

  /// Up to this size a member may expand at any ratio: small things do no harm.
  static constexpr std::uint64_t ratio_floor = std::uint64_t{16} << 20;
};

}  // namespace dateline
