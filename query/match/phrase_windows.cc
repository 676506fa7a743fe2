#include "query/match/phrase_windows.h"

#include <algorithm>

#include "common/text/ascii.h"
#include "common/text/byte_word.h"
#include "common/text/tokenizer.h"

namespace dateline {
namespace {

constexpr std::size_t least_anchor = 4;

/// Bytes between white space, which no word crosses: surely a word or more, if ASCII letters or
/// digits are among them.
bool holds_word(std::string_view part) {
  return part.size() <= Tokenizer::longest_word && std::ranges::any_of(part, is_letter_or_digit);
}

std::size_t part_begin(std::string_view text, std::size_t at) {
  while (at > 0 && !is_white_space(text[at - 1])) --at;
  return at;
}

std::size_t part_end(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_white_space(text[at])) ++at;
  return at;
}

/// Where the part begins that has so many words between it and `at`, but no earlier than `least`.
std::size_t words_before(std::string_view text, std::size_t at, std::size_t words,
                         std::size_t least) {
  at = part_begin(text, at);
  while (words > 0 && at > least) {
    const std::size_t end = at - 1;
    at = part_begin(text, end);
    if (holds_word(text.substr(at, end - at))) --words;
  }
  return at;
}

std::size_t words_after(std::string_view text, std::size_t at, std::size_t words) {
  at = part_end(text, at);
  while (words > 0 && at < text.size()) {
    const std::size_t begin = at + 1;
    at = part_end(text, begin);
    if (holds_word(text.substr(begin, at - begin))) --words;
  }
  return at;
}

}  // namespace

PhraseWindows::PhraseWindows(const std::vector<std::string>& phrase) {
  for (std::size_t at = 0; at < phrase.size(); ++at) {
    const std::string& word = phrase[at];
    if (word.size() < std::max(least_anchor, anchor_.size() + 1)) continue;
    if (!std::ranges::all_of(word, is_lower)) continue;
    anchor_ = word;
    before_ = at;
    after_ = phrase.size() - 1 - at;
  }
}

bool PhraseWindows::is_anchor(std::string_view text) const {
  const std::size_t step = text.size() > 1 && text[1] == '.' ? 2 : 1;
  if (text.size() < step * (anchor_.size() - 1) + 1) return false;
  for (std::size_t i = 0; i < anchor_.size(); ++i) {
    if (to_lower(text[step * i]) != anchor_[i]) return false;
    if (step == 2 && i + 1 < anchor_.size() && text[2 * i + 1] != '.') return false;
  }
  return true;
}

/// Compares two letters at eight places at once.
std::size_t PhraseWindows::next_anchor(std::string_view text, std::size_t from) const {
  const auto first = static_cast<std::uint8_t>(anchor_[0]);
  const auto second = static_cast<std::uint8_t>(anchor_[1]);
  for (std::size_t at = from; at + 1 < text.size(); at += sizeof(ByteWord)) {
    const ByteWord next = lower_case(load_bytes(text, at + 1));
    ByteWord marks = equal_bytes(lower_case(load_bytes(text, at)), first) &
                     (equal_bytes(next, second) | equal_bytes(next, '.'));
    for (; marks != 0; marks &= marks - 1) {
      const std::size_t place = at + bytes_before(marks);
      if (is_anchor(text.substr(place))) return place;
    }
  }
  return text.npos;
}

std::vector<std::string_view> PhraseWindows::in(std::string_view folded) const {
  if (!narrow()) return {folded};
  std::vector<std::string_view> windows;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t looked_at = 0;
  for (std::size_t at = next_anchor(folded, 0); at != folded.npos;
       at = next_anchor(folded, at + 1)) {
    const std::size_t first = words_before(folded, at, before_, end);
    const std::size_t last = words_after(folded, at, after_);
    looked_at += last - first;
    if (looked_at > folded.size()) return {folded};  // windows upon windows
    if (first > end) {
      if (end > begin) windows.push_back(folded.substr(begin, end - begin));
      begin = first == 0 ? 0 : first - 1;
    }
    end = std::max(end, last);
  }
  if (end > begin) windows.push_back(folded.substr(begin, end - begin));
  return windows;
}

}  // namespace dateline
