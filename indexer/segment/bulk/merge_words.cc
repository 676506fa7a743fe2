#include <algorithm>
#include <string>
#include <vector>

#include "indexer/segment/bulk/merge_tables.h"
#include "indexer/segment/bulk/term_merge.h"

namespace dateline {

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
  std::size_t kept = 0;
  for (glass::SpellingWord& word : words) {
    if (kept > 0 && words[kept - 1].text == word.text) {
      words[kept - 1].frequency += word.frequency;
      words[kept - 1].suggested |= word.suggested;
    } else {
      if (&words[kept] != &word) words[kept] = std::move(word);
      ++kept;
    }
  }
  words.resize(kept);
  return {};
}

}  // namespace dateline
