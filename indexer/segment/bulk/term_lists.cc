#include "indexer/segment/bulk/term_lists.h"

#include <numeric>
#include <vector>

#include "indexer/segment/glass/deflater.h"
#include "indexer/segment/glass/pack.h"
#include "indexer/segment/glass/term_list.h"

namespace dateline {
namespace {

struct Entry {
  std::uint32_t term = 0;  ///< index in InvertedIndex::terms
  std::uint32_t wdf = 0;
};

// The entries of one document after the other. As terms are walked in order, each document's
// entries come in order.
std::vector<Entry> transpose(const InvertedIndex& index, std::span<const std::uint32_t> counts) {
  std::vector<std::size_t> places(counts.size());
  std::exclusive_scan(counts.begin(), counts.end(), places.begin(), std::size_t{0});
  std::vector<Entry> entries(std::accumulate(counts.begin(), counts.end(), std::size_t{0}));
  for (std::uint32_t term = 0; term < index.terms.size(); ++term) {
    const std::string_view postings = index.terms[term].postings;
    std::size_t document = 0;
    for (const char* at = postings.data(); at != postings.data() + postings.size();) {
      document += glass::read_varint(at);
      const auto wdf = static_cast<std::uint32_t>(glass::read_varint(at));
      entries[places[document - 1]++] = {term, wdf};
    }
  }
  return entries;
}

}  // namespace

void write_term_lists(const InvertedIndex& index, std::span<const std::uint32_t> lengths,
                      std::span<const std::uint32_t> term_counts, SectionWriter& out) {
  const std::vector<Entry> entries = transpose(index, term_counts);
  glass::TermListEncoder encoder;
  glass::Deflater deflater;
  auto entry = entries.begin();
  for (std::size_t document = 0; document < lengths.size(); ++document) {
    encoder.begin(term_counts[document], lengths[document]);
    for (std::uint32_t terms = term_counts[document]; terms > 0; --terms, ++entry) {
      encoder.add(index.terms[entry->term].text, entry->wdf);
    }
    const std::string_view deflated = deflater.deflate(encoder.tag());
    const std::string_view tag = deflated.empty() ? encoder.tag() : deflated;
    out.append_number(2 * tag.size() + (deflated.empty() ? 0 : 1));
    out.append(tag);
  }
}

}  // namespace dateline
