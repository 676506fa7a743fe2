#include "indexer/pipeline/dump_sample.h"

#include <xxhash.h>

#include <iterator>
#include <tuple>

namespace dateline {

bool BySampleOrder::operator()(const SampledDump& left, const SampledDump& right) const {
  return std::tie(left.digest, left.dump.path) < std::tie(right.digest, right.dump.path);
}

void DumpSample::add(const Dump& dump) {
  const std::uint64_t digest = XXH3_64bits(dump.path.data(), dump.path.size());
  const bool enough = is_enough(bytes_, sampled_.size());
  if (enough && (sampled_.empty() || digest > std::prev(sampled_.end())->digest)) return;
  if (!sampled_.insert({digest, dump}).second) return;
  bytes_ += dump.size;
  while (true) {
    const auto last = std::prev(sampled_.end());
    if (!is_enough(bytes_ - last->dump.size, sampled_.size() - 1)) return;
    bytes_ -= last->dump.size;
    sampled_.erase(last);
  }
}

}  // namespace dateline
