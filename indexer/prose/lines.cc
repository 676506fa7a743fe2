#include "indexer/prose/lines.h"

#include <algorithm>
#include <array>

#include "common/text/ascii.h"
#include "common/text/byte_word.h"
#include "common/text/take_until.h"

namespace dateline {
namespace {

/// A space or a control character.
bool is_blank_byte(char c) {
  return static_cast<unsigned char>(c) <= ' ';
}

/// Length of the prefix of a trimmed text whose only blanks are single spaces.
std::size_t end_of_folded(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += sizeof(ByteWord)) {
    const ByteWord word = load_bytes(text, at);
    const ByteWord blanks = bytes_below(word, ' ' + 1);
    if (blanks == 0) continue;
    const ByteWord blanks_behind = bytes_below(load_bytes(text, at + 1), ' ' + 1);
    const ByteWord folded_away = blanks & (~equal_bytes(word, ' ') | blanks_behind);
    if (folded_away != 0) return std::min(at + bytes_before(folded_away), text.size());
  }
  return text.size();
}

/// Whether a word goes on after a hyphen and the end of a line, with the letters that follow:
/// "har-", "bour", but not "short-", "and long-term".
bool is_broken_word(std::string_view before, std::string_view blanks, std::string_view after) {
  constexpr std::array<std::string_view, 9> conjunctions{"and", "or", "to", "und", "oder",
                                                         "et",  "ou", "y",  "o"};
  if (before.size() < 2 || !before.ends_with('-') || !is_lower(before[before.size() - 2]))
    return false;
  if (blanks.find('\n') == blanks.npos || after.empty() || !is_lower(after.front())) return false;
  const auto end = std::ranges::find_if_not(after, is_letter) - after.begin();
  return std::ranges::find(conjunctions, after.substr(0, static_cast<std::size_t>(end))) ==
         conjunctions.end();
}

}  // namespace

void append_folded(std::string& out, std::string_view text) {
  text = trimmed<is_blank_byte>(text);
  while (!text.empty()) {
    // Most spaces are single, so whole stretches are copied up to a run of blanks.
    std::size_t end = end_of_folded(text);
    out.append(text.substr(0, end));
    if (end == text.size()) return;
    const std::size_t blanks = end;
    while (is_blank_byte(text[end])) ++end;  // the last byte is none
    const bool broken =
        is_broken_word(text.substr(0, blanks), text.substr(blanks, end - blanks), text.substr(end));
    if (!broken) out.push_back(' ');
    text.remove_prefix(end);
  }
}

std::string fold_spaces(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  append_folded(folded, text);
  return folded;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) lines.push_back(take_until(text, '\n'));
  return lines;
}

bool is_rule(std::string_view line, std::string_view signs, std::size_t least) {
  line = trimmed(line);
  if (line.size() < least || signs.find(line.front()) == signs.npos) return false;
  const char sign = line.front();
  return std::ranges::all_of(line, [&](char c) { return c == sign || c == ' '; }) &&
         std::ranges::count(line, sign) >= static_cast<std::ptrdiff_t>(least);
}

std::string_view first_line_of(std::string_view text) {
  return text.substr(0, text.find('\n'));
}

std::string_view behind_first_line(std::string_view text) {
  take_until(text, '\n');
  return text;
}

namespace {

// Maps each byte of a word; 0 for separators.
constexpr std::array<char, 256> word_bytes = [] {
  std::array<char, 256> table{};
  for (std::size_t byte = 0x80; byte < table.size(); ++byte) table[byte] = static_cast<char>(byte);
  for (char c = '0'; c <= '9'; ++c) table[static_cast<unsigned char>(c)] = '0';
  for (char c = 'a'; c <= 'z'; ++c) {
    table[static_cast<unsigned char>(c)] = c;
    table[static_cast<unsigned char>(c - 'a' + 'A')] = c;
  }
  return table;
}();

}  // namespace

bool tells_size_of_file(std::string_view line) {
  static constexpr std::array<std::string_view, 14> units{
      "b", "bytes", "kb", "kib", "ko", "mb", "mib", "mo", "gb", "octets", "кб", "мб", "КБ", "МБ"};
  const std::size_t begin = std::max(line.rfind('(') + 1, line.rfind('[') + 1);
  const std::size_t end = line.find_first_of(")]", begin);
  if (begin == 0 || end == line.npos) return false;
  if (trimmed(line.substr(end + 1)).find(' ') != line.npos) return false;  // "Download" may follow
  const std::string_view inside = line.substr(begin, end - begin);
  const std::size_t digit = inside.find_last_of("0123456789");
  if (digit == inside.npos) return false;
  std::string_view rest = trimmed(inside.substr(digit + 1));  // "kB - PDF"
  return std::ranges::find(units, lowered(take_until(rest, ' '))) != units.end();
}

bool offers_file(std::string_view line) {
  static constexpr std::array<std::string_view, 10> types{"pdf", "doc", "jpg",  "jpeg", "png",
                                                          "zip", "xls", "pptx", "mp3",  "mp4"};
  if (!tells_size_of_file(line)) return false;
  const std::string lower = lowered(line);
  return std::ranges::any_of(types, [&](auto type) { return lower.find(type) != lower.npos; });
}

LineKey::LineKey(std::string_view line) {
  bool space_due = false;
  for (const char c : line) {
    const char byte = word_bytes[static_cast<unsigned char>(c)];
    if (byte == 0) {
      space_due = size_ > 0;
      continue;
    }
    if (size_ + 2 > capacity) {
      size_ = 0;
      return;
    }
    if (space_due) bytes_[size_++] = ' ';
    space_due = false;
    bytes_[size_++] = byte;
  }
}

}  // namespace dateline
