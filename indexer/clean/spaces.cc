#include "indexer/clean/spaces.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr std::string_view blanks = " \t\n\r\f\v";

}  // namespace

std::string_view trim_blanks(std::string_view text) {
  const auto begin = text.find_first_not_of(blanks);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

void append_folded(std::string& out, std::string_view text) {
  text = trim_blanks(text);
  while (!text.empty()) {
    // Most spaces stand alone: whole stretches are copied up to a run of blanks.
    std::size_t end = 0;
    while (end < text.size() &&
           (static_cast<unsigned char>(text[end]) > ' ' ||
            (text[end] == ' ' && static_cast<unsigned char>(text[end + 1]) > ' '))) {
      ++end;
    }
    out.append(text.substr(0, end));
    if (end == text.size()) return;
    out.push_back(' ');
    text.remove_prefix(std::min(text.find_first_not_of(blanks, end), text.size()));
  }
}

std::string fold_spaces(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  append_folded(folded, text);
  return folded;
}

}  // namespace dateline
