#include "common/schema/near_table.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

namespace dateline {
namespace {

constexpr std::size_t bits_of_quarter = 16;

}  // namespace

NearTable::NearTable(std::vector<std::uint64_t> fingerprints)
    : fingerprints_(std::move(fingerprints)),
      mask_(std::min(std::bit_ceil(quarters * fingerprints_.size() + 1),
                     quarters << bits_of_quarter) -
            1),
      begins_(mask_ + 2),
      places_(quarters * fingerprints_.size()) {
  const auto visit_buckets = [this](auto visit) {
    for (std::uint32_t place = 0; place < fingerprints_.size(); ++place) {
      if (fingerprints_[place] == 0) continue;
      for (const std::size_t bucket : buckets_of(fingerprints_[place])) visit(bucket, place);
    }
  };
  // A counting sort: the end of each bucket, moved to its begin as it is filled.
  visit_buckets([this](std::size_t bucket, std::uint32_t) { ++begins_[bucket]; });
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
  visit_buckets(
      [this](std::size_t bucket, std::uint32_t place) { places_[--begins_[bucket]] = place; });
}

std::array<std::size_t, NearTable::quarters> NearTable::buckets_of(
    std::uint64_t fingerprint) const {
  std::array<std::size_t, quarters> buckets{};
  for (std::size_t i = 0; i < quarters; ++i) {
    const auto quarter = static_cast<std::uint16_t>(fingerprint >> (i * bits_of_quarter));
    buckets[i] = (quarters * quarter + i) & mask_;
  }
  return buckets;
}

std::vector<std::uint32_t> NearTable::close_ones() const {
  std::vector<std::uint32_t> close;
  for (std::uint32_t place = 0; place < fingerprints_.size(); ++place) {
    if (visit_near(place, [](std::size_t) { return true; })) close.push_back(place);
  }
  return close;
}

}  // namespace dateline
