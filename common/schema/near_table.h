#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/schema/near_terms.h"

namespace dateline {

/// A hash table of fingerprints by each of their quarters, to find close ones (near_terms.h) among
/// many: close fingerprints share at least one quarter, and so a bucket. Building it and looking up
/// one fingerprint take time linear in the number of fingerprints and in the size of four buckets.
class NearTable {
 public:
  explicit NearTable(std::vector<std::uint64_t> fingerprints);

  /// Calls `visit(other)` for the places of the fingerprints close to the one at `place`, except
  /// itself and perhaps repeatedly, until it returns true. Returns whether it did. Nothing is close
  /// to 0, the fingerprint of empty text.
  template <typename Visit>
  bool visit_near(std::size_t place, Visit visit) const {
    const std::uint64_t own = fingerprints_[place];
    if (own == 0) return false;
    for (const std::size_t bucket : buckets_of(own)) {
      for (std::size_t i = begins_[bucket]; i < begins_[bucket + 1]; ++i) {
        const std::size_t other = places_[i];
        if (other != place && are_near(own, fingerprints_[other]) && visit(other)) return true;
      }
    }
    return false;
  }

  /// The places of the fingerprints to which another one is close, in ascending order.
  std::vector<std::uint32_t> close_ones() const;

 private:
  static constexpr std::size_t quarters = 4;

  std::array<std::size_t, quarters> buckets_of(std::uint64_t fingerprint) const;

  std::vector<std::uint64_t> fingerprints_;
  std::size_t mask_;                   ///< one less than the number of buckets, a power of two
  std::vector<std::uint32_t> begins_;  ///< of each bucket in places_
  std::vector<std::uint32_t> places_;
};

}  // namespace dateline
