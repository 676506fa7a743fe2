#include "indexer/clean/spaces.h"

#include <algorithm>

namespace dateline {
namespace {

bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

}  // namespace

std::string_view trim_blanks(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
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
    while (is_blank(text[end])) ++end;
    text.remove_prefix(end);
  }
}

std::string fold_spaces(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  append_folded(folded, text);
  return folded;
}

}  // namespace dateline
