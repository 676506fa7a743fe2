#include "query/result/sentences.h"

#include <array>

#include "common/text/ascii.h"

namespace dateline {
namespace {

constexpr std::size_t longest_abbreviation = 4;  // "Sen", "Gov", "Inc", "Corp"

constexpr std::array<bool, 256> may_end = [] {
  std::array<bool, 256> table{};
  for (const char c : {'\n', '.', '!', '?'}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

/// Whether the word that ends at `end` is an initial or looks like a short title.
bool is_abbreviation(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  const std::size_t size = end - begin;
  return size > 0 && is_upper(text[begin]) && size <= longest_abbreviation;
}

bool opens_sentence(char c) {
  return is_upper(c) || is_digit(c) || c == '"' || c == '\'' || c == '(' ||
         static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\n')) ++at;
  return at;
}

std::size_t sentence_end(std::string_view text, std::size_t begin) {
  for (std::size_t i = begin; i < text.size(); ++i) {
    const char c = text[i];
    if (!may_end[static_cast<unsigned char>(c)]) continue;
    if (c == '\n') return i;
    std::size_t end = i + 1;
    while (end < text.size() && (text[end] == '"' || text[end] == '\'' || text[end] == ')')) ++end;
    if (end >= text.size() || text[end] != ' ') continue;
    const std::size_t next = skip_space(text, end);
    if (next >= text.size() || !opens_sentence(text[next])) continue;
    if (c == '.' && is_abbreviation(text, i)) continue;
    return end;
  }
  return text.size();
}

}  // namespace dateline
