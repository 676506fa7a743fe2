#include "indexer/html/described_text.h"

#include <xxhash.h>

#include <vector>

#include "common/text/ascii.h"
#include "indexer/html/extract.h"

namespace dateline::html {
namespace {

constexpr std::size_t run_length = 3;

/// Digests of the words of a text: letters and digits, ignoring case.
std::vector<std::uint64_t> word_digests(std::string_view text) {
  std::vector<std::uint64_t> digests;
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    if (is_letter_or_digit(c)) {
      word.push_back(to_lower(c));
    } else if (!word.empty()) {
      digests.push_back(XXH3_64bits(word.data(), word.size()));
      word.clear();
    }
  }
  return digests;
}

/// Digests of the runs of words, one per starting word.
std::vector<std::uint64_t> run_digests(std::string_view text) {
  const std::vector<std::uint64_t> words = word_digests(text);
  std::vector<std::uint64_t> runs;
  for (std::size_t i = 0; i + run_length <= words.size(); ++i) {
    runs.push_back(XXH3_64bits(words.data() + i, run_length * sizeof(std::uint64_t)));
  }
  return runs;
}

}  // namespace

DescribedText::DescribedText(std::string_view described) {
  // Plain text keeps its line breaks only if it is preformatted.
  const bool markup = described.find("</") != std::string_view::npos;
  text_ = html_to_text(std::string(markup ? "" : "<pre>").append(described));
  for (const std::uint64_t run : run_digests(text_)) runs_.insert(run);
  words_ = word_digests(text_).size();
}

double DescribedText::coverage(std::string_view text) const {
  const std::vector<std::uint64_t> runs = run_digests(text);
  if (runs.empty()) return 0;
  std::size_t found = 0;
  for (const std::uint64_t run : runs) found += runs_.contains(run) ? 1 : 0;
  return static_cast<double>(found) / static_cast<double>(runs.size());
}

}  // namespace dateline::html
