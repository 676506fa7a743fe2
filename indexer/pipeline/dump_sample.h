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

/// Ordered by digest, then by path.
struct BySampleOrder {
  bool operator()(const SampledDump& left, const SampledDump& right) const;
};

/// A minimal sufficient sample of the added dumps: those with the smallest digests, regardless of
/// the order in which they are added. Not thread-safe.
class DumpSample {
 public:
  /// The sample suffices with at least this many bytes and this many dumps.
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
