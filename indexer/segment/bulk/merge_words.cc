#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "common/glass/keys.h"
#include "common/glass/pack.h"
#include "indexer/segment/bulk/merge_tables.h"
#include "indexer/segment/bulk/term_merge.h"
#include "indexer/segment/glass/table_writer.h"

namespace dateline {

Result<glass::TableRoot> merge_position(std::span<const Run> runs, std::uint32_t min_documents,
                                        const std::filesystem::path& path) {
  auto table = glass::TableWriter::create(path);
  if (!table) return pass(table);
  std::vector<std::uint32_t> offsets;
  std::uint32_t offset = 0;
  for (const Run& run : runs) {
    offsets.push_back(offset);
    offset += run.statistics.documents;
  }
  std::string key;
  std::vector<std::uint32_t> counts;
  TermMerge terms(runs, Section::positions);
  while (terms.next()) {
    counts.clear();
    for (const std::uint32_t run : terms.holders()) counts.push_back(terms.section(run).number32());
    const bool rare =
        std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}) < min_documents;
    key = glass::positions_key(terms.term());
    const std::size_t term_size = key.size();
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const std::uint32_t run = terms.holders()[i];
      SectionReader& in = terms.section(run);
      std::uint32_t document = offsets[run];
      for (std::uint32_t left = counts[i]; left > 0; --left) {
        document += in.number32();
        const std::string_view tag = in.sized_bytes();
        if (rare) continue;
        key.resize(term_size);
        glass::append_sortable(key, document);
        table->add(key, tag);
      }
    }
  }
  if (auto finished = terms.finish(); !finished) return pass(finished);
  return table->finish();
}

Result<void> merge_words(std::span<const Run> runs, const SpellingFilter& spelling,
                         std::vector<glass::SpellingWord>& words) {
  const auto middle = static_cast<std::ptrdiff_t>(words.size());
  TermMerge listed(runs, Section::words);
  while (listed.next()) {
    std::uint32_t documents = 0;
    for (const std::uint32_t run : listed.holders()) documents += listed.section(run).number32();
    const bool suggested = spelling && spelling(listed.term(), documents);
    words.push_back({std::string(listed.term()), documents, suggested});
  }
  if (auto finished = listed.finish(); !finished) return finished;
  std::inplace_merge(words.begin(), words.begin() + middle, words.end(),
                     [](const auto& a, const auto& b) { return a.text < b.text; });
  // A term that is also listed counts as both.
  for (std::size_t i = words.size(); i-- > 1;) {
    if (words[i - 1].text != words[i].text) continue;
    words[i - 1].frequency += words[i].frequency;
    words[i - 1].suggested |= words[i].suggested;
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return {};
}

}  // namespace dateline
