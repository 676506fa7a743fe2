#pragma once

#include <cstddef>
#include <cstdint>

namespace dateline {

/// What one dump may cost: bounds against bombs and broken files. What goes over one is refused
/// with a message that names the option.
struct Limits {
  std::size_t record_bytes = std::size_t{64} << 20;       ///< of one record, expanded
  std::uint64_t expanded_bytes = std::uint64_t{1} << 40;  ///< of one dump with all its members
  std::uint64_t ratio = 1000;          ///< expanded bytes for each packed one, after the first MiB
  std::uint32_t nesting = 4;           ///< containers in containers
  std::uint64_t entries = 10'000'000;  ///< members of one dump
};

}  // namespace dateline
