#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "indexer/clean/boilerplate_model.h"

namespace dateline {

/// Learns which blocks of text recur on many pages of a source. Keeps for each source the pages
/// with the smallest digests (a bottom-k sample: Cohen and Kaplan, "Summarizing data using bottom-k
/// sketches", PODC 2007), so that the result depends neither on the order of pages nor on their
/// distribution over learners, and memory stays under 40 MB for any archive (with thousands of
/// sources, only those with the smallest digests are learned). Not thread-safe: each worker fills
/// its own, then they are merged.
class BoilerplateLearner {
 public:
  static constexpr std::size_t most_pages_of_source = 256;
  static constexpr std::size_t most_pages = 16384;
  static constexpr std::size_t most_blocks_of_page = 256;

  /// Adds the blocks of a page in order. `page` identifies the page ("path#record"); a page added
  /// twice counts once.
  void add(std::string_view source, std::string_view page,
           const std::vector<std::string_view>& blocks);

  void merge(BoilerplateLearner&& other);

  /// The result. Omits sources with too few pages.
  BoilerplateModel finish() const;

 private:
  using Page = std::vector<std::uint64_t>;       ///< distinct digests of blocks
  using Sample = std::map<std::uint64_t, Page>;  ///< by digest of the page

  void insert(std::uint64_t source, std::uint64_t page, Page&& blocks);
  void trim(Sample& sample);

  std::map<std::uint64_t, Sample> sources_;
  std::size_t pages_ = 0;
  std::size_t quota_ =
      most_pages_of_source;  ///< pages kept of a source; halved when memory is full
};

}  // namespace dateline
