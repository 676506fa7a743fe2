#include "indexer/segment/glass/spelling_table.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "common/glass/keys.h"
#include "common/glass/pack.h"
#include "indexer/segment/glass/deflating_writer.h"

namespace dateline::glass {
namespace {

constexpr std::size_t least_word = 2;
constexpr std::size_t greatest_word = maximum_key - 1;  // its key starts with 'W'
constexpr std::size_t greatest_bookends_word = 4;

// A word fragment, as big-endian bytes of its key (zero-padded for three bytes), above the number
// of the word, so that it sorts by key, then by word.
using FragmentEntry = std::uint64_t;

FragmentEntry make_entry(char kind, std::string_view bytes, std::uint32_t word) {
  FragmentEntry fragment = static_cast<unsigned char>(kind);
  for (std::size_t i = 0; i < 3; ++i) {
    fragment = fragment << 8 | (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U);
  }
  return fragment << 32 | word;
}

std::string fragment_key(FragmentEntry entry) {
  std::string key;
  for (unsigned shift = 56; shift >= 32; shift -= 8) key += static_cast<char>(entry >> shift);
  if (key.front() != 'M') key.pop_back();
  return key;
}

void add_fragments(std::string_view word, std::uint32_t number,
                   std::vector<FragmentEntry>& entries) {
  entries.push_back(make_entry('H', word.substr(0, 2), number));
  entries.push_back(make_entry('T', word.substr(word.size() - 2), number));
  if (word.size() <= greatest_bookends_word) {
    const char bookends[] = {word.front(), word.back()};
    entries.push_back(make_entry('B', {bookends, sizeof bookends}, number));
  }
  for (std::size_t at = 0; at + 3 <= word.size(); ++at) {
    entries.push_back(make_entry('M', word.substr(at, 3), number));
  }
}

/// A sorted word list: for each word the length of the prefix shared with the previous one (absent
/// for the first), the length of the rest, and the rest. Lengths are XORed with 96, so that common
/// ones are letters.
class WordList {
 public:
  void add(std::string_view word) {
    std::size_t shared = 0;
    if (!previous_.empty()) {
      const auto differ =
          std::mismatch(previous_.begin(), previous_.end(), word.begin(), word.end());
      shared = static_cast<std::size_t>(differ.first - previous_.begin());
      add_size(shared);
    }
    add_size(word.size() - shared);
    tag_ += word.substr(shared);
    previous_ = word;
  }

  std::string_view tag() const { return tag_; }

 private:
  void add_size(std::size_t size) { tag_ += static_cast<char>(size ^ 96); }

  std::string tag_;
  std::string_view previous_;
};

}  // namespace

Result<TableRoot> write_spelling(std::span<const SpellingWord> words,
                                 const std::filesystem::path& path) {
  auto table = TableWriter::create(path);
  if (!table) return pass(table);
  std::vector<FragmentEntry> entries;
  for (std::uint32_t number = 0; number < words.size(); ++number) {
    const std::string_view word = words[number].text;
    if (!words[number].suggested) continue;
    if (word.size() < least_word || word.size() > greatest_word) continue;
    add_fragments(word, number, entries);
  }
  std::sort(entries.begin(), entries.end());
  entries.erase(std::unique(entries.begin(), entries.end()), entries.end());

  Deflater deflater;
  for (auto entry = entries.begin(); entry != entries.end();) {
    const std::string key = fragment_key(*entry);
    const FragmentEntry fragment = *entry >> 32;
    WordList list;
    for (; entry != entries.end() && *entry >> 32 == fragment; ++entry) {
      list.add(words[static_cast<std::uint32_t>(*entry)].text);
    }
    add_deflated(key, list.tag(), deflater, *table);
  }
  for (const SpellingWord& word : words) {
    if (word.text.size() < least_word || word.text.size() > greatest_word) continue;
    std::string frequency;
    append_last(frequency, word.frequency);
    table->add(spelling_key(word.text), frequency);
  }
  return table->finish();
}

}  // namespace dateline::glass
