#pragma once

#include <cstddef>
#include <cstdint>
#include <set>

#include "common/manifest/dump.h"

namespace dateline {

struct SampledDump {
  std::uint64_t digest = 0;  ///< XXH3 of the dump's path
  Dump dump;
};

/// By digest, and of the same by path.
struct BySampleOrder {
  bool operator()(const SampledDump& left, const SampledDump& right) const;
};

/// Of all dumps that are added the fewest that are enough, those of the smallest digests: the same
/// in whatever order they come. Not thread-safe.
class DumpSample {
 public:
  /// Enough are dumps of so many bytes, and so many dumps.
  DumpSample(std::uint64_t bytes, std::size_t dumps) : enough_bytes_(bytes), enough_dumps_(dumps) {}

  void add(const Dump& dump);

  auto begin() const { return sampled_.begin(); }
  auto end() const { return sampled_.end(); }

 private:
  bool is_enough(std::uint64_t bytes, std::size_t dumps) const {
    return bytes >= enough_bytes_ || dumps >= enough_dumps_;
  }

  std::uint64_t enough_bytes_;
  std::size_t enough_dumps_;
  std::set<SampledDump, BySampleOrder> sampled_;
  std::uint64_t bytes_ = 0;
};

}  // namespace dateline
