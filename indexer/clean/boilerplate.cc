#include "indexer/clean/boilerplate.h"

#include <xxhash.h>

#include <algorithm>
#include <iterator>

#include "common/database/guard.h"
#include "common/database/index_metadata.h"
#include "common/support/varint.h"
#include "indexer/prose/lines.h"
#include "indexer/prose/sentence_end.h"

namespace dateline {

std::uint64_t block_digest(std::string_view block) {
  if (block.size() <= LineKey::capacity) {
    const LineKey key(block);
    if (!key.view().empty()) return XXH3_64bits(key.view().data(), key.view().size());
  }
  return XXH3_64bits(block.data(), block.size());
}

std::uint64_t source_digest(std::string_view source) {
  return XXH3_64bits(source.data(), source.size());
}

double SourceBoilerplate::share(std::uint64_t digest) const {
  const auto found = std::ranges::lower_bound(blocks_, digest, {}, &Block::digest);
  return found != blocks_.end() && found->digest == digest ? found->share / 255.0 : 0.0;
}

namespace {

/// Stands above the text of all pages that have one.
constexpr std::uint64_t any_text = 0;

/// The digest of a block above the text, among those of blocks anywhere.
std::uint64_t digest_above_text(std::uint64_t digest) {
  return ~digest;
}

}  // namespace

double SourceBoilerplate::share_above_text(std::uint64_t digest) const {
  return share(digest_above_text(digest));
}

bool SourceBoilerplate::knows_texts() const {
  return share_above_text(any_text) > 0;
}

const SourceBoilerplate& BoilerplateModel::of(std::string_view source) const {
  static const SourceBoilerplate unknown;
  const auto found = sources_.find(source_digest(source));
  return found == sources_.end() ? unknown : found->second;
}

bool SourceBoilerplate::has_lines() const {
  return std::ranges::any_of(
      blocks_, [](const Block& one) { return one.digest != digest_above_text(any_text); });
}

void BoilerplateModel::set(std::uint64_t source, SourceBoilerplate boilerplate) {
  sources_[source] = std::move(boilerplate);
}

void BoilerplateModel::add_new_sources(const BoilerplateModel& newer) {
  sources_.insert(newer.sources_.begin(), newer.sources_.end());
  date_orders_.add_new(newer.date_orders_);
}

std::string BoilerplateModel::serialise() const {
  std::string bytes;
  put_varint(bytes, sources_.size());
  for (const auto& [source, boilerplate] : sources_) {
    put_varint(bytes, source);
    put_varint(bytes, boilerplate.pages());
    put_varint(bytes, boilerplate.blocks().size());
    std::uint64_t last = 0;
    for (const auto& block : boilerplate.blocks()) {
      put_varint(bytes, block.digest - last);
      put_varint(bytes, block.share);
      last = block.digest;
    }
  }
  if (!date_orders_.empty()) date_orders_.append_to(bytes);
  return bytes;
}

Result<BoilerplateModel> BoilerplateModel::deserialise(std::string_view bytes) {
  const auto corrupt = [] {
    return fail(ErrorKind::index_corrupt, "learned boilerplate is inconsistent",
                "index the archive again");
  };
  BoilerplateModel model;
  std::uint64_t sources = 0;
  if (!take_varint(bytes, sources)) return corrupt();
  for (std::uint64_t i = 0; i < sources; ++i) {
    std::uint64_t source = 0;
    std::uint64_t pages = 0;
    std::uint64_t count = 0;
    if (!take_varint(bytes, source) || !take_varint(bytes, pages) || !take_varint(bytes, count) ||
        pages > UINT32_MAX || count > bytes.size()) {
      return corrupt();
    }
    std::vector<SourceBoilerplate::Block> blocks(count);
    std::uint64_t last = 0;
    for (auto& block : blocks) {
      std::uint64_t gap = 0;
      std::uint64_t share = 0;
      if (!take_varint(bytes, gap) || !take_varint(bytes, share) || share > UINT8_MAX) {
        return corrupt();
      }
      block = {last += gap, static_cast<std::uint8_t>(share)};
    }
    model.set(source, {static_cast<std::uint32_t>(pages), std::move(blocks)});
  }
  // None, or of an older index, if nothing is left.
  if (!bytes.empty() && (!model.date_orders_.take(bytes) || !bytes.empty())) return corrupt();
  return model;
}

Result<BoilerplateModel> read_boilerplate(const CheckedDatabase& database) {
  return guard([&]() -> Result<BoilerplateModel> {
    const std::string stored = database.get_metadata(std::string(metadata_key::boilerplate));
    return stored.empty() ? BoilerplateModel() : BoilerplateModel::deserialise(stored);
  });
}

namespace {

constexpr std::size_t least_pages = 6;  ///< minimum pages of a source to learn from
constexpr std::size_t least_pages_of_block = 3;
constexpr std::size_t least_share_percent = 8;
constexpr std::size_t most_blocks_of_source = 1024;
constexpr std::size_t least_paragraph = 80;  ///< bytes

void sort_distinct(std::vector<std::uint64_t>& digests) {
  std::ranges::sort(digests);
  digests.erase(std::unique(digests.begin(), digests.end()), digests.end());
  digests.shrink_to_fit();
}

/// Whether most of the smaller set is in the other.
bool is_mostly_in(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::vector<std::uint64_t> both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return both.size() * 5 >= std::min(a.size(), b.size()) * 4;
}

}  // namespace

BoilerplateLearner::Opening BoilerplateLearner::read_opening(
    std::span<const std::string_view> blocks, std::size_t at) {
  Opening opening{block_digest(blocks[at]), {}};
  const auto above = blocks.first(at).last(std::min(at, reach_of_headline));
  std::ranges::transform(above, std::back_inserter(opening.above), block_digest);
  sort_distinct(opening.above);
  return opening;
}

void BoilerplateLearner::add(std::string_view source, std::string_view page,
                             const std::vector<std::string_view>& blocks) {
  Page digests;
  // The surroundings of a release are at the start and end of the page.
  const std::size_t half = most_blocks_of_page / 2;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (i >= half && i + half < blocks.size()) continue;
    digests.blocks.push_back(block_digest(blocks[i]));
    if (blocks[i].size() < least_paragraph) continue;
    if (digests.openings.size() < most_openings_of_page && ends_sentence(blocks[i])) {
      digests.openings.push_back(read_opening(blocks, i));
    }
    if (digests.paragraphs.size() == most_paragraphs_of_page) continue;
    // Releases of a row may differ by their numbers alone.
    digests.paragraphs.push_back(XXH3_64bits(blocks[i].data(), blocks[i].size()));
  }
  sort_distinct(digests.blocks);
  sort_distinct(digests.paragraphs);
  insert(source_digest(source), XXH3_64bits(page.data(), page.size()), std::move(digests));
}

void BoilerplateLearner::merge(BoilerplateLearner&& other) {
  date_orders_.merge(other.date_orders_);
  quota_ = std::min(quota_, other.quota_);
  for (auto& [source, sample] : sources_) trim(sample);
  for (auto& [source, sample] : other.sources_) {
    for (auto& [digest, page] : sample) insert(source, digest, std::move(page));
  }
}

void BoilerplateLearner::insert(std::uint64_t source, std::uint64_t digest, Page&& page) {
  Sample& sample = sources_[source];
  if (sample.size() >= quota_ && digest > sample.rbegin()->first) return;
  if (!sample.emplace(digest, std::move(page)).second) return;
  ++pages_;
  trim(sample);
  // Counting pages instead of bytes makes the result depend on the set of pages, not their order.
  while (pages_ > most_pages && quota_ > least_pages) {
    quota_ = std::max(quota_ / 2, least_pages);
    for (auto& [name, other] : sources_) trim(other);
  }
  while (pages_ > most_pages) {
    const auto last = std::prev(sources_.end());
    pages_ -= last->second.size();
    sources_.erase(last);
  }
}

void BoilerplateLearner::trim(Sample& sample) {
  while (sample.size() > quota_) {
    sample.erase(std::prev(sample.end()));
    --pages_;
  }
}

/// One page of each release. Pages are compared by the paragraphs that at most half of them have;
/// those that have no others, by all.
std::vector<const BoilerplateLearner::Page*> BoilerplateLearner::distinct_pages(
    const Sample& sample) {
  std::map<std::uint64_t, std::size_t> counts;
  for (const auto& [digest, page] : sample) {
    for (const std::uint64_t paragraph : page.paragraphs) ++counts[paragraph];
  }
  std::vector<const Page*> pages;
  std::vector<std::vector<std::uint64_t>> known;
  std::map<std::uint64_t, std::vector<std::size_t>> known_with;  // indexes, by paragraph
  for (const auto& [digest, page] : sample) {
    std::vector<std::uint64_t> own;
    std::ranges::copy_if(page.paragraphs, std::back_inserter(own), [&](std::uint64_t paragraph) {
      return counts[paragraph] * 2 <= sample.size();
    });
    if (own.empty()) own = page.paragraphs;
    const auto is_known = [&](std::uint64_t paragraph) {
      return std::ranges::any_of(known_with[paragraph],
                                 [&](std::size_t i) { return is_mostly_in(own, known[i]); });
    };
    if (std::ranges::any_of(own, is_known)) continue;
    for (const std::uint64_t paragraph : own) known_with[paragraph].push_back(known.size());
    known.push_back(std::move(own));
    pages.push_back(&page);
  }
  return pages;
}

/// The number of pages with each block, and with each above the first sentence of their own: one
/// that fewer than `least` pages have.
std::map<std::uint64_t, std::size_t> BoilerplateLearner::count_blocks(
    std::span<const Page* const> pages, std::size_t least) {
  std::map<std::uint64_t, std::size_t> counts;
  for (const Page* page : pages) {
    for (const std::uint64_t digest : page->blocks) ++counts[digest];
  }
  for (const Page* page : pages) {
    const auto own = std::ranges::find_if(
        page->openings, [&](const Opening& opening) { return counts[opening.paragraph] < least; });
    if (own == page->openings.end()) continue;
    ++counts[digest_above_text(any_text)];
    for (const std::uint64_t digest : own->above) ++counts[digest_above_text(digest)];
  }
  return counts;
}

BoilerplateModel BoilerplateLearner::finish() const {
  BoilerplateModel model;
  for (const auto& [source, sample] : sources_) {
    const std::vector<const Page*> pages = distinct_pages(sample);
    if (pages.size() < least_pages) continue;
    const std::size_t least =
        std::max(least_pages_of_block, pages.size() * least_share_percent / 100);
    const auto counts = count_blocks(pages, least);
    std::vector<SourceBoilerplate::Block> frequent;
    for (const auto& [digest, count] : counts) {
      if (count < least) continue;
      frequent.push_back({digest, static_cast<std::uint8_t>(count * 255 / pages.size())});
    }
    if (frequent.size() > most_blocks_of_source) {
      std::ranges::stable_sort(frequent, std::greater(), &SourceBoilerplate::Block::share);
      frequent.resize(most_blocks_of_source);
      std::ranges::sort(frequent, {}, &SourceBoilerplate::Block::digest);
    }
    model.set(source, {static_cast<std::uint32_t>(pages.size()), std::move(frequent)});
  }
  model.set_date_orders(date_orders_.finish());
  return model;
}

}  // namespace dateline
