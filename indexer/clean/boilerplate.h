#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/database/checked_database.h"
#include "common/support/result.h"
#include "indexer/clean/date_orders.h"

namespace dateline {

/// Digest of a block of text (a line, a paragraph, the text of an element) for comparison between
/// pages; ignores case, and digits in short blocks.
std::uint64_t block_digest(std::string_view block);

/// How many lines above the text of a page may hold its headline.
constexpr std::size_t reach_of_headline = 8;

/// The recurring blocks on the pages of one source.
class SourceBoilerplate {
 public:
  struct Block {
    std::uint64_t digest = 0;
    std::uint8_t share = 0;  ///< pages that have it, in 255ths

    bool operator==(const Block&) const = default;
  };

  SourceBoilerplate() = default;

  /// `blocks` sorted by digest.
  SourceBoilerplate(std::uint32_t pages, std::vector<Block> blocks)
      : pages_(pages), blocks_(std::move(blocks)) {}

  /// The share of the source's pages with the block, from 0 to 1; 0 if it is rare.
  double share(std::uint64_t digest) const;

  /// The share of the source's pages that have the block right above their own text
  /// (reach_of_headline). The headline of a release may be on all pages of a site, in their lists
  /// of news, but only on its own page is it there.
  double share_above_text(std::uint64_t digest) const;

  /// Whether it was learned where the texts of the pages begin.
  bool knows_texts() const;

  /// Whether any line recurs on the pages: not where letters of many senders share a folder.
  bool has_lines() const;

  /// Number of pages learned from; 0 if the source is unknown.
  std::uint32_t pages() const { return pages_; }
  const std::vector<Block>& blocks() const { return blocks_; }

  bool operator==(const SourceBoilerplate&) const = default;

 private:
  std::uint32_t pages_ = 0;
  std::vector<Block> blocks_;
};

/// What is learned of the sources of an archive: the recurring text on their pages (menus,
/// sidebars, footers), and how they write dates. Built by a BoilerplateLearner and saved with the
/// index. Immutable and shared by all threads.
class BoilerplateModel {
 public:
  /// The boilerplate of a source; empty, with 0 pages, if unknown.
  const SourceBoilerplate& of(std::string_view source) const;

  void set(std::uint64_t source_digest, SourceBoilerplate boilerplate);

  const DateOrders& date_orders() const { return date_orders_; }
  void set_date_orders(DateOrders orders) { date_orders_ = std::move(orders); }

  /// Adds the sources of `newer` that are missing here.
  void add_new_sources(const BoilerplateModel& newer);

  bool empty() const { return sources_.empty() && date_orders_.empty(); }

  /// Serialisation. Error index_corrupt if the bytes are inconsistent.
  std::string serialise() const;
  static Result<BoilerplateModel> deserialise(std::string_view bytes);

  bool operator==(const BoilerplateModel&) const = default;

 private:
  std::map<std::uint64_t, SourceBoilerplate> sources_;  ///< by digest of the source's name
  DateOrders date_orders_;
};

/// The digest that identifies a source in a model.
std::uint64_t source_digest(std::string_view source);

/// The boilerplate learned by an index; empty if it has no saved pages. Error index_corrupt.
Result<BoilerplateModel> read_boilerplate(const CheckedDatabase& database);

/// Learns which blocks of text recur on many pages of a source. Keeps for each source the pages
/// with the smallest digests (a bottom-k sample: Cohen and Kaplan, "Summarizing data using bottom-k
/// sketches", PODC 2007), so that the result depends neither on the order of pages nor on their
/// distribution over learners, and memory stays under 50 MB for any archive (with thousands of
/// sources, only those with the smallest digests are learned). Pages with the same paragraphs, such
/// as captures of one release, count as one: what recurs on them is the release. Not thread-safe:
/// each worker fills its own, then they are merged.
class BoilerplateLearner {
 public:
  static constexpr std::size_t most_pages_of_source = 256;
  static constexpr std::size_t most_pages = 16384;
  static constexpr std::size_t most_blocks_of_page = 256;
  static constexpr std::size_t most_paragraphs_of_page = 16;
  static constexpr std::size_t most_openings_of_page = 3;

  /// Adds the blocks of a page in order. `page` identifies the page ("path#record"); a page added
  /// twice counts once.
  void add(std::string_view source, std::string_view page,
           const std::vector<std::string_view>& blocks);

  DateOrderLearner& date_orders() { return date_orders_; }

  void merge(BoilerplateLearner&& other);

  /// The result. Omits sources with too few pages.
  BoilerplateModel finish() const;

 private:
  /// A sentence that may be the first of a page's own text.
  struct Opening {
    std::uint64_t paragraph = 0;       ///< its digest
    std::vector<std::uint64_t> above;  ///< those of the blocks above it
  };
  struct Page {
    std::vector<std::uint64_t> blocks;      ///< distinct digests
    std::vector<std::uint64_t> paragraphs;  ///< distinct digests of long blocks as written
    std::vector<Opening> openings;          ///< in order
  };
  using Sample = std::map<std::uint64_t, Page>;  ///< by digest of the page

  void insert(std::uint64_t source, std::uint64_t digest, Page&& page);
  static Opening read_opening(std::span<const std::string_view> blocks, std::size_t at);
  static std::vector<const Page*> distinct_pages(const Sample& sample);
  static std::map<std::uint64_t, std::size_t> count_blocks(std::span<const Page* const> pages,
                                                           std::size_t least);
  void trim(Sample& sample);

  std::map<std::uint64_t, Sample> sources_;
  DateOrderLearner date_orders_;
  std::size_t pages_ = 0;
  std::size_t quota_ =
      most_pages_of_source;  ///< pages kept of a source; halved when memory is full
};

}  // namespace dateline
