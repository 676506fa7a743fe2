#include "indexer/prose/headline.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "common/text/ascii.h"
#include "common/text/byte_word.h"
#include "common/text/folded_text.h"
#include "common/text/utf8.h"
#include "indexer/prose/dateline.h"
#include "indexer/prose/lines.h"

namespace dateline {
namespace {

constexpr std::size_t longest_headline = 300;
constexpr std::size_t longest_cut = 120;
constexpr std::size_t least_headline_words = 3;

struct CharacterRange {
  unsigned first;
  unsigned last;
};

/// Spaces and marks, which differ between copies of one headline.
constexpr auto headline_marks = std::to_array<CharacterRange>({{0xA0, 0xA1},  // no-break space
                                                               {0xAB, 0xAB},  // guillemets
                                                               {0xB7, 0xB7},  // middle dot
                                                               {0xBB, 0xBB},
                                                               {0xBF, 0xBF},
                                                               {0x2000, 0x206F},  // typographic
                                                               {0x25A0, 0x25FF},  // bullets
                                                               {0x3000, 0x3003},  // CJK
                                                               {0x3008, 0x301F},
                                                               {0xFF01, 0xFF0F},  // full width
                                                               {0xFF1A, 0xFF20},
                                                               {0xFF3B, 0xFF40},
                                                               {0xFF5B, 0xFF65}});

/// The bytes of the mark at `at`, or 0.
std::size_t mark_size(std::string_view text, std::size_t at) {
  constexpr unsigned char least_lead_byte = 0xC2;  // of a character of several bytes
  if (static_cast<unsigned char>(text[at]) < least_lead_byte) return 0;
  const Utf8Character character = utf8_character(text, at);
  const bool mark = std::ranges::any_of(headline_marks, [&](const CharacterRange& range) {
    return range.first <= character.code && character.code <= range.last;
  });
  return mark ? character.size : 0;
}

/// The next letter or digit at or after `at`, which advances past it; '\0' at the end.
char next_letter(std::string_view text, std::size_t& at) {
  while (at < text.size()) {
    if (const std::size_t mark = mark_size(text, at); mark > 0) {
      at += mark;
    } else if (is_word_byte(text[at])) {
      return to_lower(text[at++]);
    } else {
      ++at;
    }
  }
  return '\0';
}

/// A four-letter word abbreviated with a full stop ("Sens. Reader and Writer").
bool is_abbreviation(std::string_view word) {
  static constexpr std::array<std::string_view, 9> words{"sens", "reps", "govs", "corp", "dept",
                                                         "sept", "prof", "capt", "assn"};
  return std::ranges::any_of(
      words, [&](std::string_view known) { return std::ranges::equal(word, known, {}, to_lower); });
}

/// The end of the first sentence: a newline, or a full stop, question or exclamation mark before a
/// space and an upper-case letter, after a word of more than three letters.
std::size_t sentence_end(std::string_view text) {
  for (std::size_t at = 4; at + 2 < text.size(); ++at) {
    if (text[at] == '\n') return at;
    if (text[at] != '.' && text[at] != '?' && text[at] != '!') continue;
    const auto word = text.substr(at - 4, 4);
    const bool begins_here = at == 4 || !is_word_byte(text[at - 5]);
    if (begins_here && text[at] == '.' && is_abbreviation(word)) continue;
    const char next = text[at + 2];
    if (text[at + 1] == ' ' && std::ranges::all_of(word, is_word_byte) &&
        !(next >= 'a' && next <= 'z')) {
      return at;
    }
  }
  return text.size();
}

std::string_view cut_between_words(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  const auto space = text.rfind(' ', most);
  return text.substr(0, space == text.npos ? character_begin(text, most) : space);
}

/// Separators between the name of a page and that of its site.
constexpr std::array<std::string_view, 6> title_marks{"-", "|", "–", "—", ":", "»"};

bool begins_with_separator(std::string_view text) {
  return std::ranges::any_of(title_marks, [&](auto mark) { return text.starts_with(mark); });
}

bool ends_with_separator(std::string_view text) {
  return std::ranges::any_of(title_marks, [&](auto mark) { return text.ends_with(mark); });
}

}  // namespace

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  ByteWord before = 0x80;  // whether a blank stands before the first byte
  for (std::size_t at = 0; at < text.size(); at += sizeof(ByteWord)) {
    const ByteWord bytes = load_bytes(text, at);
    const ByteWord blanks = equal_bytes(bytes, ' ') | equal_bytes(bytes, '\t');
    words +=
        count_bytes(first_bytes(~blanks & (blanks << 8 | before), text.size() - at) & high_bits);
    before = blanks >> 56;
  }
  return words;
}

namespace {

enum class Comparison : std::uint8_t { same, different, undecided };

/// Compares letters and digits; undecided where letters beyond ASCII differ, perhaps by case.
Comparison compare_letters(std::string_view a, std::string_view b) {
  const auto differ = std::ranges::mismatch(a, b).in1;
  std::size_t in_a = character_begin(a, static_cast<std::size_t>(differ - a.begin()));
  std::size_t in_b = in_a;
  while (true) {
    const char letter = next_letter(a, in_a);
    const char other = next_letter(b, in_b);
    const bool beyond_ascii = (letter & other & '\x80') != 0;
    if (letter != other) return beyond_ascii ? Comparison::undecided : Comparison::different;
    if (letter == '\0') return Comparison::same;
  }
}

}  // namespace

bool is_same_headline(std::string_view a, std::string_view b) {
  Comparison found = compare_letters(a, b);
  constexpr std::size_t most_marks = 8;  // bytes that one has more than the other
  const std::size_t longer = std::max(a.size(), b.size());
  if (found == Comparison::undecided && longer - std::min(a.size(), b.size()) <= most_marks) {
    found = compare_letters(FoldedText(a).view(), FoldedText(b).view());
  }
  return found == Comparison::same;
}

bool holds_headline(std::string_view line, std::string_view headline) {
  std::size_t in_line = 0;
  std::size_t in_headline = 0;
  char letter = next_letter(headline, in_headline);
  while (letter != '\0' && letter == next_letter(line, in_line)) {
    letter = next_letter(headline, in_headline);
  }
  if (letter == '\0') {
    // Marks at the end of the headline are ignored too ("Acme Inc. | Site").
    const auto rest =
        line.substr(std::min(line.find_first_not_of(".!?\"')] ", in_line), line.size()));
    return rest.empty() || begins_with_separator(rest);
  }
  if (!line.ends_with(headline)) return false;
  const auto before = trimmed<is_space>(line.substr(0, line.size() - headline.size()));
  return !before.empty() && ends_with_separator(before);
}

std::string_view without_release_label(std::string_view line) {
  static constexpr std::array<std::string_view, 5> labels{
      "for immediate release", "press release", "news release", "media release", "media advisory"};
  for (const std::string_view label : labels) {
    if (line.size() <= label.size() ||
        !std::ranges::equal(line.substr(0, label.size()), label, {}, to_lower))
      continue;
    const auto rest = line.substr(label.size());
    const auto begin = rest.find_first_not_of(" \t:-|");
    if (begin != rest.npos && begin > 0) return rest.substr(begin);
  }
  return line;
}

bool holds_several_sentences(std::string_view text) {
  return sentence_end(text) < text.size();
}

OpeningWords opening_words(std::string_view text, const DateRange& range) {
  const auto first = leading_dateline(text, range);
  if (!first) {
    const auto inner = inner_dateline(text, longest_headline, range);
    if (inner && count_words(text.substr(0, inner->begin)) >= least_headline_words) {
      return {std::string(trimmed<is_space>(text.substr(0, inner->begin))), inner->begin};
    }
  }
  auto opening = text.substr(first ? first->end : 0, longest_headline);
  opening = cut_between_words(opening.substr(0, sentence_end(opening)), longest_cut);
  return {std::string(trimmed<is_space>(opening)), 0};
}

}  // namespace dateline
