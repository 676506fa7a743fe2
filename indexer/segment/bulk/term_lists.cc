#include "indexer/segment/bulk/term_lists.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <string_view>
#include <vector>

#include "common/support/varint.h"
#include "indexer/segment/bulk/fetched_ahead.h"
#include "indexer/segment/glass/deflater.h"
#include "indexer/segment/glass/term_list.h"

namespace dateline {
namespace {

/// A term of a document.
struct TermRecord {
  std::uint32_t term = 0;  ///< index in InvertedIndex::terms
  std::uint32_t wdf = 0;
};

/// Sorts the records of a document by term: an LSD radix sort, since a document has a few hundred
/// of some hundred thousand terms.
class RecordSorter {
 public:
  /// `terms` is the number of terms of the segment.
  explicit RecordSorter(std::size_t terms) : bits_(static_cast<int>(std::bit_width(terms))) {}

  /// Sorts the `count` records returned by `next`. Valid until the next call.
  template <typename Next>
  std::span<const TermRecord> sort(std::uint32_t count, const Next& next) {
    sorted_.resize(count);
    std::generate(sorted_.begin(), sorted_.end(), next);
    for (int shift = 0; shift < bits_; shift += digit_bits) sort_by_digit(shift);
    return sorted_;
  }

 private:
  static constexpr int digit_bits = 9;

  void sort_by_digit(int shift) {
    const auto digit_of = [shift](const TermRecord& record) {
      return record.term >> shift & ((1U << digit_bits) - 1);
    };
    std::array<std::uint32_t, 1U << digit_bits> places{};
    for (const TermRecord& record : sorted_) ++places[digit_of(record)];
    std::exclusive_scan(places.begin(), places.end(), places.begin(), 0U);
    spare_.resize(sorted_.size());
    for (const TermRecord& record : sorted_) spare_[places[digit_of(record)]++] = record;
    sorted_.swap(spare_);
  }

  int bits_;
  std::vector<TermRecord> sorted_;
  std::vector<TermRecord> spare_;
};

}  // namespace

void write_term_lists(const InvertedIndex& index, std::span<const std::uint32_t> lengths,
                      std::span<const std::uint32_t> term_counts, std::string& out) {
  // Kept together, since these are accessed for each record.
  std::vector<std::string_view> texts;
  texts.reserve(index.terms.size());
  for (const InvertedTerm& term : index.terms) texts.push_back(term.text);
  RecordSorter sorter(index.terms.size());
  glass::TermListEncoder encoder;
  glass::Deflater deflater;
  auto term = index.record_terms.begin();
  const char* counts = index.record_counts.data();
  const auto next = [&] {
    TermRecord record{*term++, static_cast<std::uint32_t>(read_varint(counts))};
    read_varint(counts);  // of positions
    return record;
  };
  for (std::size_t document = 0; document < lengths.size(); ++document) {
    const std::uint32_t count = term_counts[document];
    encoder.begin(count, lengths[document]);
    const auto records = sorter.sort(count, next);
    for (std::size_t i = 0; i < records.size(); ++i) {
      if (i + fetched_ahead < records.size()) {
        __builtin_prefetch(&texts[records[i + fetched_ahead].term]);
        __builtin_prefetch(texts[records[i + fetched_ahead / 2].term].data());
      }
      encoder.add(texts[records[i].term], records[i].wdf);
    }
    const std::string_view deflated = deflater.deflate(encoder.tag());
    const std::string_view tag = deflated.empty() ? encoder.tag() : deflated;
    put_varint(out, 2 * tag.size() + (deflated.empty() ? 0 : 1));
    out += tag;
  }
}

}  // namespace dateline
